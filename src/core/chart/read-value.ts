/** Facts that are a value: latest, first, highest, lowest, baseline. */
import { addSpan, spanInWords } from "../calendar.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { FactValue, UnknownFact } from "./fact-value.ts";
import type { Course } from "./courses.ts";
import type { IndexedChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import {
  areComparable,
  amountOf,
  conflictOf,
  hasLapsed,
  inWords,
  keptOutBy,
  lastMoment,
  type Point,
  pointsOf,
  worstOf,
} from "./series.ts";
import { isSettled, isWithdrawn } from "./usable.ts";

/** A point that was chosen, or why none could be. */
export type Chosen = { readonly point: Point } | { readonly unknown: UnknownFact };

/** Why a measure has no usable value: nothing there, or values that cannot be read. */
export function nothingUsable(chart: IndexedChart, measure: Measure, nerve?: string): UnknownFact {
  const readings = chart
    .of(measure.id)
    .readings.filter((reading) => !isWithdrawn(reading))
    .filter((reading) => nerve === undefined || reading.nerve === nerve);
  const inUnit = readings.filter((reading) => reading.unusable === "unit");
  const name = nerve === undefined ? measure.name : `${nerve} ${measure.name}`;
  if (inUnit.length > 0) {
    const units = [...new Set(inUnit.map((reading) => reading.original.unit ?? "no unit"))].join(", ");
    return unknown("unit", `${name} is on record in a unit that cannot be used (${units})`, inUnit);
  }
  const unread = readings.filter((reading) => reading.unusable === "value" || reading.unusable === "range");
  if (unread.length > 0)
    return unknown("not-assessable", `${name} is on record with a value that cannot be read`, unread);
  const words = measure.kind === "titre" ? readings.filter((reading) => typeof reading.value === "string") : [];
  if (words.length > 0) return unknown("not-assessable", `${name} is on record as a word, without an amount`, words);
  const undated = readings.filter((reading) => reading.date === undefined);
  if (undated.length > 0) return unknown("missing", `${name} is on record without a date`, undated);
  return unknown("missing", `${name} not on record`);
}

const oldest = (point: Point): number => point.when.from;

/** Why a value is too old, or nothing. */
export function staleness(
  chart: IndexedChart,
  measure: Measure,
  point: Point,
  limit: ChartFact["staleAfter"],
): UnknownFact | undefined {
  if (limit === undefined || addSpan(oldest(point), limit) >= chart.today) return undefined;
  const text = `last ${measure.name} is from ${point.date ?? "?"}, older than ${spanInWords(limit)}`;
  return { ...unknown("stale", text, [point]), date: point.date };
}

/** The value that stands for the last moment of some points: the worse of two sides, or a conflict. */
export function chooseLast(measure: Measure, points: readonly Point[], missing: () => UnknownFact): Chosen {
  if (points.length === 0) return { unknown: missing() };
  const last = lastMoment(points);
  const conflict = conflictOf(last);
  if (conflict !== undefined)
    return {
      unknown: unknown(
        "conflicting",
        `two values of ${measure.name} on ${conflict[0].date ?? "?"}: ${inWords(conflict[0])} and ${inWords(conflict[1])}`,
        conflict,
      ),
    };
  const point = worstOf(measure, last);
  return point === undefined ? { unknown: missing() } : { point };
}

/** A value nobody could read that is newer than the last one that can be used: it must not be passed over in silence. */
function newerUnreadable(
  chart: IndexedChart,
  fact: ChartFact,
  measure: Measure,
  point: Point,
): UnknownFact | undefined {
  const all = chart
    .of(measure.id)
    .readings.filter(
      (reading) =>
        (reading.unusable !== undefined || (measure.kind === "titre" && typeof reading.value === "string")) &&
        !isWithdrawn(reading) &&
        (fact.nerve === undefined || reading.nerve === fact.nerve) &&
        (reading.when?.from ?? -Infinity) > point.when.to,
    );
  const newer = all.find(({ unusable }) => unusable === "unit") ?? all[0];
  if (newer === undefined) return undefined;
  const what = `a newer ${measure.name} (${newer.date ?? "?"})`;
  if (newer.unusable === "unit")
    return unknown("unit", `${what} has a unit that cannot be used (${newer.original.unit ?? "none"})`, [newer]);
  return newer.unusable === undefined
    ? unknown("not-assessable", `${what} is given as a word, without an amount`, [newer])
    : unknown("not-assessable", `${what} has a value that cannot be read`, [newer]);
}

/** The course that a fact is about: this course, or the first. */
export function anchorOf(chart: IndexedChart, fact: ChartFact): Course | undefined {
  const courses = chart.of(fact.of ?? "").courses;
  return fact.since === "first-course" || fact.since === "first-baseline" ? courses[0] : courses.at(-1);
}

/** No course to count from. */
export const noCourse = (chart: IndexedChart, fact: ChartFact): UnknownFact =>
  unknown("missing", `no course of ${chart.measures.get(fact.of ?? "")?.name ?? "treatment"} on record`);

const isAfter = (point: Point, course: Course): boolean => point.when.from > course.start.to;

/** Whether a value was taken before the first dose: on an earlier day, or the same day and not known to be later. */
function isBefore(point: Point, course: Course): boolean {
  if (point.when.to < course.start.from) return true;
  if (point.when.to !== course.start.from || point.when.precision === "year" || point.when.precision === "month")
    return false;
  const [taken, given] = [point.when.instantMs, course.start.instantMs];
  return taken === undefined || given === undefined || taken <= given;
}

/** Values that may be the baseline of a course, and whether others were kept out by a treatment. */
export function baselineCandidates(chart: IndexedChart, fact: ChartFact, measure: Measure, course: Course) {
  const before = pointsOf(chart, measure.id, fact.nerve)
    .filter(isSettled)
    .filter((point) => isBefore(point, course))
    .filter((point) => fact.within === undefined || addSpan(point.when.from, fact.within) >= course.start.from);
  const open = before.filter((point) => keptOutBy(chart, measure, point) === undefined);
  return { open, keptOut: before.filter((point) => !open.includes(point)) };
}

/** Why there is no baseline. */
export function noBaseline(
  chart: IndexedChart,
  fact: ChartFact,
  measure: Measure,
  course: Course,
  keptOut: readonly Point[],
): UnknownFact {
  const [first] = keptOut;
  if (first !== undefined)
    return unknown(
      "not-assessable",
      `the only values of ${measure.name} before the course of ${course.start.iso} follow ${keptOutBy(chart, measure, first) ?? "a treatment"} too closely`,
      keptOut,
    );
  const window = fact.within === undefined ? "" : `in the ${spanInWords(fact.within)} `;
  return unknown("missing", `no ${measure.name} ${window}before the course that began ${course.start.iso}`);
}

function baseline(chart: IndexedChart, fact: ChartFact, measure: Measure): Chosen {
  const course = anchorOf(chart, fact);
  if (course === undefined) return { unknown: noCourse(chart, fact) };
  const { open, keptOut } = baselineCandidates(chart, fact, measure, course);
  return chooseLast(measure, open, () => noBaseline(chart, fact, measure, course, keptOut));
}

/** Values from the start of the course on, or all of them. */
export function pointsSince(chart: IndexedChart, fact: ChartFact, measure: Measure): readonly Point[] {
  const points = pointsOf(chart, measure.id, fact.nerve);
  if (fact.of === undefined) return points;
  const course = anchorOf(chart, fact);
  return course === undefined ? [] : points.filter((point) => isAfter(point, course));
}

/** Highest or lowest among values that can be compared with the latest one. */
function extreme(chart: IndexedChart, fact: ChartFact, measure: Measure, sign: 1 | -1): Chosen {
  if (fact.of !== undefined && anchorOf(chart, fact) === undefined) return { unknown: noCourse(chart, fact) };
  const points = pointsSince(chart, fact, measure).filter(
    (point) => isSettled(point) && keptOutBy(chart, measure, point) === undefined,
  );
  const last = points.at(-1);
  if (last === undefined)
    return {
      unknown: unknown(
        "missing",
        `no ${measure.name} since the course of ${chart.measures.get(fact.of ?? "")?.name ?? "treatment"} began`,
      ),
    };
  const comparable = points.filter((point) => point === last || areComparable(measure, point, last));
  const value = (point: Point): number => sign * (amountOf(point)?.value ?? 0);
  return { point: comparable.reduce((best, point) => (value(point) > value(best) ? point : best)) };
}

/** The lowest value since the course began. */
export const lowest = (chart: IndexedChart, fact: ChartFact, measure: Measure): Chosen =>
  extreme(chart, fact, measure, -1);

/** The highest value since the course began. */
export const highest = (chart: IndexedChart, fact: ChartFact, measure: Measure): Chosen =>
  extreme(chart, fact, measure, 1);

function choose(chart: IndexedChart, fact: ChartFact, measure: Measure): Chosen {
  const all = pointsOf(chart, measure.id, fact.nerve);
  const points = fact.settled ? all.filter(isSettled) : all;
  const missing = (): UnknownFact => nothingUsable(chart, measure, fact.nerve);
  if (fact.take === "baseline") return baseline(chart, fact, measure);
  if (fact.take === "highest") return highest(chart, fact, measure);
  if (fact.take === "lowest") return lowest(chart, fact, measure);
  if (fact.take === "first") {
    const [first] = points;
    return first === undefined ? { unknown: missing() } : { point: first };
  }
  if (fact.since !== "previous") return chooseLast(measure, points, missing);
  const last = points.length === 0 ? [] : lastMoment(points);
  const day = last[0]?.when.from ?? -Infinity;
  const earlier = points.filter((point) => point.when.from < day);
  return chooseLast(measure, earlier, () => unknown("missing", `only one ${measure.name} on record`));
}

/** A value that a treatment brought about for a time, and that was not measured again since. */
function lapse(chart: IndexedChart, fact: ChartFact, measure: Measure, point: Point): UnknownFact | undefined {
  if (!fact.lapses || !hasLapsed(chart, measure, point)) return undefined;
  const text = `last ${measure.name} (${point.date ?? "?"}) follows ${keptOutBy(chart, measure, point) ?? "a treatment"} too closely to tell what it is now`;
  return { ...unknown("not-assessable", text, [point]), date: point.date };
}

/** Reads a fact that is a value. */
export function readValue(chart: IndexedChart, fact: ChartFact, measure: Measure): FactValue {
  const chosen = choose(chart, fact, measure);
  if ("unknown" in chosen) return chosen.unknown;
  const { point } = chosen;
  const isLatest = fact.take === "latest" && fact.since !== "previous";
  return (
    (isLatest ? newerUnreadable(chart, fact, measure, point) : undefined) ??
    staleness(chart, measure, point, fact.staleAfter) ??
    lapse(chart, fact, measure, point) ??
    known(point.value, [point])
  );
}

/** Whether the last value was drawn shortly after a dose. */
export function readDrawnWithin(chart: IndexedChart, fact: ChartFact, measure: Measure): FactValue {
  const chosen = chooseLast(measure, pointsOf(chart, measure.id, fact.nerve), () =>
    nothingUsable(chart, measure, fact.nerve),
  );
  if ("unknown" in chosen) return chosen.unknown;
  const { point } = chosen;
  const dose = chart
    .of(fact.of ?? "")
    .doses.find(
      ({ when }) =>
        when !== undefined && when.from <= point.when.to && addSpan(when.to, fact.within ?? "1 d") >= point.when.from,
    );
  return known(dose !== undefined, dose === undefined ? [point] : [dose, point], point.date);
}
