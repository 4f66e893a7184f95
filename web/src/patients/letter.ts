/** A one-page letter from a patient's page: what holds treatment back and is overdue, the record, what to consider; each with its source. */
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation, Reference, Sentence } from "../../../src/core/answer/answer.ts";
import { type RecordLine, recordOf } from "./letter-record.ts";
import { fitLetter, linesOf, linesOfPage, linesOfRecord } from "./letter-room.ts";
import { valuesBehind } from "./used-values.ts";

export interface Paragraph {
  readonly key: string;
  readonly kind: Recommendation["kind"];
  readonly title: string;
  readonly sentences: readonly Sentence[];
  /** Of stops and warnings: the values of the record that called it up. */
  readonly restsOn: readonly string[];
}

/** Something with a day, and the sources of the advice that it comes from. */
export interface DueLine {
  readonly key: string;
  readonly title: string;
  readonly due: string;
  readonly citations: Sentence["citations"];
}

/** What the page had no room for. Hard stops with all that is said of them and what is overdue are never among it. */
export interface LeftOut {
  /** Sentences of the advice that is in. */
  readonly sentences: number;
  /** Advice that was not chosen, and how much of it warns. */
  readonly recommendations: number;
  readonly warnings: number;
  readonly due: number;
  readonly missing: number;
  /** Last values of what is followed. */
  readonly values: number;
}

export interface Letter {
  readonly record: readonly RecordLine[];
  readonly stops: readonly Paragraph[];
  readonly overdue: readonly DueLine[];
  /** Advice beside the stops. */
  readonly paragraphs: readonly Paragraph[];
  readonly due: readonly DueLine[];
  readonly leftOut: LeftOut;
  readonly missing: readonly string[];
  readonly references: readonly Reference[];
}

/** Advice that a letter starts with, beside hard stops and without; every warning is, and more can be ticked. */
const firstAdvice = { besideStops: 3, alone: 4 };
/** What is missing and what is still to come, and how much of each beside a long record. */
const most = { missing: 6, due: 6 };
const besideLongRecord = { missing: 2, due: 3 };
const inShort = { missing: 0, due: 2 };
const longRecord = 16;
/** Headings, banner, signature and the last line of the page. */
const linesOfFrame = 17;

export const isStop = ({ kind }: Recommendation): boolean => kind === "stop";
const isWarning = ({ kind }: Recommendation): boolean => kind === "warning";

/**
 * What a letter holds before anybody chooses: every hard stop, every warning, then what the assessment puts first, as far as it
 * leaves one page.
 */
export function chosenFirst(view: PatientView, assessment: PatientAssessment): readonly string[] {
  const { recommendations } = assessment;
  const [stops, warnings] = [recommendations.filter(isStop), recommendations.filter(isWarning)];
  const room = (stops.length > 0 ? firstAdvice.besideStops : firstAdvice.alone) - warnings.length;
  const others = recommendations.filter((one) => !isStop(one) && !isWarning(one)).slice(0, Math.max(0, room));
  const always = [...stops, ...warnings];
  const fitting = others.findLastIndex(
    (_, at) => draft(view, assessment, [...always, ...others.slice(0, at + 1)], false).fitted.lines <= linesOfPage,
  );
  return [...always, ...others.slice(0, fitting + 1)].map(({ key }) => key);
}

/** Why a fact is missing is said where it is more than that it was never recorded. */
const isSimplyMissing = (why: string): boolean => / on record\b/.test(why) && !why.includes(":");

const factsMissing = ({ undecided }: PatientAssessment): readonly string[] => {
  const facts = undecided.flatMap(({ missing }) =>
    missing.map(({ name, why }) => (isSimplyMissing(why) ? name : `${name} (${why})`)),
  );
  const counted = Map.groupBy(facts, (fact) => fact);
  return [...counted].sort(([, a], [, b]) => b.length - a.length).map(([fact]) => fact);
};

/** What is overdue and what is to come, each by day. */
function daysOf({ asOf }: PatientView, { recommendations }: PatientAssessment) {
  const all = recommendations
    .flatMap(({ key, title, due, say }): readonly DueLine[] =>
      due === undefined ? [] : [{ key, title, due, citations: say[0]?.citations ?? [] }],
    )
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return { overdue: all.filter(({ due }) => due < asOf), toCome: all.filter(({ due }) => due >= asOf) };
}

/** Values that called up a stop or a warning. Other advice has them on the patient's page. */
const restsOn = (one: Recommendation): readonly string[] =>
  isStop(one) || isWarning(one) ? valuesBehind(one.proof) : [];

interface Drafted {
  readonly fitted: ReturnType<typeof fitLetter>;
  readonly record: readonly RecordLine[];
  readonly shown: typeof most;
}

/** The letter's parts with the record in full, or, where that leaves no room for the page, in short. */
function draft(
  view: PatientView,
  assessment: PatientAssessment,
  taken: readonly Recommendation[],
  isShort: boolean,
): Drafted {
  const record = recordOf(view, isShort);
  const recordLines = record.reduce(
    (sum, { what, text, resource }) => sum + linesOfRecord(`${what}: ${text} [${resource}]`),
    0,
  );
  const shown = isShort ? inShort : recordLines > longRecord ? besideLongRecord : most;
  const { overdue, toCome } = daysOf(view, assessment);
  const days = [...overdue, ...toCome.slice(0, shown.due)];
  const missing = factsMissing(assessment).slice(0, shown.missing).join("; ");
  const texts = [
    ...days.map(({ title, due, citations }) => `${title} ${due}`.padEnd(title.length + 34 + 5 * citations.length)),
    ...(view.unusable.length === 0 ? [] : [unusableWords(view).padEnd(20)]),
    ...(missing === "" ? [] : [missing.padEnd(missing.length + 40)]),
    ...taken.map((one) => restsOn(one).join("; ")),
  ];
  const linesTaken =
    linesOfFrame + recordLines + texts.reduce((sum, text) => sum + (text === "" ? 0 : linesOf(text)), 0);
  const fitted = fitLetter({ taken, references: assessment.references, citedBeside: days, linesTaken });
  return !isShort && fitted.lines > linesOfPage ? draft(view, assessment, taken, true) : { fitted, record, shown };
}

/** Results that no rule could use, for a letter: "IgM 2150 g/L (2026-10-28)". */
export const unusableWords = ({ unusable }: Pick<PatientView, "unusable">): string =>
  unusable.map(({ what, written, date }) => `${what} “${written}” (${date ?? "no date"})`).join("; ");

/** The letter of one assessment. Hard stops are in it whatever was chosen. References are numbered anew, those cited only. */
export function letterOf(view: PatientView, assessment: PatientAssessment, chosen: ReadonlySet<string>): Letter {
  const { recommendations, references } = assessment;
  const taken = recommendations.filter((one) => isStop(one) || chosen.has(one.key));
  const { fitted, record, shown } = draft(view, assessment, taken, false);
  const { overdue, toCome } = daysOf(view, assessment);
  const due = toCome.slice(0, shown.due);
  const missing = factsMissing(assessment);
  const leading = ({ key }: Recommendation): readonly Sentence[] => fitted.sentences.get(key) ?? [];
  const [stops, others] = [taken.filter(isStop), taken.filter((one) => !isStop(one))];
  const cited = [...stops.flatMap(leading), ...overdue, ...others.flatMap(leading), ...due];
  const numbers = [...new Set(cited.flatMap(({ citations }) => citations).map(({ n }) => n))];
  const renumbered = <T extends { readonly citations: Sentence["citations"] }>(one: T): T => ({
    ...one,
    citations: one.citations.map((citation) => ({ ...citation, n: numbers.indexOf(citation.n) + 1 })),
  });
  const paragraphOf = (one: Recommendation): Paragraph => ({
    key: one.key,
    kind: one.kind,
    title: one.title,
    sentences: leading(one).map(renumbered),
    restsOn: restsOn(one),
  });
  return {
    record,
    stops: stops.map(paragraphOf),
    overdue: overdue.map(renumbered),
    paragraphs: others.map(paragraphOf),
    due: due.map(renumbered),
    leftOut: {
      sentences: fitted.leftOut,
      recommendations: recommendations.length - taken.length,
      warnings: recommendations.filter(isWarning).length - taken.filter(isWarning).length,
      due: toCome.length - due.length,
      missing: Math.max(0, missing.length - shown.missing),
      values: recordOf(view, false).length - record.length,
    },
    missing: missing.slice(0, shown.missing),
    references: numbers.flatMap((n, at) => {
      const reference = references.find((one) => one.n === n);
      return reference === undefined ? [] : [{ ...reference, n: at + 1 }];
    }),
  };
}
