/** One chart of a cohort: whether it counts in, and what each of its courses that is told of gives. */
import { parseWhen } from "../calendar.ts";
import type { Chart } from "../chart/chart.ts";
import { runTest } from "../chart/choose.ts";
import type { Course } from "../chart/courses.ts";
import { type ChartKnowledge, createFactReader } from "../chart/fact-reader.ts";
import { type IndexedChart, indexChart } from "../chart/indexed-chart.ts";
import type { Cohort, CohortOutcome } from "../knowledge/cohort.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure } from "../knowledge/measure.ts";
import { populationFact } from "../pathway/population.ts";
import type { CohortAsked } from "./asked.ts";
import {
  changeOf,
  type Changed,
  type Depleted,
  depletionOf,
  type Missing,
  type Responded,
  responseOf,
} from "./course-outcome.ts";
import { type FollowedCourse, followCourse } from "./followed-course.ts";
import { type DoseKnowledge, regimenOf } from "./regimen-of.ts";
import type { BaselineKind, LeftOut } from "./words.ts";

/** A cohort with what of its pack charts are read by. */
export interface CohortKnowledge {
  readonly cohort: Cohort;
  readonly charts: ChartKnowledge;
  readonly dose: DoseKnowledge;
}

/** The value of one outcome against one baseline; depletion has none. */
export interface OutcomeValue {
  readonly outcome: CohortOutcome;
  readonly baseline?: BaselineKind | undefined;
  readonly value: Changed | Depleted | Responded | Missing;
}

/** One course of a member. `group` is the regimen; a course may stand for the member in several groups. */
export interface MemberCourse {
  readonly regimen: string;
  readonly isFirst: boolean;
  readonly startDay: number;
  /** Whether another treatment of the disease was given between its start and the end of the follow-up. */
  readonly otherTreatment: boolean;
  readonly values: readonly OutcomeValue[];
}

/** The courses that stand for one person: one of all, and one of each regimen. */
export interface Member {
  readonly overall: MemberCourse;
  readonly byRegimen: ReadonlyMap<string, MemberCourse>;
}

const baselines: readonly BaselineKind[] = ["course", "first"];

const need = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`the cohort names ${what}, which is not in the pack; run pack check`);
  return found;
};

function valuesOf(followed: FollowedCourse, { cohort, charts }: CohortKnowledge): readonly OutcomeValue[] {
  const factOf = (id: string): ChartFact => need(charts.facts.get(id), id);
  const measureOf = (id: string): Measure => need(charts.measures.get(id), id);
  return cohort.outcomes.flatMap((outcome): readonly OutcomeValue[] => {
    if (outcome.kind === "depletion")
      return [{ outcome, value: depletionOf(followed, outcome, measureOf(outcome.measure)) }];
    return baselines.map((baseline) => {
      const fact = factOf(outcome.facts[baseline]);
      const value =
        outcome.kind === "response"
          ? responseOf(followed, fact)
          : changeOf(followed, outcome, fact, measureOf(fact.measure ?? ""));
      return { outcome, baseline, value };
    });
  });
}

/** The chart ends with the follow-up: only what came after the start has to be told. */
const hadOther = ({ chart, course }: FollowedCourse, treatments: readonly string[]): boolean =>
  treatments.some((treatment) =>
    chart.of(treatment).courses.some(({ end, ongoing }) => ongoing || end.to > course.start.from),
  );

function leftOutBy(indexed: IndexedChart, knowledge: CohortKnowledge, asked: CohortAsked): LeftOut | undefined {
  const read = createFactReader(indexed, knowledge.charts.facts);
  const population = read(populationFact);
  if (!population.known) return "undecided";
  if (population.value === "suspected") return "suspected";
  if (population.value !== "confirmed") return "neither";
  if (indexed.of(knowledge.cohort.treatment).courses.length === 0) return "no-course";
  const subgroup = knowledge.cohort.subgroups.find(({ id }) => id === asked.subgroup);
  if (subgroup === undefined) return undefined;
  const { holds } = runTest(subgroup.when, read);
  return holds === true ? undefined : holds === false ? "other-subgroup" : "subgroup-unknown";
}

/** The days asked for; a course that began on a day known to the month counts when all of the month does. */
function isAskedFor({ start }: Course, { from, to }: CohortAsked): boolean {
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : parseWhen(day)?.from));
  return (first === undefined || start.from >= first) && (last === undefined || start.to <= last);
}

/** Reads one chart as it is on the day `today` (YYYY-MM-DD). */
export function readMember(
  chart: Chart,
  knowledge: CohortKnowledge,
  asked: CohortAsked,
  today: string,
): Member | { readonly leftOut: LeftOut } {
  const { cohort, charts, dose } = knowledge;
  const indexed = indexChart(chart, charts.measures, today);
  const leftOut = leftOutBy(indexed, knowledge, asked);
  if (leftOut !== undefined) return { leftOut };
  const { courses } = indexed.of(cohort.treatment);
  const inDays = courses.filter((course) => isAskedFor(course, asked));
  if (inDays.length === 0) return { leftOut: "other-dates" };
  const sorted = inDays.map((course) => ({ course, regimen: regimenOf(indexed, course, cohort, dose) }));
  const wanted = sorted.filter(({ regimen }) => asked.regimen === undefined || regimen === asked.regimen);
  const made = new Map<number, MemberCourse>();
  const tell = ({ course, regimen }: (typeof sorted)[number]): MemberCourse => {
    const known = made.get(course.number);
    if (known !== undefined) return known;
    const next = courses.find(({ number }) => number === course.number + 1);
    const followed = followCourse({ chart, course, regimen, next, today: indexed.today }, cohort, charts.measures);
    const one: MemberCourse = {
      regimen,
      isFirst: followed.isFirst,
      startDay: course.start.from,
      otherTreatment: hadOther(followed, cohort.otherTreatments),
      values: valuesOf(followed, knowledge),
    };
    made.set(course.number, one);
    return one;
  };
  const overall = asked.course === "latest" ? wanted.at(-1) : wanted[0];
  if (overall === undefined) return { leftOut: "other-regimen" };
  const byRegimen = new Map<string, MemberCourse>();
  for (const one of asked.course === "latest" ? wanted.toReversed() : wanted)
    if (!byRegimen.has(one.regimen)) byRegimen.set(one.regimen, tell(one));
  return { overall: tell(overall), byRegimen };
}
