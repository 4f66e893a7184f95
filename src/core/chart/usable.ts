/** Which values facts may use: not withdrawn, not cancelled, readable, dated. */
import type { Reading } from "./chart.ts";

const withdrawn: readonly Reading["status"][] = ["entered-in-error", "cancelled", "registered"];

/** Whether a value was taken back, or never came. */
export const isWithdrawn = (reading: Reading): boolean => withdrawn.includes(reading.status);

/** Whether a value may be used at all. Preliminary values are: the latest one may be the one that matters. */
export const isUsable = (reading: Reading): boolean =>
  !isWithdrawn(reading) && reading.unusable === undefined && reading.date !== undefined;

/** Whether a value may carry a baseline, a change or a response: preliminary ones may not. */
export const isSettled = (reading: Reading): boolean => isUsable(reading) && reading.status !== "preliminary";
