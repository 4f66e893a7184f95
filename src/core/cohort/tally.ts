/** Charts of a cohort, one after the other, to the table of outcomes. Only counts and values are kept of a chart. */
import { unreviewedBanner } from "../answer/answer.ts";
import { isoDay, spanInWords } from "../calendar.ts";
import type { Chart } from "../chart/chart.ts";
import type { CohortAsked } from "./asked.ts";
import { cellOf } from "./cell.ts";
import { type CohortKnowledge, type Member, type MemberCourse, readMember } from "./member.ts";
import { doseUnknown, otherDose } from "./regimen-of.ts";
import type { CohortGroup, CohortReport } from "./report.ts";
import { suppressSmall } from "./suppress.ts";
import { type LeftOut, leftOutWords } from "./words.ts";

/** Takes charts in, then gives the report. */
export interface CohortTally {
  readonly add: (chart: Chart) => void;
  /** Notes a person who cannot be read as one. */
  readonly leaveOut: (reason: LeftOut) => void;
  readonly report: () => CohortReport;
}

/** Whose cohort it is, and the day taken for today (YYYY-MM-DD). */
export interface CohortSetting {
  readonly pack: { readonly id: string; readonly version: string };
  readonly today: string;
}

function groupOf(id: string, name: string, courses: readonly MemberCourse[]): CohortGroup {
  const columns = courses[0]?.values ?? [];
  return {
    id,
    name,
    patients: courses.length,
    firstCourses: courses.filter(({ isFirst }) => isFirst).length,
    otherTreatment: courses.filter(({ otherTreatment }) => otherTreatment).length,
    cells: columns.map((column, at) =>
      cellOf(
        column,
        courses.flatMap(({ values }) => values[at]?.value ?? []),
      ),
    ),
  };
}

/** Every regimen that courses are sorted into, with its name. */
const regimensOf = ({ cohort, dose }: CohortKnowledge): readonly { readonly id: string; readonly name: string }[] => [
  ...cohort.regimens.flatMap((id) => dose.regimens.find((regimen) => regimen.id === id) ?? []),
  { id: otherDose, name: "Another dose or schedule" },
  { id: doseUnknown, name: "Dose not known" },
];

function groupsOf(knowledge: CohortKnowledge, members: readonly Member[], asked: CohortAsked): readonly CohortGroup[] {
  const byRegimen = regimensOf(knowledge).flatMap(({ id, name }) => {
    const courses = members.flatMap((member) => member.byRegimen.get(id) ?? []);
    return courses.length === 0 ? [] : [groupOf(id, name, courses)];
  });
  if (asked.regimen !== undefined) return byRegimen;
  const all = members.map(({ overall }) => overall);
  return all.length === 0 ? [] : [groupOf("all", "All courses", all), ...byRegimen];
}

const monthOf = (day: number): string => isoDay(day).slice(0, 7);

function coursesOf(members: readonly Member[]): CohortReport["courses"] {
  const days = members.flatMap(({ byRegimen }) => [...byRegimen.values()].map(({ startDay }) => startDay));
  if (days.length === 0) return undefined;
  const extreme = (pick: (a: number, b: number) => number): string => monthOf(days.reduce((a, b) => pick(a, b)));
  return { from: extreme(Math.min), to: extreme(Math.max) };
}

function followUpInWords({ cohort }: CohortKnowledge): string {
  const { from, to } = cohort.followUp;
  return `last value from ${spanInWords(from)} to ${spanInWords(to)} after the first dose, and before the next course`;
}

function notesOf({ cohort }: CohortKnowledge): readonly string[] {
  return [
    "One course of each patient in each group; a patient who had several regimens stands in several groups.",
    "Values soon after a treatment that distorts them are counted as set aside and not used.",
    ...cohort.outcomes.flatMap((outcome) =>
      outcome.kind === "change" && outcome.from !== undefined
        ? [`${outcome.title}: values count from ${spanInWords(outcome.from)} after the first dose.`]
        : [],
    ),
    ...cohort.outcomes.flatMap(({ title, note }) => (note === undefined ? [] : [`${title}: ${note}`])),
    "Observed courses, not a comparison: who got which regimen was not left to chance.",
  ];
}

/** In one order, whichever chart came first. */
const reasonsOf = (leftOut: ReadonlyMap<LeftOut, number>): CohortReport["leftOut"] =>
  (Object.keys(leftOutWords) as readonly LeftOut[]).flatMap((reason) => {
    const count = leftOut.get(reason);
    return count === undefined ? [] : [{ reason, text: leftOutWords[reason], count }];
  });

/** Begins a tally. Where `asked.suppress` says so, the report leaves small counts out. */
export function createCohortTally(knowledge: CohortKnowledge, setting: CohortSetting, asked: CohortAsked): CohortTally {
  const members: Member[] = [];
  const leftOut = new Map<LeftOut, number>();
  const leaveOut = (reason: LeftOut): void => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  const report = (): CohortReport => {
    const courses = coursesOf(members);
    const left = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
    const { regimen, subgroup, from, to } = asked;
    const whole: CohortReport = {
      cohort: `${setting.pack.id}/${knowledge.cohort.id}`,
      title: knowledge.cohort.title,
      packVersion: setting.pack.version,
      banner: unreviewedBanner,
      asOf: setting.today,
      followUp: followUpInWords(knowledge),
      asked: { regimen, subgroup, from, to, course: asked.course ?? "first", suppress: asked.suppress === true },
      choices: {
        regimens: regimensOf(knowledge).map(({ id, name }) => ({ id, name })),
        subgroups: knowledge.cohort.subgroups.map(({ id, name }) => ({ id, name })),
      },
      charts: members.length + left,
      patients: members.length,
      leftOut: reasonsOf(leftOut),
      ...(courses === undefined ? {} : { courses }),
      groups: groupsOf(knowledge, members, asked),
      notes: notesOf(knowledge),
    };
    return asked.suppress === true ? suppressSmall(whole) : whole;
  };
  return {
    add: (chart) => {
      const member = readMember(chart, knowledge, asked, setting.today);
      if ("leftOut" in member) leaveOut(member.leftOut);
      else members.push(member);
    },
    leaveOut,
    report,
  };
}
