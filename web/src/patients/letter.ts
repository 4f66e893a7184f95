/** A one-page letter from a patient's page: what the record says, what the evidence says to consider, each with its source. */
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Lane, Point } from "../../../src/figures/timeline.ts";
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import { fitLetter, linesOf } from "./letter-room.ts";
import { amountWords, numberWords } from "../../../src/core/quantity-words.ts";

/** A statement from the record, with where it stands there. */
export interface RecordLine {
  readonly what: string;
  readonly text: string;
  readonly resource: string;
}

export interface Paragraph {
  readonly key: string;
  readonly kind: Recommendation["kind"];
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** Something with a day, and the sources of the advice that it comes from. */
export interface DueLine {
  readonly key: string;
  readonly title: string;
  readonly due: string;
  readonly citations: Sentence["citations"];
}

export interface Letter {
  readonly record: readonly RecordLine[];
  readonly paragraphs: readonly Paragraph[];
  readonly due: readonly DueLine[];
  /** What the page had no room for: sentences of the advice in it, advice that was not chosen, and days that are due. */
  readonly leftOut: { readonly sentences: number; readonly recommendations: number; readonly due: number };
  readonly missing: readonly string[];
  readonly references: readonly Reference[];
}

/** Advice that a letter starts with, beside hard stops and without; more can be ticked. */
const firstAdvice = { besideStops: 3, alone: 4 };
/** What is missing and what is due, and how much of each beside a long record. */
const most = { missing: 6, due: 6 };
const leastBesideLongRecord = { missing: 2, due: 3 };
const longRecord = 19;
/** Headings, banner, signature and the last line of the page. */
const linesOfFrame = 16;

export const isStop = ({ kind }: Recommendation): boolean => kind === "stop";

/** What a letter holds before anybody chooses: every hard stop, then what the assessment puts first. */
export function chosenFirst(recommendations: readonly Recommendation[]): readonly string[] {
  const stops = recommendations.filter(isStop);
  const room = stops.length > 0 ? firstAdvice.besideStops : firstAdvice.alone;
  const advice = recommendations.filter((one) => !isStop(one)).slice(0, room);
  return [...stops, ...advice].map(({ key }) => key);
}

const dayWords = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** How the last value stands against each named baseline; nothing where the two cannot be compared. */
function changesOf({ baselines, ratio }: Lane, last: Point): readonly string[] {
  if (last.comparator !== undefined || last.setAside !== undefined) return [];
  return baselines
    .filter(({ earlier, series, day }) => !earlier && series === last.series && day < last.day)
    .map(({ label, value, day }) => {
      const was = `${numberWords(value)} on ${dayWords(day)}`;
      if (!ratio || value <= 0) return `${label} ${was}`;
      const percent = Math.round((100 * (last.value - value)) / value);
      return `${percent > 0 ? "+" : percent < 0 ? "−" : "±"}${Math.abs(percent)} % since ${label} (${was})`;
    });
}

function lastValue(lane: Lane): readonly RecordLine[] {
  const last = lane.points.at(-1);
  if (last === undefined) return [];
  const { value: amount, comparator } = last;
  const value = `${amountWords({ value: amount, unit: lane.unit, ...(comparator === undefined ? {} : { comparator }) })} on ${dayWords(last.day)}`;
  const notes = [last.series, last.setAside, last.state === "final" ? "" : last.state].filter(
    (note) => note !== undefined && note !== "",
  );
  const text = [value, ...changesOf(lane, last), ...notes].join("; ");
  return [{ what: lane.title, text, resource: last.id }];
}

/** Courses, the response to the last one in full, and the last value of each followed lane. */
function recordOf({ timeline }: PatientView): readonly RecordLine[] {
  const given = timeline.courses.filter(({ planned }) => !planned);
  const courses = given.map(({ id, text, response }, at) => {
    const verdict = at === given.length - 1 ? response?.text : response?.verdict.replace("-", " ");
    return { what: "Treatment", text: verdict === undefined ? text : `${text}; ${verdict}`, resource: id };
  });
  return [...courses, ...timeline.lanes.filter(({ shownFirst }) => shownFirst).flatMap(lastValue)];
}

const factsMissing = ({ undecided }: PatientAssessment): readonly string[] => {
  const facts = undecided.flatMap(({ missing }) => missing.map(({ name, why }) => `${name} (${why})`));
  const counted = Map.groupBy(facts, (fact) => fact);
  return [...counted].sort(([, a], [, b]) => b.length - a.length).map(([fact]) => fact);
};

function dueOf({ recommendations }: PatientAssessment): readonly DueLine[] {
  return recommendations
    .flatMap(({ key, title, due, say }) =>
      due === undefined ? [] : [{ key, title, due, citations: say[0]?.citations ?? [] }],
    )
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** The letter of one assessment. Hard stops are in it whatever was chosen. References are numbered anew, those cited only. */
export function letterOf(view: PatientView, assessment: PatientAssessment, chosen: ReadonlySet<string>): Letter {
  const taken = assessment.recommendations.filter((one) => isStop(one) || chosen.has(one.key));
  const record = recordOf(view);
  const recordLines = record.reduce(
    (sum, { what, text, resource }) => sum + linesOf(`${what}: ${text} [${resource}]`),
    0,
  );
  const shown = recordLines > longRecord ? leastBesideLongRecord : most;
  const allDue = dueOf(assessment);
  const due = allDue.slice(0, shown.due);
  const missing = factsMissing(assessment).slice(0, shown.missing);
  const linesTaken = linesOfFrame + recordLines + 2 * due.length + linesOf(missing.join("; ").padStart(60));
  const fitted = fitLetter({ taken, references: assessment.references, linesTaken });
  const leading = ({ key }: Recommendation): readonly Sentence[] => fitted.sentences.get(key) ?? [];
  const citations = [...taken.flatMap(leading), ...due].flatMap((cited) => cited.citations);
  const numbers = [...new Set(citations.map(({ n }) => n))];
  const renumbered = <T extends { readonly citations: Sentence["citations"] }>(cited: T): T => ({
    ...cited,
    citations: cited.citations.map((citation) => ({ ...citation, n: numbers.indexOf(citation.n) + 1 })),
  });
  return {
    record,
    paragraphs: taken.map((one) => ({
      key: one.key,
      kind: one.kind,
      title: one.title,
      sentences: leading(one).map(renumbered),
    })),
    due: due.map(renumbered),
    leftOut: {
      sentences: fitted.leftOut,
      recommendations: assessment.recommendations.length - taken.length,
      due: allDue.length - due.length,
    },
    missing,
    references: numbers.flatMap((n, at) => {
      const reference = assessment.references.find((one) => one.n === n);
      return reference === undefined ? [] : [{ ...reference, n: at + 1 }];
    }),
  };
}
