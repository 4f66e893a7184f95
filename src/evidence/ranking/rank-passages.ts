/**
 * Orders the passages that a first search brought, alike for every index. Four parts, each measured in bench/retrieval.ts:
 *
 *   BM25 over all terms of the passage
 *   + a share of BM25 over its heading (title, keywords, question)
 *   × how much of what was asked it covers, damped
 *   + the terms that the best passages share (feedback.ts)
 */
import { type Collection, rarityOf } from "./collection.ts";
import { feedbackTerms } from "./feedback.ts";
import type { WeightedTerm } from "./query-terms.ts";
import { createTermCounter, type TermCounts, type TermText } from "./term-text.ts";

/** A passage as its terms. */
export interface Candidate<Key> {
  readonly key: Key;
  readonly terms: TermText;
}

export interface Ranked<Key> {
  readonly key: Key;
  readonly score: number;
}

const k1 = 1.2;
const b = 0.75;
const headingShare = 0.4;
const coverageDamping = 0.25;
/** A passage that is next to nothing but its heading cannot cover a question; it is not held against it. */
const leastBody = 1.3;

interface Score {
  readonly score: number;
  /** Worth of the terms that occur, as a share of all that was asked. */
  readonly covered: number;
  readonly counts: TermCounts;
}

/** Scores passages for weighted terms. What each term is worth is its weight times its rarity. */
function createScorer(
  terms: readonly WeightedTerm[],
  collection: Collection,
): { readonly most: number; readonly scoreOf: (text: TermText) => Score } {
  const worth = Float64Array.from(terms, ({ term, weight }) => weight * rarityOf(term, collection));
  const most = worth.reduce((sum, value) => sum + value, 0);
  const countsOf = createTermCounter(terms.map(({ term }) => term));
  const fieldScore = (found: Int32Array, length: number, averageLength: number): number => {
    const norm = k1 * (1 - b + (b * length) / Math.max(1, averageLength));
    let score = 0;
    for (let at = 0; at < worth.length; at++) {
      const count = found[at] ?? 0;
      if (count > 0) score += ((worth[at] ?? 0) * count * (k1 + 1)) / (count + norm);
    }
    return score;
  };
  const scoreOf = (text: TermText): Score => {
    const counts = countsOf(text);
    const whole = fieldScore(counts.inWhole, counts.length, collection.averageTerms);
    const heading = fieldScore(counts.inHeading, counts.headingLength, collection.averageHeadingTerms);
    const found = counts.inWhole.reduce((sum, count, at) => (count > 0 ? sum + (worth[at] ?? 0) : sum), 0);
    return { score: whole + headingShare * heading, covered: most === 0 ? 1 : found / most, counts };
  };
  return { most, scoreOf };
}

const isHeadingOnly = ({ headingLength, length }: TermCounts): boolean => length < leastBody * headingLength;

const byScore = (x: { readonly score: number }, y: { readonly score: number }): number => y.score - x.score;

/** Candidates with their scores, best first; equal scores keep the order they came in. */
export function rankPassages<Key>(
  wanted: readonly WeightedTerm[],
  candidates: readonly Candidate<Key>[],
  collection: Collection,
): readonly Ranked<Key>[] {
  const asking = createScorer(wanted, collection);
  const first = candidates
    .map(({ key, terms }) => {
      const { score, covered, counts } = asking.scoreOf(terms);
      return { key, terms, score: isHeadingOnly(counts) ? score : score * covered ** coverageDamping };
    })
    .sort(byScore);
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const shared = createScorer(feedbackTerms(first, { most: asking.most, asked, collection }), collection);
  return first.map(({ key, terms, score }) => ({ key, score: score + shared.scoreOf(terms).score })).sort(byScore);
}
