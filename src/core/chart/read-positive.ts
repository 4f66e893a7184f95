/** Facts that are yes or no from a result: the laboratory's word, its range, then the pack's cut-off. */
import { addSpan } from "../calendar.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { FactValue } from "./fact-value.ts";
import type { IndexedChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import { chooseLast, nothingUsable, staleness } from "./read-value.ts";
import { amountOf, inWords, type Point, pointsAndWordsOf, withoutReplaced } from "./series.ts";
import { isSettled } from "./usable.ts";

/** Whether an amount is above a limit; a bound decides only where it can. */
function isAbove(point: Point, limit: number, inclusive: boolean): boolean | undefined {
  const amount = amountOf(point);
  if (amount === undefined) return undefined;
  const { value, comparator } = amount;
  if (comparator === ">" || comparator === ">=") return value >= limit ? true : undefined;
  if (comparator === "<") return value <= limit ? false : undefined;
  if (comparator === "<=") return value < limit ? false : undefined;
  return inclusive ? value >= limit : value > limit;
}

function isOutside(point: Point, low: number | undefined, high: number | undefined): boolean | undefined {
  const above = high === undefined ? false : isAbove(point, high, false);
  if (above !== false || low === undefined) return above;
  const atLeast = isAbove(point, low, true);
  return atLeast === undefined ? undefined : !atLeast;
}

/** Two-sided ranges matter for a ratio; for all else “raised” means above. */
const isTwoSided = (measure: Measure): boolean => measure.unit === "1";

function judge(measure: Measure, point: Point): boolean | undefined {
  if (typeof point.value === "boolean") return point.value;
  if (typeof point.value === "string")
    return point.value === "positive" ? true : point.value === "negative" ? false : undefined;
  const said = point.interpretation;
  if (said === "positive" || said === "high") return true;
  if (said === "negative" || said === "normal") return false;
  if (said === "low") return isTwoSided(measure);
  const range = point.range?.high === undefined ? measure.reference : point.range;
  if (range?.high !== undefined) return isOutside(point, isTwoSided(measure) ? range.low : undefined, range.high);
  const unitGiven = amountOf(point)?.unit;
  const cut = measure.positiveFrom.find(({ unit }) => unit === unitGiven);
  return cut === undefined ? undefined : isAbove(point, cut.value, true);
}

/** A treatment shortly before whose donors' antibodies may explain a positive result. */
function donorDose(chart: IndexedChart, measure: Measure, point: Point) {
  const passive = measure.passiveAfter;
  if (passive === undefined) return undefined;
  return chart
    .of(passive.measure)
    .doses.find(
      ({ when }) =>
        when !== undefined && when.from <= point.when.to && addSpan(when.to, passive.within) >= point.when.from,
    );
}

/** A positive result that no donor explains. */
const ownPositive = (chart: IndexedChart, measure: Measure, points: readonly Point[]): Point | undefined =>
  points.find((point) => judge(measure, point) === true && donorDose(chart, measure, point) === undefined);

/** Where an amount was given, the word beside it says nothing more. */
const amountsFirst = (points: readonly Point[]): readonly Point[] =>
  points.filter(
    (point) =>
      amountOf(point) !== undefined ||
      !points.some((other) => amountOf(other) !== undefined && other.when.from === point.when.from),
  );

/** Reads a result as yes or no. A negative one that is only preliminary clears nothing. */
export function readPositive(chart: IndexedChart, fact: ChartFact, measure: Measure): FactValue {
  const all = amountsFirst(withoutReplaced(pointsAndWordsOf(chart, measure.id, fact.nerve)));
  const points = all.filter((point) => isSettled(point) || judge(measure, point) === true);
  const waiting = all.at(-1);
  if (points.length === 0 && waiting !== undefined)
    return unknown("not-assessable", `${measure.name} of ${waiting.date ?? "?"} is preliminary`, [waiting]);
  const earlier = ownPositive(chart, measure, points);
  if (fact.since === "ever" && earlier !== undefined) return known(true, [earlier]);
  const chosen = chooseLast(measure, points, () => nothingUsable(chart, measure, fact.nerve));
  if ("unknown" in chosen) return chosen.unknown;
  const { point } = chosen;
  if (measure.passiveAfter !== undefined && earlier !== undefined && judge(measure, point) !== true)
    return unknown(
      "conflicting",
      `${measure.name} was positive on ${earlier.date ?? "?"} and is ${inWords(point)} on ${point.date ?? "?"}`,
      [earlier, point],
    );
  const stale = staleness(chart, measure, point, fact.staleAfter);
  if (stale !== undefined && earlier === undefined) return stale;
  const positive = judge(measure, point);
  if (positive === undefined)
    return (
      stale ??
      unknown(
        "not-assessable",
        `${measure.name} of ${point.date ?? "?"} (${inWords(point)}) comes without a range or reading`,
        [point],
      )
    );
  const dose = positive ? donorDose(chart, measure, point) : undefined;
  if (dose !== undefined && earlier === undefined)
    return unknown(
      "possibly-passive",
      `positive ${measure.name} of ${point.date ?? "?"} may come from the donors of ${chart.measures.get(dose.measure)?.name ?? dose.measure} given ${dose.date ?? "?"}`,
      [point, dose],
    );
  if (stale !== undefined && measure.passiveAfter === undefined) return stale;
  return known(positive, [point]);
}
