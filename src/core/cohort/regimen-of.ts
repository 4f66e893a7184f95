/** Which regimen a course was, by its doses: near the dose of the regimen, as often, and at least half of them. */
import { calculate, type Given } from "../answer/calculate.ts";
import { addSpan } from "../calendar.ts";
import type { Course } from "../chart/courses.ts";
import type { IndexedChart } from "../chart/indexed-chart.ts";
import { amountOf, type Point, pointsOf } from "../chart/series.ts";
import { isSettled } from "../chart/usable.ts";
import type { Calculator, Regimen } from "../knowledge/calculator.ts";
import type { Cohort } from "../knowledge/cohort.ts";
import { figuresOf } from "./spread.ts";

/** What a course may be beside a regimen of the pack. */
export const otherDose = "other-dose";
export const doseUnknown = "dose-unknown";

/** The pack's regimens and calculator that doses are read by. */
export interface DoseKnowledge {
  readonly regimens: readonly Regimen[];
  readonly calculator: Calculator;
}

/** The value of a measure nearest to a day and no further from it than a span, before or after. */
function nearest(chart: IndexedChart, measure: string, day: number, within: string): Point | undefined {
  const near = pointsOf(chart, measure).filter(
    (point) =>
      isSettled(point) && point.when.from >= addSpan(day, within, -1) && point.when.from <= addSpan(day, within),
  );
  const distance = (point: Point): number => Math.abs(point.when.from - day);
  return near.reduce<Point | undefined>(
    (best, point) => (best === undefined || distance(point) < distance(best) ? point : best),
    undefined,
  );
}

/** Body surface at the start of a course, in m2. */
function surfaceOf(chart: IndexedChart, course: Course, { dose }: Cohort, { calculator, regimens }: DoseKnowledge) {
  const given: Record<string, Given[string]> = {};
  for (const [input, { measure, within }] of Object.entries(dose.inputs)) {
    const point = nearest(chart, measure, course.start.from, within);
    const amount = point === undefined ? undefined : amountOf(point);
    if (amount === undefined) return undefined;
    given[input] = { value: amount.value, unit: amount.unit };
  }
  const result = calculate(calculator, given, regimens);
  const surface = result.ok ? result.value.results[dose.result] : undefined;
  return typeof surface === "object" && surface.value > 0 ? surface.value : undefined;
}

const daysPer = { d: 1, wk: 7, mo: 30.4 } as const;

/** Whether the days of the doses fit: never twice as far apart or half as far, at least half of them, and no more. */
function fitsSchedule(course: Course, { doses, every }: Regimen): boolean {
  const { length } = course.doses;
  if (doses !== undefined && (length > doses || length < doses / 2)) return false;
  const days = course.doses.flatMap((dose) => dose.when?.from ?? []);
  const gap = figuresOf(days.slice(1).map((day, at) => day - (days[at] ?? day)))?.median;
  if (every === undefined || gap === undefined) return true;
  const expected = every.value * daysPer[every.unit];
  return gap > expected / 2 && gap < expected * 2;
}

/** The id of the regimen, or that the dose is another one or not known. */
export function regimenOf(chart: IndexedChart, course: Course, cohort: Cohort, knowledge: DoseKnowledge): string {
  const amounts = course.doses.flatMap((dose) => (dose.amount?.unit === "mg" ? [dose.amount.value] : []));
  const doseMg = figuresOf(amounts)?.median;
  if (doseMg === undefined) return doseUnknown;
  const bySurface = knowledge.regimens.some((regimen) => regimen.dose.unit === "mg/m2");
  const surface = bySurface ? surfaceOf(chart, course, cohort, knowledge) : undefined;
  const isNear = ({ dose }: Regimen): boolean => {
    const given = dose.unit === "mg" ? doseMg : surface === undefined ? undefined : doseMg / surface;
    return given !== undefined && Math.abs(given - dose.value) <= (dose.value * cohort.dose.tolerancePercent) / 100;
  };
  const regimen = knowledge.regimens.find((one) => isNear(one) && fitsSchedule(course, one));
  if (regimen !== undefined) return regimen.id;
  return bySurface && surface === undefined ? doseUnknown : otherDose;
}
