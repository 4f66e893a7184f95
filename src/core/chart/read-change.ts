/** Facts that are a change: within one assay, never from or to a bound, never across a plasma exchange. */
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { FactValue, UnknownFact } from "./fact-value.ts";
import type { IndexedChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import {
  anchorOf,
  baselineCandidates,
  chooseLast,
  highest,
  lowest,
  noBaseline,
  noCourse,
  nothingUsable,
  staleness,
} from "./read-value.ts";
import { amountOf, areComparable, inWords, keptOutBy, placeOf, type Point, pointsOf } from "./series.ts";
import { isSettled } from "./usable.ts";

/** A change from one value to another, or why there is none. */
export type Compared =
  | { readonly from: Point; readonly to: Point; readonly by: number; readonly byPercent: number | undefined }
  | { readonly unknown: UnknownFact };

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** Compares two values of a measure. */
export function compare(measure: Measure, from: Point, to: Point): Compared {
  const [a, b] = [amountOf(from), amountOf(to)];
  if (a === undefined || b === undefined)
    return { unknown: unknown("not-assessable", `${measure.name} is not an amount`, [from, to]) };
  if (!areComparable(measure, from, to)) return { unknown: otherAssay(measure, from, to) };
  const bound = a.comparator !== undefined ? from : b.comparator !== undefined ? to : undefined;
  if (bound !== undefined)
    return {
      unknown: unknown(
        "censored",
        `${measure.name} of ${bound.date ?? "?"} is ${inWords(bound)}: a bound, not a number`,
        [from, to],
      ),
    };
  const by = Math.round((b.value - a.value) * 1000) / 1000;
  return { from, to, by, byPercent: a.value === 0 ? undefined : tenth((100 * (b.value - a.value)) / a.value) };
}

const assayOf = (point: Point): string => {
  const amount = amountOf(point);
  return [amount?.assay, amount?.laboratory].filter((part) => part !== undefined).join(", ") || "no assay stated";
};

const otherAssay = (measure: Measure, from: Point, to: Point): UnknownFact =>
  unknown(
    "assay-changed",
    `${measure.name} of ${from.date ?? "?"} (${assayOf(from)}) and of ${to.date ?? "?"} (${assayOf(to)}) cannot be compared`,
    [from, to],
  );

/** Settled values that no treatment keeps out of a trend. */
const trendOf = (chart: IndexedChart, measure: Measure, nerve: string | undefined): readonly Point[] =>
  chart.once(`trend of ${measure.id} ${nerve ?? ""}`, () =>
    pointsOf(chart, measure.id, nerve).filter(
      (point) => isSettled(point) && keptOutBy(chart, measure, point) === undefined,
    ),
  );

/** Pairs the latest value of each side with its own earlier value; of several sides the one that began worse is taken. */
function pair(measure: Measure, earlier: readonly Point[], later: readonly Point[], none: () => UnknownFact): Compared {
  const places = [...new Set(later.map(placeOf))];
  const found: Compared[] = places.map((place) => {
    const to = chooseLast(
      measure,
      later.filter((p) => placeOf(p) === place),
      none,
    );
    if ("unknown" in to) return to;
    const candidates = earlier.filter((p) => placeOf(p) === place);
    const comparable = candidates.filter((p) => areComparable(measure, p, to.point));
    const other = candidates.at(-1);
    const from = chooseLast(measure, comparable, () =>
      other === undefined ? none() : otherAssay(measure, other, to.point),
    );
    return "unknown" in from ? from : compare(measure, from.point, to.point);
  });
  const sign = measure.better === "higher" ? 1 : -1;
  const known = found.filter((f) => "by" in f);
  const worst = known.reduce<(typeof known)[number] | undefined>((best, f) => {
    if (best === undefined) return f;
    return sign * ((amountOf(f.from)?.value ?? 0) - (amountOf(best.from)?.value ?? 0)) < 0 ? f : best;
  }, undefined);
  return worst ?? found[0] ?? { unknown: none() };
}

/** The two values a change runs between. Since a course, no value before the day `notBefore` is the later one. */
export function findChange(chart: IndexedChart, fact: ChartFact, measure: Measure, notBefore = -Infinity): Compared {
  const trend = trendOf(chart, measure, fact.nerve);
  if (fact.since === "previous") {
    const last = trend.at(-1);
    if (last === undefined) return { unknown: nothingUsable(chart, measure, fact.nerve) };
    const isLast = (point: Point): boolean => point.when.from === last.when.from;
    return pair(
      measure,
      trend.filter((p) => !isLast(p)),
      trend.filter(isLast),
      () => unknown("missing", `only one ${measure.name} on record`),
    );
  }
  const course = anchorOf(chart, fact);
  if (course === undefined) return { unknown: noCourse(chart, fact) };
  const since = trend.filter((point) => point.when.from > course.start.to && point.when.from >= notBefore);
  const none = (): UnknownFact =>
    unknown("missing", `no ${measure.name} since the course that began ${course.start.iso}`);
  if (fact.since === "lowest" || fact.since === "highest") {
    const from = (fact.since === "lowest" ? lowest : highest)(chart, fact, measure);
    return "unknown" in from ? from : pair(measure, [from.point], since, none);
  }
  const { open, keptOut } = baselineCandidates(chart, fact, measure, course);
  if (since.length === 0) return { unknown: none() };
  return open.length === 0
    ? { unknown: noBaseline(chart, fact, measure, course, keptOut) }
    : pair(measure, open, since, () => noBaseline(chart, fact, measure, course, keptOut));
}

/** Reads a change in the fact's unit: percent, or the unit of the measure. */
export function readChange(chart: IndexedChart, fact: ChartFact, measure: Measure): FactValue {
  const change = findChange(chart, fact, measure);
  if ("unknown" in change) return change.unknown;
  const stale = staleness(chart, measure, change.to, fact.staleAfter);
  if (stale !== undefined) return stale;
  const value = fact.unit === "%" ? change.byPercent : change.by;
  if (value === undefined)
    return unknown("not-assessable", `${measure.name} was 0 before: no share can be given`, [change.from, change.to]);
  return known({ value, unit: fact.unit ?? amountOf(change.to)?.unit ?? "1" }, [change.from, change.to]);
}
