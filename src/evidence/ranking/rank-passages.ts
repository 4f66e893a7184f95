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

/** A passage as terms, with the heading's (title, keywords, question) first in `terms` as well. */
export interface Candidate<Key> {
  readonly key: Key;
  readonly heading: readonly string[];
  readonly terms: readonly string[];
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

/** What each term is worth: its weight times its rarity. */
type Worth = ReadonlyMap<string, number>;

const worthOf = (terms: readonly WeightedTerm[], collection: Collection): Worth =>
  new Map(terms.map(({ term, weight }) => [term, weight * rarityOf(term, collection)]));

const sumOf = (worth: Worth): number => worth.values().reduce((sum, value) => sum + value, 0);

interface FieldScore {
  readonly score: number;
  /** Worth of the terms that occur. */
  readonly found: number;
}

/** BM25 of one field. */
function fieldScore(terms: readonly string[], averageLength: number, worth: Worth): FieldScore {
  const counts = new Map<string, number>();
  for (const term of terms) if (worth.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const norm = k1 * (1 - b + (b * terms.length) / Math.max(1, averageLength));
  let [score, found] = [0, 0];
  for (const [term, count] of counts) {
    const value = worth.get(term) ?? 0;
    score += (value * count * (k1 + 1)) / (count + norm);
    found += value;
  }
  return { score, found };
}

/** Both fields together. */
function scoreOf(candidate: Candidate<unknown>, worth: Worth, collection: Collection): FieldScore {
  const whole = fieldScore(candidate.terms, collection.averageTerms, worth);
  const heading = fieldScore(candidate.heading, collection.averageHeadingTerms, worth);
  return { score: whole.score + headingShare * heading.score, found: whole.found };
}

const isHeadingOnly = ({ heading, terms }: Candidate<unknown>): boolean => terms.length < leastBody * heading.length;

const byScore = (x: { readonly score: number }, y: { readonly score: number }): number => y.score - x.score;

/** Candidates with their scores, best first; equal scores keep the order they came in. */
export function rankPassages<Key>(
  wanted: readonly WeightedTerm[],
  candidates: readonly Candidate<Key>[],
  collection: Collection,
): readonly Ranked<Key>[] {
  const worth = worthOf(wanted, collection);
  const most = sumOf(worth);
  const first = candidates
    .map((candidate) => {
      const { score, found } = scoreOf(candidate, worth, collection);
      const coverage = most === 0 || isHeadingOnly(candidate) ? 1 : (found / most) ** coverageDamping;
      return { candidate, terms: candidate.terms, score: score * coverage };
    })
    .sort(byScore);
  const asked = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const shared = worthOf(feedbackTerms(first, { most, asked, collection }), collection);
  return first
    .map(({ candidate, score }) => ({
      key: candidate.key,
      score: score + scoreOf(candidate, shared, collection).score,
    }))
    .sort(byScore);
}
