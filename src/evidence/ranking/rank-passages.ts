/** Orders the passages that a first search brought: BM25 over heading and text, on one scale for every index. */
import { type Collection, rarityOf } from "./collection.ts";
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
const headingShare = 0.3;

function countIn(terms: readonly string[], wanted: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) if (wanted.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** BM25 of one field. `worth` is each term's weight times its rarity. */
function fieldScore(terms: readonly string[], averageLength: number, worth: ReadonlyMap<string, number>): number {
  const norm = k1 * (1 - b + (b * terms.length) / Math.max(1, averageLength));
  let score = 0;
  for (const [term, count] of countIn(terms, worth))
    score += ((worth.get(term) ?? 0) * count * (k1 + 1)) / (count + norm);
  return score;
}

/** Candidates with their scores, best first; equal scores keep the order they came in. */
export function rankPassages<Key>(
  wanted: readonly WeightedTerm[],
  candidates: readonly Candidate<Key>[],
  collection: Collection,
): readonly Ranked<Key>[] {
  const worth = new Map(wanted.map(({ term, weight }) => [term, weight * rarityOf(term, collection)]));
  return candidates
    .map(({ key, heading, terms }) => ({
      key,
      score:
        fieldScore(terms, collection.averageTerms, worth) +
        headingShare * fieldScore(heading, collection.averageHeadingTerms, worth),
    }))
    .sort((x, y) => y.score - x.score);
}
