/** A cohort report as a table with one number, or one set of figures, a line. */
import type { Cell, CohortGroup, CohortReport, Count, Spread } from "./report.ts";
import { baselineWords, smallBelow } from "./words.ts";

const columns = [
  "group",
  "outcome",
  "baseline",
  "statistic",
  "assay",
  "unit",
  "n",
  "missing",
  "set_aside",
  "count",
  "of",
  "percent",
  "low_95",
  "high_95",
  "median",
  "lower_quartile",
  "upper_quartile",
  "least",
  "most",
  "small",
  "review",
] as const;
type Column = (typeof columns)[number];
type Line = Partial<Record<Column, string | number | undefined>>;

const isSmall = (count: Count | undefined): boolean => typeof count === "number" && count > 0 && count < smallBelow;
const smallOf = (...counts: readonly (Count | undefined)[]): string => (counts.some(isSmall) ? "small" : "");

function spreadLine(spread: Spread, assay: string): Line {
  const { name, unit, n, median, lower, upper, least, most } = spread;
  const ends = { lower_quartile: lower, upper_quartile: upper, least, most };
  return { statistic: name, assay, unit, n, median, ...ends, small: smallOf(n) };
}

function linesOfCell(cell: Cell): readonly Line[] {
  const { n, missing, setAside } = cell;
  return [
    { statistic: "people", n, missing, set_aside: setAside, small: smallOf(n, missing, setAside) },
    ...cell.because.map(({ text, count }) => ({ statistic: `missing: ${text}`, count, small: smallOf(count) })),
    ...cell.shares.map(({ name, count, of, percent, low, high }) => ({
      statistic: name,
      count,
      of,
      percent,
      low_95: low,
      high_95: high,
      small: smallOf(count),
    })),
    ...cell.spreads.map((spread) => spreadLine(spread, "")),
    ...cell.series.flatMap((one) => one.spreads.map((spread) => spreadLine(spread, one.name))),
  ];
}

function linesOfGroup(group: CohortGroup): readonly Line[] {
  const people = (statistic: string, count: Count): Line => ({ statistic, count, small: smallOf(count) });
  const lines = [
    people("patients", group.patients),
    people("first course on record", group.firstCourses),
    people("another treatment of the disease in the follow-up", group.otherTreatment),
    ...group.cells.flatMap((cell) => {
      const baseline = cell.baseline === undefined ? "" : baselineWords[cell.baseline];
      return linesOfCell(cell).map((line) => ({ outcome: cell.title, baseline, ...line }));
    }),
  ];
  return lines.map((line) => ({ group: group.name, ...line }));
}

/** A text that begins like a formula would be run as one by spreadsheets. */
function written(value: string | number | undefined): string {
  if (typeof value === "number") return String(value);
  const text = value === undefined ? "" : /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The report as CSV (RFC 4180). “small” marks counts of people from 1 to 4; “hidden” stands for those left out. */
export function cohortToCsv(report: CohortReport): string {
  const lines: readonly Line[] = [
    { statistic: "charts read", count: report.charts, small: smallOf(report.charts) },
    { statistic: "patients who count in", count: report.patients, small: smallOf(report.patients) },
    ...report.leftOut.map(({ text, count }) => ({ statistic: `left out: ${text}`, count, small: smallOf(count) })),
    ...report.groups.flatMap(linesOfGroup),
  ];
  const rows = lines.map((line) => columns.map((column) => written({ ...line, review: report.banner }[column])));
  return [columns, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}
