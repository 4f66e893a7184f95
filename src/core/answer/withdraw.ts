/** A page made earlier, without what was withdrawn since: a notice stands where the statement stood. */
import { checkWithdrawn, statementWithdrawn, type Withdrawal, type Withdrawn } from "../knowledge/withdrawn.ts";
import type { Answer, Notice, Recommendation, Reference, Sentence } from "./answer.ts";
import { noticeOf } from "./notice.ts";

/** What a page is held to: the withdrawals, and the page's own references by number. */
interface Held {
  readonly withdrawn: Withdrawn;
  readonly sources: ReadonlyMap<number, Withdrawal>;
}

/** Why a sentence may not be shown, or nothing: its claim is withdrawn, or everything that supports it is. */
function causeOf(sentence: Sentence, { withdrawn, sources }: Held): Withdrawal | undefined {
  const own = sentence.claim === undefined ? undefined : withdrawn.claim.get(sentence.claim);
  if (own !== undefined) return own;
  const lost = sentence.citations.flatMap(({ n }) => sources.get(n) ?? [])[0];
  if (lost === undefined) return undefined;
  const isLeft = sentence.citations.some(({ n, says }) => says === "supports" && !sources.has(n));
  return isLeft ? undefined : lost;
}

function heldSentence(sentence: Sentence, held: Held): Sentence {
  const cause = causeOf(sentence, held);
  if (cause !== undefined) return noticeOf(statementWithdrawn(cause), sentence.claim);
  const citations = sentence.citations.filter(({ n }) => !held.sources.has(n));
  return citations.length === sentence.citations.length ? sentence : { ...sentence, citations };
}

/** Withdrawn sources among the references of a page, by number. */
const lostAmong = (references: readonly Reference[], { source }: Withdrawn): ReadonlyMap<number, Withdrawal> =>
  new Map(
    references.flatMap(({ n, sourceId }) => {
      const cause = source.get(sourceId);
      return cause === undefined
        ? []
        : [[n, { ...cause, because: { kind: "source" as const, id: sourceId } }] as const];
    }),
  );

/** Holds the sentences of a page with these references to what is withdrawn now. */
export function heldTo(references: readonly Reference[], withdrawn: Withdrawn): (sentence: Sentence) => Sentence {
  const held: Held = { withdrawn, sources: lostAmong(references, withdrawn) };
  return (sentence) => heldSentence(sentence, held);
}

const heldAll = (sentences: readonly Sentence[], held: Held): readonly Sentence[] =>
  sentences.map((sentence) => heldSentence(sentence, held));

/** Advice of a withdrawn rule goes; a hard stop stays as a check that has to be made by hand. */
function heldRecommendation(r: Recommendation, held: Held): readonly Recommendation[] {
  const cause = held.withdrawn.rule.get(r.rule);
  if (cause !== undefined && r.kind !== "stop") return [];
  if (cause !== undefined)
    return [{ ...r, say: [noticeOf(checkWithdrawn(cause))], options: [], monitor: [], calculations: undefined }];
  const calculations = r.calculations?.filter((c) => !held.withdrawn.calculator.has(c.calculator));
  return [
    {
      ...r,
      say: heldAll(r.say, held),
      options: heldAll(r.options, held),
      monitor: heldAll(r.monitor, held),
      ...(calculations === undefined ? {} : { calculations }),
    },
  ];
}

function heldReference(reference: Reference, { sources }: Held): Reference {
  const cause = sources.get(reference.n);
  if (cause === undefined) return reference;
  // It was withdrawn itself; what is said in place of a statement names what the statement rested on.
  return { ...reference, notice: statementWithdrawn({ since: cause.since, reason: cause.reason }) };
}

/** Said at the top: what is gone from the page without leaving a place behind. */
function goneFrom(answer: Answer, { withdrawn }: Held): readonly Notice[] {
  const calculations = answer.calculations.flatMap(({ calculator, title }) => {
    const cause = withdrawn.calculator.get(calculator);
    return cause === undefined ? [] : [`The calculation “${title}” is no longer shown. ${statementWithdrawn(cause)}`];
  });
  const advice = answer.forThisPatient.flatMap(({ rule, kind }) => {
    const cause = kind === "stop" ? undefined : withdrawn.rule.get(rule);
    return cause === undefined ? [] : [`Advice on this page is no longer shown. ${statementWithdrawn(cause)}`];
  });
  return [...new Set([...calculations, ...advice])].map((text) => ({ kind: "suspended", text }));
}

const someWithdrawn: Notice = {
  kind: "suspended",
  text: "Something on this page was withdrawn after it was made. A notice stands in its place.",
};

/** The page as it may be shown now. The same value where nothing on it was withdrawn. */
export function withoutWithdrawn(answer: Answer, withdrawn: Withdrawn): Answer {
  if (Object.values(withdrawn).every((one) => one.size === 0)) return answer;
  const held: Held = { withdrawn, sources: lostAmong(answer.references, withdrawn) };
  const shown: Answer = {
    ...answer,
    corrections: heldAll(answer.corrections, held),
    bottomLine: heldAll(answer.bottomLine, held),
    forThisPatient: answer.forThisPatient.flatMap((r) => heldRecommendation(r, held)),
    calculations: answer.calculations
      .filter((c) => !withdrawn.calculator.has(c.calculator))
      .map((c) => ({ ...c, reading: heldAll(c.reading, held) })),
    sections: answer.sections.map((section) => ({ ...section, sentences: heldAll(section.sentences, held) })),
    disagreements: answer.disagreements.map((d) => ({
      ...d,
      sides: d.sides.map((side) => ({ ...side, statements: heldAll(side.statements, held) })),
    })),
    nearest: heldAll(answer.nearest, held),
    references: answer.references.map((reference) => heldReference(reference, held)),
  };
  if (JSON.stringify(shown) === JSON.stringify(answer)) return answer;
  return { ...shown, notices: [someWithdrawn, ...goneFrom(answer, held), ...answer.notices] };
}
