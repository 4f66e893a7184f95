/** Finds the claims a question calls for: every reason weighed into one relevance between 0 and 1. */
import type { Question } from "../question/read-question.ts";
import type { Library, Statement } from "./library.ts";
import { type QuestionTokens, weighQuestion } from "./question-tokens.ts";
import { candidatesFor, type Signals } from "./signals.ts";

/** A claim with how likely it belongs to the answer (0..1), and its reasons. */
export interface Found {
  readonly statement: Statement;
  readonly score: number;
  readonly signals: Signals;
}

/**
 * Weights of a logistic model: fitted by regression on the tuned part of the anti-MAG exam, where readers had said of
 * each question which statements belong to its answer; see docs/decisions.
 */
const weights = { intent: 1.38, cue: 2.53, own: 1.03, said: 1.59, page: 0.88, topic: 3.28 } as const;
const constant = -8.82;

const names = Object.keys(weights) as readonly (keyof typeof weights)[];

function relevance(signals: Signals): number {
  const sum = names.reduce((total, name) => total + weights[name] * signals[name], constant);
  return 1 / (1 + Math.exp(-sum));
}

/** Claims for a question, most relevant first. */
export function findClaims(
  question: Question,
  library: Library,
  tokens: QuestionTokens = weighQuestion(question, library),
): readonly Found[] {
  return candidatesFor(question, tokens, library)
    .map(({ statement, signals }): Found => ({ statement, signals, score: relevance(signals) }))
    .sort((a, b) => b.score - a.score || a.statement.claim.id.localeCompare(b.statement.claim.id));
}
