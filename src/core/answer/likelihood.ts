/** How likely the words of a question are among the ways in which people ask for a thing. */
import type { Token } from "./index-terms.ts";
import { PostingsBuilder, type Roster, type Scores } from "./scores.ts";

/** Everything that is said of one item: tokens with counts. */
export interface Vocabulary {
  readonly item: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** Scores in 0..1; 1 when the item says every word of the question and nothing else, 0 when it says none. */
export type LikelihoodIndex = (question: readonly Token[]) => Scores;

/** Share of the probability that comes from the item itself; the rest is that of the language as a whole. */
const ownShare = 0.4;

const total = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + n, 0);

/**
 * Query likelihood with Jelinek-Mercer smoothing (Zhai and Lafferty 2001): unlike BM25 over single phrasings, it adds
 * up what many phrasings say, so that a word common in an item's phrasings counts more than one that stands there once.
 */
export function createLikelihoodIndex(items: readonly Vocabulary[], roster: Roster): LikelihoodIndex {
  const language = new Map<string, number>();
  for (const { counts } of items)
    for (const [token, count] of counts) language.set(token, (language.get(token) ?? 0) + count);
  const all = total(language.values());
  const builder = new PostingsBuilder();
  for (const { item, counts } of items) {
    const length = total(counts.values());
    for (const [token, count] of counts) {
      const general = ((1 - ownShare) * (language.get(token) ?? 0)) / all;
      builder.add(token, roster.placeOf.get(item) ?? 0, Math.log(1 + (ownShare * count) / length / general));
    }
  }
  /** Per token, the items that have it, with the gain over an item that has not. */
  const gains = builder.build();
  const mostOf = (token: string): number => {
    const count = language.get(token);
    return count === undefined ? 0 : Math.log(1 + ownShare / (((1 - ownShare) * count) / all));
  };
  return (question) => {
    const scores = new Float64Array(roster.items.length);
    const most = question.reduce((sum, { token, weight }) => sum + weight * mostOf(token), 0);
    if (most > 0) for (const { token, weight } of question) gains.addGains(scores, token, weight / most);
    return scores;
  };
}
