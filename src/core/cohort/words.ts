/** Why somebody is left out of a cohort, or has no value in it, in words. */

/** Why a chart does not count in. */
export const leftOutWords = {
  suspected: "the disease is suspected, not confirmed",
  neither: "the disease is neither confirmed nor suspected",
  undecided: "it cannot be told whether the disease is confirmed",
  "no-course": "no course of the treatment on record",
  "other-subgroup": "not in the subgroup asked for",
  "subgroup-unknown": "not known whether in the subgroup asked for",
  "other-dates": "no course began on the days asked for",
  "other-regimen": "no course of the regimen asked for",
  "two-people": "two different people under one id",
} as const;
export type LeftOut = keyof typeof leftOutWords;

/** Why somebody who counts in has no value of an outcome. */
export const missingWords = {
  "too-early": "follow-up not long enough yet",
  "next-course": "the next course began before follow-up was long enough",
  "no-baseline": "no value before the course",
  "no-value": "no value in the follow-up",
  "set-aside": "only values soon after a treatment that distorts them",
  "assay-changed": "measured by another assay",
  censored: "above or below the range of the assay",
  unit: "in a unit that cannot be used",
  conflicting: "two values of one day that disagree",
  "few-scales": "fewer than two scales measured before and after",
  "worse-once": "worse, seen once and not yet confirmed",
  "not-assessable": "not assessable",
} as const;
export type MissingReason = keyof typeof missingWords;

/** The baseline that a change is counted from. */
export const baselineWords = { course: "before this course", first: "before the first course" } as const;
export type BaselineKind = keyof typeof baselineWords;

/** Counts of people from 1 to one below this are small: few enough to point at somebody. */
export const smallBelow = 5;
