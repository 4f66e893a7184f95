/** Values of one measure over time: which belong together, which may be compared, which stand for a moment. */
import { addSpan, type When } from "../calendar.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { Quantity } from "../quantity.ts";
import { amountWords } from "../quantity-words.ts";
import type { Reading } from "./chart.ts";
import type { Dated, IndexedChart } from "./indexed-chart.ts";
import { isUsable } from "./usable.ts";

/** A usable reading that has a date. */
export type Point = Reading & { readonly when: When };

const isPoint = (reading: Dated<Reading>): reading is Point => reading.when !== undefined && isUsable(reading);

/** Usable values of a measure, oldest first, and titres told by a word alone; of one nerve when given. */
export const pointsAndWordsOf = (chart: IndexedChart, measure: string, nerve?: string): readonly Point[] =>
  chart.once(`points and words of ${measure} ${nerve ?? ""}`, () =>
    chart
      .of(measure)
      .readings.filter(isPoint)
      .filter((reading) => nerve === undefined || reading.nerve === nerve),
  );

/** Usable values of a measure, oldest first; of one nerve when given. A titre told as “positive” is no amount. */
export const pointsOf = (chart: IndexedChart, measure: string, nerve?: string): readonly Point[] =>
  chart.measures.get(measure)?.kind === "titre"
    ? chart.once(`points of ${measure} ${nerve ?? ""}`, () =>
        pointsAndWordsOf(chart, measure, nerve).filter((point) => amountOf(point) !== undefined),
      )
    : pointsAndWordsOf(chart, measure, nerve);

/** Right and left, and each nerve, are series of their own. */
export const placeOf = (reading: Reading): string => `${reading.nerve ?? ""}|${reading.side ?? ""}`;

export const amountOf = (reading: Reading): Quantity | undefined =>
  typeof reading.value === "object" ? reading.value : undefined;

/**
 * Whether two values may be compared. Amounts in one unit may. Titres only within one assay and laboratory: the assay is
 * the same, or neither names one and the laboratory is the same.
 */
export function areComparable(measure: Measure, a: Reading, b: Reading): boolean {
  const [x, y] = [amountOf(a), amountOf(b)];
  if (x === undefined || y === undefined || x.unit !== y.unit) return false;
  if (measure.kind !== "titre") return true;
  if (x.laboratory !== undefined && y.laboratory !== undefined && x.laboratory !== y.laboratory) return false;
  if (x.assay !== undefined || y.assay !== undefined) return x.assay === y.assay;
  return x.laboratory !== undefined && x.laboratory === y.laboratory;
}

/** The treatment that keeps a value out of baselines and trends, such as plasma exchange in the 4 weeks before. */
export function keptOutBy(chart: IndexedChart, measure: Measure, point: Point): string | undefined {
  for (const { measure: treatment, within } of measure.notBaselineAfter)
    for (const dose of chart.of(treatment).doses)
      if (
        dose.when !== undefined &&
        dose.when.from <= point.when.to &&
        addSpan(dose.when.to, within) >= point.when.from
      )
        return chart.measures.get(treatment)?.name ?? treatment;
  return undefined;
}

/** Whether the time of every treatment that keeps a value out of baselines is over, so that the value tells nothing now. */
export const hasLapsed = (chart: IndexedChart, { notBaselineAfter }: Measure, point: Point): boolean => {
  const ends = notBaselineAfter.flatMap(({ measure, within }) =>
    chart.of(measure).doses.flatMap(({ when }) => {
      const end = when === undefined ? -Infinity : addSpan(when.to, within);
      return when !== undefined && when.from <= point.when.to && end >= point.when.from ? [end] : [];
    }),
  );
  return ends.length > 0 && Math.max(...ends) < chart.today;
};

/** Values that belong to the last moment: the last instant of the last day, or the whole day when a time is missing. */
export function lastMoment(points: readonly Point[]): readonly Point[] {
  const day = Math.max(...points.map((point) => point.when.from));
  const ofDay = points.filter((point) => point.when.from === day);
  const instants = ofDay.map((point) => point.when.instantMs);
  if (instants.includes(undefined)) return preferCorrected(ofDay);
  const last = Math.max(...instants.map((instant) => instant ?? 0));
  return preferCorrected(ofDay.filter((point) => point.when.instantMs === last));
}

/** Of several values of one moment, a corrected one stands for all of its place. */
function preferCorrected(points: readonly Point[]): readonly Point[] {
  const corrected = points.filter((point) => point.status === "corrected" || point.status === "amended");
  const mended = new Set(corrected.map(placeOf));
  return points.filter((point) => corrected.includes(point) || !mended.has(placeOf(point)));
}

/** Values without those that a corrected one of the same moment replaced. */
export const withoutReplaced = (points: readonly Point[]): readonly Point[] =>
  points.every(({ status }) => status === "final")
    ? points
    : points.filter((point) =>
        preferCorrected(points.filter(({ when }) => when.iso === point.when.iso)).includes(point),
      );

/** Largest relative difference of two reports of one value. */
const rounding = 0.01;

function differ(a: Reading, b: Reading): boolean {
  const [x, y] = [amountOf(a), amountOf(b)];
  if (x === undefined || y === undefined) return a.value !== b.value;
  if (x.unit !== y.unit || x.comparator !== y.comparator || x.assay !== y.assay) return true;
  return Math.abs(x.value - y.value) > rounding * Math.max(Math.abs(x.value), Math.abs(y.value));
}

/** Two values of one moment and place that cannot both be true. */
export function conflictOf(points: readonly Point[]): readonly [Point, Point] | undefined {
  for (const [at, a] of points.entries())
    for (const b of points.slice(at + 1)) if (placeOf(a) === placeOf(b) && differ(a, b)) return [a, b];
  return undefined;
}

/** Of several places (sides), the value that is worse for the patient; the first when the pack does not say which way is good. */
export function worstOf(measure: Measure, points: readonly Point[]): Point | undefined {
  const sign = measure.better === "higher" ? 1 : -1;
  return points.reduce<Point | undefined>((worst, point) => {
    if (worst === undefined || measure.better === undefined) return worst ?? point;
    const [x, y] = [amountOf(point)?.value ?? 0, amountOf(worst)?.value ?? 0];
    return sign * (x - y) < 0 ? point : worst;
  }, undefined);
}

/** A value as people read it: "> 70000 BTU". */
export function inWords(reading: Reading): string {
  const amount = amountOf(reading);
  if (amount === undefined && typeof reading.value === "string") return reading.value;
  return amountWords(amount ?? reading.value === true);
}
