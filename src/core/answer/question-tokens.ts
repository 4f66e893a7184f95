/** What of a question is searched for, and how much each word counts. */
import type { Question } from "../question/read-question.ts";
import { type Token, tokensOf } from "./index-terms.ts";
import type { Library } from "./library.ts";

const carriedWeight = 0.7;
const unknownWordWeight = 0.9;
const storyWeight = 0.4;

/**
 * What tokens are weighed for. To rank, ordinary words help to tell one claim of a subject from another; to decide
 * whether the subject is covered at all, they say next to nothing.
 */
type Purpose = "rank" | "decide";
const ordinaryWeights = { rank: { known: 0.7, unknown: 0.1 }, decide: { known: 0.15, unknown: 0.05 } } as const;

/** A question's tokens, weighed for either purpose. */
export type QuestionTokens = Readonly<Record<Purpose, readonly Token[]>>;

const isAmount = (token: string): boolean => /^\d/.test(token);

/** The subject's own name tells little; a word nobody in this field uses tells that the question may lie outside it. */
function importance(token: string, question: Question, library: Library, purpose: Purpose): number {
  if (token.startsWith("#")) {
    const subject = library.pack.header.subject.includes(token.slice(1));
    return subject ? 0.6 : 1.2;
  }
  const word = question.words.find((w) => w.stem === token);
  const told = question.asked.has(token) ? 1 : storyWeight;
  const ordinary = word !== undefined && library.ordinary.has(word.plain);
  if (ordinary) return told * ordinaryWeights[purpose][library.texts.knows(token) ? "known" : "unknown"];
  return told * (library.texts.knows(token) ? 1 : unknownWordWeight);
}

/** Tokens of a question: its own, and what the conversation carried over at less weight. */
export function weighQuestion(question: Question, library: Library): QuestionTokens {
  const own = tokensOf(question.words, library.lexicon).filter((t) => !isAmount(t.token));
  const have = new Set(own.map((t) => t.token));
  const carried = question.carried
    .map((c) => ({ token: `#${c}`, weight: carriedWeight }))
    .filter((t) => !have.has(t.token));
  const all = [...own, ...carried];
  const weighed = (purpose: Purpose): readonly Token[] =>
    all.map((t) => ({ token: t.token, weight: t.weight * importance(t.token, question, library, purpose) }));
  return { rank: weighed("rank"), decide: weighed("decide") };
}
