/** Ranks short texts against a question by BM25, scaled so that 1 means "says all that was asked". */
import type { Token } from "./index-terms.ts";

/** What is indexed: which item it belongs to, and its tokens. */
export interface Entry {
  readonly item: string;
  readonly tokens: readonly Token[];
}

/** An inverted index over entries; an item's score is that of its best entry. */
export interface RankIndex {
  /** Rarity of a token: high for rare, highest for tokens never seen. */
  readonly rarity: (token: string) => number;
  readonly knows: (token: string) => boolean;
  /** Items with scores in 0..1 (a little above for very short, complete matches), in no order. */
  readonly score: (question: readonly Token[]) => ReadonlyMap<string, number>;
}

const k1 = 1.2;
const b = 0.35;

/** Where a token stands, and its BM25 part there for a question weight and rarity of 1. */
interface Postings {
  readonly entries: Int32Array;
  readonly gains: Float64Array;
}

/** Gains of every token in every entry: k1 = 1.2; b is low since phrasings differ little in length. */
function postingsOf(entries: readonly Entry[]): ReadonlyMap<string, Postings> {
  const lengths = entries.map((entry) => entry.tokens.reduce((sum, t) => sum + t.weight, 0));
  const meanLength = lengths.reduce((a, n) => a + n, 0) / Math.max(1, lengths.length);
  const lists = new Map<string, { at: number; gain: number }[]>();
  for (const [at, entry] of entries.entries()) {
    const norm = k1 * (1 - b + (b * (lengths[at] ?? 0)) / meanLength);
    for (const { token, weight } of entry.tokens) {
      const list = lists.get(token) ?? [];
      list.push({ at, gain: ((k1 + 1) * weight) / (weight + norm) });
      lists.set(token, list);
    }
  }
  return new Map(
    [...lists].map(([token, list]) => [
      token,
      { entries: Int32Array.from(list, (p) => p.at), gains: Float64Array.from(list, (p) => p.gain) },
    ]),
  );
}

/**
 * Builds the index. A single match in an entry of mean length counts the token's full rarity, so a sum divided by the
 * question's own total is the share of the question that the entry covers.
 */
export function createRankIndex(entries: readonly Entry[]): RankIndex {
  const postings = postingsOf(entries);
  const items = [...new Set(entries.map((entry) => entry.item))];
  const place = new Map(items.map((item, i) => [item, i] as const));
  const itemOf = Int32Array.from(entries, (entry) => place.get(entry.item) ?? 0);
  const rarityOf = (n: number): number => Math.log(1 + (items.length - n + 0.5) / (n + 0.5));
  const rarities = new Map(
    [...postings].map(([token, { entries: at }]) => [token, rarityOf(new Set(at.map((e) => itemOf[e] ?? 0)).size)]),
  );
  const unseen = rarityOf(0);
  const rarity = (token: string): number => rarities.get(token) ?? unseen;
  // Room for one scoring at a time, kept so that a busy server does not make new arrays for every question.
  const sums = new Float64Array(itemOf.length);
  const best = new Float64Array(items.length);
  const score = (question: readonly Token[]): ReadonlyMap<string, number> => {
    const total = question.reduce((sum, t) => sum + t.weight * rarity(t.token), 0);
    sums.fill(0);
    best.fill(0);
    for (const { token, weight } of question) {
      const list = postings.get(token);
      if (list === undefined) continue;
      const worth = weight * rarity(token);
      for (let i = 0; i < list.entries.length; i++) {
        const at = list.entries[i] ?? 0;
        sums[at] = (sums[at] ?? 0) + worth * (list.gains[i] ?? 0);
      }
    }
    for (let at = 0; at < sums.length; at++) {
      const item = itemOf[at] ?? 0;
      if ((sums[at] ?? 0) > (best[item] ?? 0)) best[item] = sums[at] ?? 0;
    }
    const scores = new Map<string, number>();
    if (total > 0)
      items.forEach((item, i) => {
        const sum = best[i] ?? 0;
        if (sum > 0) scores.set(item, sum / total);
      });
    return scores;
  };
  return { rarity, knows: (token) => postings.has(token), score };
}
