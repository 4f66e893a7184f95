/**
 * Response to a course: improved, stable, worse, mixed or not assessable.
 *
 * Improved when at least two scales are better by their smallest meaningful change and none is worse; worse is the mirror
 * image and must be seen twice, four weeks apart. The thresholds were derived in CIDP and GBS and are not validated in
 * anti-MAG neuropathy; whoever shows a response says so.
 */
import { addSpan, spanInWords } from "../calendar.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import type { FactValue } from "./fact-value.ts";
import type { Course } from "./courses.ts";
import type { IndexedChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import { compare } from "./read-change.ts";
import { anchorOf, baselineCandidates, chooseLast, noCourse } from "./read-value.ts";
import { amountOf, placeOf, type Point, pointsOf, worstOf } from "./series.ts";
import { isSettled } from "./usable.ts";
import type { UnknownFact } from "./fact-value.ts";

export type Verdict = "better" | "same" | "worse";

/** One scale before and after. `confirmed` says whether a worsening was seen again at least four weeks apart. */
export interface ScaleChange {
  readonly measure: string;
  readonly from: Point;
  readonly to: Point;
  readonly verdict: Verdict;
  readonly confirmed: boolean;
}

/** What a response rests on. */
export interface Response {
  readonly course: Course;
  readonly value: "improved" | "stable" | "worse" | "mixed" | undefined;
  readonly scales: readonly ScaleChange[];
  /** Why there is no value. */
  readonly because?: string | undefined;
}

const confirmAfterDays = 28;

function verdictOf(measure: Measure, from: Point, to: Point): Verdict | undefined {
  const change = compare(measure, from, to);
  const step = measure.meaningful;
  if ("unknown" in change || step === undefined) return undefined;
  const by = step.unit === "%" ? change.byPercent : change.by;
  if (by === undefined) return undefined;
  if (Math.abs(by) < step.by) return "same";
  return by < 0 === (measure.better === "lower") ? "better" : "worse";
}

function changeOf(chart: IndexedChart, fact: ChartFact, measure: Measure, course: Course): ScaleChange | undefined {
  const missing = (): UnknownFact => unknown("missing", measure.name);
  const { open } = baselineCandidates(chart, fact, measure, course);
  const before = chooseLast(measure, open, missing);
  if ("unknown" in before) return undefined;
  const from =
    worstOf(
      measure,
      open.filter((point) => point.when.from === before.point.when.from),
    ) ?? before.point;
  const earliest = fact.notBefore === undefined ? course.start.to + 1 : addSpan(course.start.from, fact.notBefore);
  const after = pointsOf(chart, measure.id).filter(
    (point) => isSettled(point) && placeOf(point) === placeOf(from) && point.when.from >= earliest,
  );
  const last = chooseLast(measure, after, missing);
  if ("unknown" in last) return undefined;
  const to = last.point;
  if (fact.staleAfter !== undefined && addSpan(to.when.from, fact.staleAfter) < chart.today) return undefined;
  const verdict = verdictOf(measure, from, to);
  if (verdict === undefined) return undefined;
  const confirmed = pointsOf(chart, measure.id).some(
    (point) =>
      placeOf(point) === placeOf(from) &&
      isSettled(point) &&
      point.when.from > course.start.to &&
      to.when.from - point.when.to >= confirmAfterDays &&
      verdictOf(measure, from, point) === verdict,
  );
  return { measure: measure.id, from, to, verdict, confirmed };
}

/** Judges the response since the anchor of the fact; nothing without a course. */
export function judgeResponse(chart: IndexedChart, fact: ChartFact): Response | undefined {
  const course = anchorOf(chart, fact);
  if (course === undefined) return undefined;
  const scales = fact.over.flatMap((id): readonly ScaleChange[] => {
    const measure = chart.measures.get(id);
    const change = measure === undefined ? undefined : changeOf(chart, fact, measure, course);
    return change === undefined ? [] : [change];
  });
  const because = (text: string): Response => ({ course, scales, value: undefined, because: text });
  if (fact.notBefore !== undefined && addSpan(course.start.from, fact.notBefore) > chart.today)
    return because(
      `the course began ${course.start.iso}; response is not judged before ${spanInWords(fact.notBefore)}`,
    );
  if (scales.length < 2)
    return because(
      scales.length === 0
        ? "no scale was measured both before the course and since"
        : `only one scale (${chart.measures.get(scales[0]?.measure ?? "")?.name ?? ""}) was measured both before the course and since`,
    );
  const better = scales.filter((scale) => scale.verdict === "better");
  const worse = scales.filter((scale) => scale.verdict === "worse");
  if (better.length > 0 && worse.length > 0) return { course, scales, value: "mixed" };
  if (better.length >= 2) return { course, scales, value: "improved" };
  if (worse.length < 2) return { course, scales, value: "stable" };
  return worse.filter((scale) => scale.confirmed).length >= 2
    ? { course, scales, value: "worse" }
    : because("two scales are worse, seen once; to be confirmed after at least 4 weeks");
}

/** Reads the response as a fact. */
export function readResponse(chart: IndexedChart, fact: ChartFact): FactValue {
  const response = judgeResponse(chart, fact);
  if (response === undefined) return noCourse(chart, fact);
  const sources = response.scales.flatMap((scale) => [scale.from, scale.to]).filter((p) => amountOf(p) !== undefined);
  return response.value === undefined
    ? unknown("not-assessable", response.because ?? "not assessable", sources)
    : known(response.value, sources);
}
