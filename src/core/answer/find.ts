/** Finds the claims a question calls for: every reason weighed into one relevance between 0 and 1. */
import type { Question } from "../question/read-question.ts";
import type { Library, Statement } from "./library.ts";
import { type QuestionTokens, weighQuestion } from "./question-tokens.ts";
import { type Scores, scoresBy } from "./scores.ts";
import { readSignals, type Signals, signalsAt, type SignalTable } from "./signals.ts";

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

/** More than any page is made from. */
const most = 40;

/** Relevance of each claim; -1 for one that shares no word with the question. */
function relevances(table: SignalTable): Scores {
  const sums = new Float64Array(table.said.length).fill(constant);
  for (const name of names) {
    const [weight, signal] = [weights[name], table[name]];
    for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + weight * (signal[place] ?? 0);
  }
  return scoresBy(sums.length, (place) => (table.said[place] === 0 ? -1 : 1 / (1 + Math.exp(-(sums[place] ?? 0)))));
}

/** The lowest of the best scores that are kept. */
function barOf(scores: Scores): number {
  const ordered = scores.toSorted();
  return Math.max(0, ordered[ordered.length - most] ?? 0);
}

/** Claims for a question, most relevant first: the best of them, and whatever is as good as the last. */
export function findClaims(
  question: Question,
  library: Library,
  tokens: QuestionTokens = weighQuestion(question, library),
): readonly Found[] {
  const table = readSignals(question, tokens, library);
  const scores = relevances(table);
  const bar = barOf(scores);
  return library.shown
    .flatMap((statement, place): readonly Found[] => {
      const score = scores[place] ?? 0;
      return score < bar ? [] : [{ statement, score, signals: signalsAt(table, place) }];
    })
    .sort((a, b) => b.score - a.score || a.statement.claim.id.localeCompare(b.statement.claim.id));
}
