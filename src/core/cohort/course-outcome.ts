/** What one course of one person gives for one outcome: a value, or why there is none. */
import { addSpan } from "../calendar.ts";
import { holdsFor } from "../chart/choose.ts";
import type { IndexedChart } from "../chart/indexed-chart.ts";
import { findChange } from "../chart/read-change.ts";
import { anchorOf, baselineCandidates } from "../chart/read-value.ts";
import { judgeResponse } from "../chart/response.ts";
import { amountOf, keptOutBy, type Point, pointsOf } from "../chart/series.ts";
import { isSettled } from "../chart/usable.ts";
import type { ChangeOutcome, DepletionOutcome } from "../knowledge/cohort.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { FollowedCourse } from "./followed-course.ts";
import type { MissingReason } from "./words.ts";

/** No value, and why. `setAside` counts values that a treatment shortly before keeps out of baselines and trends. */
export interface Missing {
  readonly missing: MissingReason;
  readonly setAside: number;
}

/** A change from one value to another; `series` is the assay and laboratory of a titre. */
export interface Changed {
  readonly from: number;
  readonly to: number;
  readonly percent: number;
  readonly unit: string;
  readonly series: string;
  readonly setAside: number;
}

/** Depleted or not; days to the first value below the limit, and to the first one that is not, afterwards. */
export interface Depleted {
  readonly depleted: boolean;
  readonly days?: number | undefined;
  readonly isBack?: boolean | undefined;
  readonly backAfterDays?: number | undefined;
  readonly setAside: number;
}

export interface Responded {
  readonly verdict: "improved" | "stable" | "worse" | "mixed";
  readonly setAside: number;
}

const none = (missing: MissingReason, setAside = 0): Missing => ({ missing, setAside });

/** Why the follow-up is too short for any outcome of it; nothing when it is long enough. */
const tooShort = ({ to, endedBy }: FollowedCourse, from: number): MissingReason | undefined =>
  to >= from ? undefined : endedBy === "next-course" ? "next-course" : "too-early";

/** Values of baseline and follow-up that a treatment keeps out. */
function setAsideOf(chart: IndexedChart, fact: ChartFact, measure: Measure, from: number): readonly Point[] {
  if (measure.notBaselineAfter.length === 0) return [];
  const course = anchorOf(chart, fact);
  const before = course === undefined ? [] : baselineCandidates(chart, fact, measure, course).keptOut;
  const since = pointsOf(chart, measure.id, fact.nerve).filter(
    (point) => point.when.from >= from && isSettled(point) && keptOutBy(chart, measure, point) !== undefined,
  );
  return [...new Set([...before, ...since])];
}

const seriesOf = (measure: Measure, point: Point): string => {
  const amount = amountOf(point);
  if (measure.kind !== "titre") return "";
  return [amount?.assay ?? "assay not stated", amount?.laboratory, amount?.unit]
    .filter((word) => word !== undefined)
    .join(", ");
};

/** The change that the pack's fact reads, between the baseline and the last value of the follow-up. */
export function changeOf(
  followed: FollowedCourse,
  outcome: ChangeOutcome,
  fact: ChartFact,
  measure: Measure,
): Changed | Missing {
  const { chart } = followed;
  const from = outcome.from === undefined ? followed.from : addSpan(followed.course.start.from, outcome.from);
  const short = tooShort(followed, from);
  if (short !== undefined) return none(short);
  const aside = setAsideOf(chart, fact, measure, from);
  const setAside = aside.length;
  const change = findChange(chart, fact, measure, from);
  const course = anchorOf(chart, fact);
  if (course === undefined) return none("not-assessable", setAside);
  const { open, keptOut } = baselineCandidates(chart, fact, measure, course);
  const usable = pointsOf(chart, measure.id, fact.nerve).filter(
    (point) => point.when.from >= from && isSettled(point) && !aside.includes(point),
  );
  if (usable.length === 0)
    return none(aside.some((point) => point.when.from >= from) ? "set-aside" : "no-value", setAside);
  if (open.length === 0) return none(keptOut.length > 0 ? "set-aside" : "no-baseline", setAside);
  if ("unknown" in change) {
    const { because } = change.unknown;
    return none(because === "missing" ? "no-value" : isKnownReason(because) ? because : "not-assessable", setAside);
  }
  const [a, b] = [amountOf(change.from), amountOf(change.to)];
  if (a === undefined || b === undefined || change.byPercent === undefined) return none("not-assessable", setAside);
  return {
    from: a.value,
    to: b.value,
    percent: change.byPercent,
    unit: b.unit,
    series: seriesOf(measure, change.to),
    setAside,
  };
}

const isKnownReason = (because: string): because is "assay-changed" | "censored" | "unit" | "conflicting" =>
  ["assay-changed", "censored", "unit", "conflicting"].includes(because);

/** The response that the pack's fact judges at the end of the follow-up, from scales measured within it. */
export function responseOf(followed: FollowedCourse, fact: ChartFact): Responded | Missing {
  const { chart, from, to } = followed;
  const short = tooShort(followed, from);
  if (short !== undefined) return none(short);
  const response = judgeResponse(chart, { ...fact, staleAfter: `${to - from} d` });
  if (response === undefined) return none("not-assessable");
  if (response.value !== undefined) return { verdict: response.value, setAside: 0 };
  return none(response.scales.length < 2 ? "few-scales" : "worse-once");
}

const isOnADay = ({ precision }: Point["when"]): boolean => precision === "day" || precision === "time";

/** Whether the cells fell below the limit within the span, and came back by the end of the follow-up. */
export function depletionOf(
  { chart, course, to, endedBy }: FollowedCourse,
  outcome: DepletionOutcome,
  measure: Measure,
): Depleted | Missing {
  const start = course.start.from;
  const last = Math.min(to, addSpan(start, outcome.within));
  const decided = pointsOf(chart, measure.id)
    .filter((point) => point.when.from > start && isSettled(point))
    .flatMap((point) => {
      const amount = amountOf(point);
      const below = amount === undefined ? undefined : holdsFor(amount, "<", outcome.below);
      return below === undefined ? [] : [{ day: point.when.from, below, exact: isOnADay(point.when) }];
    });
  const within = decided.filter(({ day }) => day <= last);
  const first = within.find(({ below }) => below);
  const isRunning = endedBy === "today" && to < addSpan(start, outcome.within);
  if (first === undefined && isRunning) return none("too-early");
  if (within.length === 0) return none("no-value");
  if (first === undefined) return { depleted: false, setAside: 0 };
  const back = decided.find(({ day, below }) => !below && day > first.day);
  const exact = isOnADay(course.start) && first.exact;
  return {
    depleted: true,
    isBack: back !== undefined,
    ...(exact ? { days: first.day - start } : {}),
    ...(back !== undefined && back.exact && isOnADay(course.start) ? { backAfterDays: back.day - start } : {}),
    setAside: 0,
  };
}

/** Whether a change in percent passes a test such as "<= -10 %". */
export const passes = ({ percent }: Changed, { when }: ChangeOutcome["shares"][number]): boolean => {
  const [operator = "", limit = ""] = when.split(" ");
  return holdsFor({ value: percent, unit: "%" }, operator, Number(limit)) === true;
};
