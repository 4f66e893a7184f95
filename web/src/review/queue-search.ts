/** The queue's filters as they stand in its address. What an address says and the queue does not know is left out. */
import type { QueueQuery } from "../../../src/contract/review.ts";

const states = ["draft", "submitted", "under-review", "changes-requested", "approved", "expired", "retired"] as const;
const kinds = ["article", "claim", "rule"] as const;

const oneOf = <Value extends string>(all: readonly Value[], given: unknown): Value | undefined =>
  all.find((value) => value === given);

// The router reads `true` in an address as a boolean.
const isTrue = (given: unknown): boolean => given === true || given === "true";

/** Filters from an address; unknown values fall away. */
export function readQueueSearch(search: Readonly<Record<string, unknown>>): QueueQuery {
  const state = oneOf(states, search["state"]);
  const kind = oneOf(kinds, search["kind"]);
  const words = search["words"];
  return {
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(isTrue(search["mine"]) ? { mine: "true" as const } : {}),
    ...(isTrue(search["overdue"]) ? { overdue: "true" as const } : {}),
    ...(typeof words === "string" && words !== "" ? { words: words.slice(0, 200) } : {}),
  };
}
