/** The numbers of a cohort in words, for terminal, page and figure alike. */
import type { Cell, CohortGroup, Count, Share, Spread } from "./report.ts";
import { unitWords } from "../quantity-words.ts";
import { baselineWords } from "./words.ts";

/** Three digits at most, with a minus that is not a hyphen. */
export const numberText = (value: number): string =>
  `${value < 0 ? "−" : ""}${Number(Math.abs(value).toPrecision(Math.abs(value) >= 1000 ? 5 : 3))}`;

export const countText = (count: Count): string => (count === "hidden" ? "left out" : String(count));

/** “6 of 9, 66.7 % (35.4 to 87.9)”: the share with its 95 % interval. */
export function shareText({ count, of, percent, low, high }: Share): string {
  if (count === "hidden") return "left out";
  if (percent === undefined || low === undefined || high === undefined) return `${count} of ${countText(of)}`;
  return `${count} of ${countText(of)}, ${numberText(percent)} % (${numberText(low)} to ${numberText(high)})`;
}

/** “−58 % (−82 to −35)”: the median with the range. */
export function spreadText({ unit, median, least, most }: Spread): string {
  return `${numberText(median)} ${unitWords(unit, median)} (${numberText(least)} to ${numberText(most)})`;
}

/** The outcome and what it is counted from. */
export const cellTitle = ({ title, baseline }: Cell): string =>
  baseline === undefined ? title : `${title}, from ${baselineWords[baseline]}`;

/** Each number of a cell with its name. */
export const cellLines = (cell: Cell): readonly { readonly name: string; readonly text: string }[] => [
  ...cell.shares.filter(({ of }) => of !== 0).map((share) => ({ name: share.name, text: shareText(share) })),
  ...cell.spreads.map((spread) => ({ name: spread.name, text: spreadText(spread) })),
];

/** “1 measured by another assay; 2 no value before the course”. */
export const missingText = ({ because }: Cell): string =>
  because.map(({ count, text }) => `${text}: ${countText(count)}`).join("; ");

/** How many people a group holds, and what else is known of all of them. */
export function groupText({ patients, firstCourses, otherTreatment }: CohortGroup): string {
  return `${countText(patients)} patients; first course on record for ${countText(firstCourses)}; another treatment in the follow-up in ${countText(otherTreatment)}`;
}

/** Where the first course is everybody's course, both baselines are one value, and one line says it. */
export const saysItTwice = (group: CohortGroup, cell: Cell): boolean =>
  cell.baseline === "first" && group.firstCourses !== "hidden" && group.firstCourses === group.patients;
