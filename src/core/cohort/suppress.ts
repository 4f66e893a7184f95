/**
 * Leaves small counts out of a report: every count of people from 1 to 4, and every other that would give one away.
 *
 * Counts that add up to a known total hide nothing when only one of them is left out: it is the rest. Nor do several whose sum is
 * itself small. So where one part is hidden, or hidden parts add up to fewer than five people, the next smallest part is hidden
 * too, and where there is none, the total. A cell of fewer than five people keeps no median and no range, and no cell keeps the
 * list of people's values; the least and the most of five or more stay.
 */
import type { Cell, CohortGroup, CohortReport, Count, Reason, Share, Spread } from "./report.ts";
import { smallBelow } from "./words.ts";

const isSmall = (count: Count): boolean => typeof count === "number" && count > 0 && count < smallBelow;
const hide = (count: Count): Count => (isSmall(count) ? "hidden" : count);
const restOf = (whole: Count, part: Count): Count =>
  typeof whole === "number" && typeof part === "number" ? whole - part : 0;
const sizeOf = (count: Count): number => (typeof count === "number" ? count : Infinity);
const sum = (counts: readonly Count[]): number => counts.reduce((total: number, count) => total + sizeOf(count), 0);

/** Hides the parts of a total until what is hidden could be anybody. Zeros stay: they name nobody. */
export function hideParts(parts: readonly Count[]): readonly Count[] {
  const smallest = parts
    .map((count, at) => ({ count, at }))
    .filter(({ count }) => count !== 0)
    .sort((a, b) => sizeOf(a.count) - sizeOf(b.count));
  const small = smallest.filter(({ count }) => isSmall(count)).length;
  const enough = (many: number): boolean =>
    many === 0 || (many > 1 && sum(smallest.slice(0, many).map(({ count }) => count)) >= smallBelow);
  let many = small;
  while (!enough(many) && many < smallest.length) many += 1;
  const hidden = new Set(smallest.slice(0, many).map(({ at }) => at));
  return parts.map((count, at) => (hidden.has(at) ? "hidden" : count));
}

const withCounts = <T extends { readonly count: Count }>(items: readonly T[], counts: readonly Count[]): readonly T[] =>
  items.map((item, at) => ({ ...item, count: counts[at] ?? "hidden" }));

const reasonsOf = (reasons: readonly Reason[]): readonly Reason[] =>
  withCounts(reasons, hideParts(reasons.map(({ count }) => count)));

/** A share tells as much by what it leaves over as by its count. */
function shareOf(share: Share, of: Count, count: Count): Share {
  const { id, name } = share;
  if (of !== "hidden" && count !== "hidden") return { ...share, of, count };
  return { id, name, of, count };
}

/** Of how many a share is: not told where the few who are left over would be told with it. */
const wholeOf = ({ of }: Share, n: Count): Count => (isSmall(restOf(n, of)) ? "hidden" : hide(of));

const alone = (share: Share, of: Count): Count => {
  return of === "hidden" || isSmall(share.count) || isSmall(restOf(share.of, share.count)) ? "hidden" : share.count;
};

function sharesOf(cell: Cell, n: Count): readonly Share[] {
  if (n === "hidden") return cell.shares.map((share) => shareOf(share, n, n));
  if (cell.kind === "response") {
    const counts = hideParts(cell.shares.map(({ count }) => count));
    return cell.shares.map((share, at) => shareOf(share, n, counts[at] ?? "hidden"));
  }
  return cell.shares.map((share) => shareOf(share, wholeOf(share, n), alone(share, wholeOf(share, n))));
}

/** Figures of five people or more; how many they are is left out with the count of the cell, or where it leaves few over. */
const spreadsOf = (spreads: readonly Spread[], n: Count): readonly Spread[] =>
  spreads
    .filter((spread) => !isSmall(spread.n))
    .map((spread) => (n === "hidden" || isSmall(restOf(n, spread.n)) ? { ...spread, n: "hidden" } : spread));

function cellOf(cell: Cell, patients: Count): Cell {
  const oneEach = cell.missing !== 0 && cell.because.length === cell.missing;
  const [n = "hidden", missing = "hidden"] =
    patients === "hidden" || oneEach ? ["hidden" as const, "hidden" as const] : hideParts([cell.n, cell.missing]);
  const because = reasonsOf(cell.because);
  const series = cell.series.filter((one) => !isSmall(one.n));
  const outside = restOf(cell.n, sum(cell.series.map((one) => one.n)));
  return {
    ...cell,
    n,
    missing,
    because: missing === "hidden" ? because.map((reason) => ({ ...reason, count: "hidden" as const })) : because,
    setAside: hide(cell.setAside),
    shares: sharesOf(cell, n),
    spreads: spreadsOf(cell.spreads, n),
    series:
      series.length < cell.series.length || n === "hidden" || isSmall(outside)
        ? []
        : series.map((one) => ({ ...one, spreads: spreadsOf(one.spreads, one.n) })),
    values: [],
  };
}

function groupOf(group: CohortGroup, patients: Count): CohortGroup {
  const part = (count: Count): Count => {
    const rest = restOf(group.patients, count);
    return patients === "hidden" || isSmall(count) || isSmall(rest) ? "hidden" : count;
  };
  return {
    ...group,
    patients,
    firstCourses: part(group.firstCourses),
    otherTreatment: part(group.otherTreatment),
    cells: group.cells.map((cell) => cellOf(cell, patients)),
  };
}

/** The report without small counts. The line of all courses goes when there are several: less the others, it would be the rest. */
export function suppressSmall(report: CohortReport): CohortReport {
  const shown = report.groups.length > 2 ? report.groups.filter(({ id }) => id !== "all") : report.groups.slice(-1);
  const sizes = hideParts(shown.map(({ patients: count }) => count));
  const [patients = "hidden", ...leftOut] = hideParts([report.patients, ...report.leftOut.map(({ count }) => count)]);
  const { courses: _exact, ...rest } = report;
  return {
    ...rest,
    charts: hide(report.charts),
    patients,
    leftOut: withCounts(report.leftOut, leftOut),
    groups: shown.map((group, at) => groupOf(group, sizes[at] ?? "hidden")),
  };
}
