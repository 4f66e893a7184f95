/** Facts about what happened: doses, courses, procedures, vaccinations, conditions, reactions. */
import { addSpan, monthsBetween, parseWhen, spanInWords, type When } from "../calendar.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import type { Measure, Span } from "../knowledge/measure.ts";
import type { Entry, State } from "./chart.ts";
import type { FactValue } from "./fact-value.ts";
import type { Dated, IndexedChart } from "./indexed-chart.ts";
import { known, unknown } from "./known.ts";
import { type Point, pointsOf } from "./series.ts";
import { isWithdrawn } from "./usable.ts";

/** A thing that happened, and until when. */
interface Happening {
  readonly entry: Dated<Entry>;
  readonly when: When | undefined;
  readonly until: When | undefined;
  readonly goesOn: boolean;
}

const holds: readonly State["state"][] = ["present", "resolved"];

/** Doses, events and conditions of a measure, oldest first. Orders count only where nothing was given or stated. */
function happeningsOf(chart: IndexedChart, measure: Measure): readonly Happening[] {
  const { doses, events, states, courses } = chart.of(measure.id);
  const undated = doses.filter((dose) => dose.when === undefined);
  const counted = [
    ...courses.flatMap((course) => course.doses.map((dose) => ({ dose, course }))),
    ...undated.map((dose) => ({ dose, course: undefined })),
  ];
  return [
    ...counted.map(({ dose, course }): Happening => ({
      entry: dose,
      when: dose.when,
      until: course?.doses.at(-1) === dose ? course.end : dose.when,
      goesOn: dose.ongoing === true,
    })),
    ...events.map((entry): Happening => ({ entry, when: entry.when, until: entry.when, goesOn: false })),
    ...states
      .filter((state) => holds.includes(state.state))
      .map((entry): Happening => ({ entry, when: entry.when, until: entry.when, goesOn: false })),
  ];
}

const subjectsOf = (chart: IndexedChart, fact: ChartFact): readonly Measure[] => {
  if (fact.group !== undefined) return chart.group(fact.group);
  const measure = chart.measures.get(fact.measure ?? "");
  return measure === undefined ? [] : [measure];
};

const nameOf = (chart: IndexedChart, fact: ChartFact): string =>
  chart.measures.get(fact.measure ?? "")?.name ?? fact.name;

/** Statements that something is not so: "no known allergy", "falls: none". */
const denialsOf = (chart: IndexedChart, fact: ChartFact): readonly Dated<State>[] =>
  subjectsOf(chart, fact)
    .flatMap((measure) => chart.of(measure.id).states)
    .filter((state) => state.state === "absent" || state.state === "refuted");

/** The record is silent. */
function silence(chart: IndexedChart, fact: ChartFact, no: FactValue): FactValue {
  const denials = denialsOf(chart, fact);
  const last = denials.at(-1);
  const limit = fact.staleAfter;
  const fresh =
    last !== undefined &&
    (limit === undefined || (last.when !== undefined && addSpan(last.when.from, limit) >= chart.today));
  if (fresh) return { ...no, resources: denials.map((denial) => denial.resource) };
  return fact.absent === "no" ? no : unknown("missing", `nothing on record about ${nameOf(chart, fact)}`);
}

const lastOf = (happenings: readonly Happening[]): Happening | undefined =>
  happenings.reduce<Happening | undefined>(
    (last, next) => ((next.until?.to ?? -Infinity) >= (last?.until?.to ?? -Infinity) ? next : last),
    undefined,
  );

/** Yes, no, or not to be told from a date that is known to the month or year alone. */
function isWithin(chart: IndexedChart, happening: Happening, span: Span): boolean | undefined {
  if (happening.goesOn) return true;
  const { until } = happening;
  if (until === undefined) return undefined;
  if (addSpan(until.from, span) >= chart.today) return true;
  return addSpan(until.to, span) < chart.today ? false : undefined;
}

/** Whether the last event lies within the span. */
export function readWithin(chart: IndexedChart, fact: ChartFact): FactValue {
  const happenings = subjectsOf(chart, fact).flatMap((measure) => happeningsOf(chart, measure));
  const span = fact.within ?? "1 d";
  if (happenings.length === 0) return silence(chart, fact, known(false, []));
  const judged = happenings.map((happening) => ({ happening, within: isWithin(chart, happening, span) }));
  const yes = judged.find(({ within }) => within === true)?.happening;
  if (yes !== undefined) return known(true, [yes.entry]);
  const unclear = judged.find(({ within }) => within === undefined)?.happening;
  if (unclear !== undefined)
    return unknown(
      "not-assessable",
      `${nameOf(chart, fact)}: the date (${unclear.entry.date ?? "none"}) does not tell whether it was within ${spanInWords(span)}`,
      [unclear.entry],
    );
  const last = lastOf(happenings);
  const entries = last === undefined ? [] : [last.entry];
  if (fact.absent === "no") return known(false, entries);
  // What happened long ago does not tell that nothing happened since.
  const said = silence(chart, fact, known(false, entries));
  return said.known
    ? said
    : unknown(
        "stale",
        `the last ${nameOf(chart, fact)} on record is from ${last?.entry.date ?? "?"}; nothing is on record of the last ${spanInWords(span)}`,
        entries,
      );
}

/** Conditions that have ended do not hold; reactions and events that have happened stay so. */
export function readPresent(chart: IndexedChart, fact: ChartFact): FactValue {
  if (fact.within !== undefined) return readWithin(chart, fact);
  const subjects = subjectsOf(chart, fact);
  const states = subjects.flatMap((measure) => chart.of(measure.id).states);
  const happened = subjects.flatMap((measure) => happeningsOf(chart, measure)).map((h) => h.entry);
  const holding = happened.filter(
    (entry) => entry.kind !== "state" || entry.state === "present" || fact.what === "events",
  );
  const [first] = holding;
  if (first !== undefined) {
    const since = holding.at(-1)?.date ?? "";
    const denial = states.find(
      (state) => state.state === "absent" && (state.date ?? "") > since && first.kind === "state",
    );
    if (denial !== undefined)
      return unknown("conflicting", `${nameOf(chart, fact)} is on record, and denied on ${denial.date ?? "?"}`, [
        first,
        denial,
      ]);
    return known(true, holding);
  }
  const suspected = states.filter((state) => state.state === "suspected");
  if (suspected.length > 0)
    return unknown("not-assessable", `${nameOf(chart, fact)} is suspected, not confirmed`, suspected);
  const ended = happened.filter((entry) => entry.kind === "state");
  return ended.length > 0 ? known(false, ended) : silence(chart, fact, known(false, []));
}

/** What the record says of a condition; the latest statement counts, the firmer one of a day. */
export function readState(chart: IndexedChart, fact: ChartFact): FactValue {
  const rank = ["absent", "suspected", "resolved", "refuted", "present"];
  const states = subjectsOf(chart, fact).flatMap((measure) => chart.of(measure.id).states);
  const last = states.reduce<Dated<State> | undefined>((best, state) => {
    if (best === undefined) return state;
    const [a, b] = [state.when?.from ?? -Infinity, best.when?.from ?? -Infinity];
    return a > b || (a === b && rank.indexOf(state.state) > rank.indexOf(best.state)) ? state : best;
  }, undefined);
  if (last === undefined)
    return fact.absent === "no"
      ? known("none", [])
      : unknown("missing", `nothing on record about ${nameOf(chart, fact)}`);
  const said = {
    present: "confirmed",
    suspected: "suspected",
    resolved: "resolved",
    refuted: "refuted",
    absent: "refuted",
  } as const;
  return known(said[last.state], [last]);
}

const isRecent = (chart: IndexedChart, when: When | undefined, span: Span | undefined): boolean =>
  span === undefined || (when !== undefined && addSpan(when.from, span) >= chart.today);

/** Counts courses, doses of the latest course, values or events. */
export function readCount(chart: IndexedChart, fact: ChartFact): FactValue {
  const unit = "count";
  const [measure] = subjectsOf(chart, fact);
  if (measure === undefined) return unknown("missing", `nothing on record about ${fact.name}`);
  const { courses } = chart.of(measure.id);
  const counted = (entries: readonly Entry[], value = entries.length): FactValue =>
    value === 0 && fact.absent !== "no"
      ? unknown("missing", `no ${measure.name} on record`)
      : known({ value, unit }, entries);
  if (fact.take === "doses") return counted(courses.at(-1)?.doses ?? []);
  if (fact.what === "courses")
    return counted(
      courses.flatMap((course) => course.doses),
      courses.length,
    );
  if (fact.what === "readings")
    return counted(chart.of(measure.id).readings.filter((reading) => !isWithdrawn(reading)));
  if (fact.what === "values") {
    const points = pointsOf(chart, measure.id, fact.nerve).filter((point) => isRecent(chart, point.when, fact.within));
    return counted(
      points,
      new Set(points.map((point) => `${point.date ?? ""}${point.nerve ?? ""}${point.side ?? ""}`)).size,
    );
  }
  const happenings = happeningsOf(chart, measure).filter(({ when }) => isRecent(chart, when, fact.within));
  return counted(happenings.map(({ entry }) => entry));
}

interface Moment {
  readonly when: When;
  readonly entry: Entry;
}

/** The last value, event or dose that a time is counted from. */
function momentOf(chart: IndexedChart, fact: ChartFact): Moment | undefined {
  const moments = subjectsOf(chart, fact).flatMap((measure): readonly Moment[] => {
    const start = chart.of(measure.id).courses.at(-1);
    if (fact.what === "start")
      return start?.doses[0] === undefined ? [] : [{ when: start.start, entry: start.doses[0] }];
    const points: readonly Point[] = pointsOf(chart, measure.id, fact.nerve);
    return [
      ...points.map((point) => ({ when: point.when, entry: point })),
      ...happeningsOf(chart, measure).flatMap(({ until, entry }) =>
        until === undefined ? [] : [{ when: until, entry }],
      ),
    ];
  });
  return moments.reduce<Moment | undefined>(
    (last, next) => (last === undefined || next.when.to >= last.when.to ? next : last),
    undefined,
  );
}

/** Months or weeks since the last one. A date known only to the year gives no number. */
export function readSince(chart: IndexedChart, fact: ChartFact): FactValue {
  const moment = momentOf(chart, fact);
  if (moment === undefined) return unknown("missing", `no ${nameOf(chart, fact)} with a date on record`);
  const { when, entry } = moment;
  if (when.precision === "year")
    return unknown("not-assessable", `the last ${nameOf(chart, fact)} is known only to the year (${when.iso})`, [
      entry,
    ]);
  const day = Math.min(when.to, chart.today);
  const value =
    fact.take === "weeks-since" ? Math.round(((chart.today - day) / 7) * 10) / 10 : monthsBetween(day, chart.today);
  return known({ value, unit: fact.unit ?? "mo" }, [entry], when.iso);
}

/** The day itself. */
export function readDate(chart: IndexedChart, fact: ChartFact): FactValue {
  const moment = momentOf(chart, fact);
  return moment === undefined
    ? unknown("missing", `no ${nameOf(chart, fact)} with a date on record`)
    : known(moment.when.iso, [moment.entry], moment.when.iso);
}

/** How long a plan is taken to stand when nothing was given. */
const planStands: Span = "6 mo";

/** What is planned: with doses still to come, or not yet given and not older than six months. */
export function readPlanned(chart: IndexedChart, fact: ChartFact): FactValue {
  const plans = subjectsOf(chart, fact).flatMap((measure) =>
    chart.of(measure.id).plans.filter((plan) => {
      const from = plan.when?.from;
      const end = plan.end === undefined ? undefined : parseWhen(plan.end);
      if (end !== undefined && end.to >= chart.today) return true;
      if (from !== undefined && addSpan(from, planStands) < chart.today) return false;
      return !chart
        .of(measure.id)
        .doses.some(
          (dose) => dose.evidence !== "ordered" && from !== undefined && (dose.when?.from ?? -Infinity) >= from,
        );
    }),
  );
  const last = plans.at(-1);
  if (last === undefined)
    return fact.absent === "no" && fact.what !== "dose"
      ? known(false, [])
      : unknown("missing", "no treatment is planned on record");
  if (fact.what === "dose")
    return last.amount === undefined
      ? unknown("missing", `the plan names no dose of ${nameOf(chart, fact)}`, [last])
      : known(last.amount, [last]);
  return known(fact.group === undefined ? true : last.measure, [last]);
}
