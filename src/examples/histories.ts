/** The example histories. Each shows something that records of this disease do; none is a person. */
import { assaySwitch, censored, inError, missingVisits, wrongUnits } from "./flawed-histories.ts";
import type { History } from "./history.ts";
import { passive, pregnant, ready, waldenstrom } from "./planned-histories.ts";
import { depletion, flare, relapse, repeated } from "./treated-histories.ts";
import { old, undiagnosed } from "./untreated-histories.ts";

/** All of them, in the order of their numbers. */
export const histories: readonly History[] = [
  flare,
  depletion,
  relapse,
  assaySwitch,
  missingVisits,
  wrongUnits,
  inError,
  censored,
  passive,
  waldenstrom,
  pregnant,
  old,
  undiagnosed,
  repeated,
  ready,
];
