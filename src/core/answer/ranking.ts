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

interface Posting {
  readonly entry: number;
  readonly weight: number;
}

/**
 * Builds the index. BM25 with k1 = 1.2; b is low since phrasings differ little in length.
 * A single match in an entry of mean length counts the token's full rarity, so a sum divided by the
 * question's own total is the share of the question that the entry covers.
 */
export function createRankIndex(entries: readonly Entry[]): RankIndex {
  const postings = new Map<string, Posting[]>();
  const lengths = entries.map((entry) => entry.tokens.reduce((sum, t) => sum + t.weight, 0));
  const meanLength = lengths.reduce((a, n) => a + n, 0) / Math.max(1, lengths.length);
  const items = new Map<string, Set<string>>();
  for (const [index, entry] of entries.entries())
    for (const { token, weight } of entry.tokens) {
      const list = postings.get(token) ?? [];
      list.push({ entry: index, weight });
      postings.set(token, list);
      const holders = items.get(token) ?? new Set<string>();
      holders.add(entry.item);
      items.set(token, holders);
    }
  const all = new Set(entries.map((entry) => entry.item)).size;
  const rarityOf = (n: number): number => Math.log(1 + (all - n + 0.5) / (n + 0.5));
  const rarities = new Map([...items].map(([token, holders]) => [token, rarityOf(holders.size)]));
  const unseen = rarityOf(0);
  const rarity = (token: string): number => rarities.get(token) ?? unseen;
  const norms = lengths.map((length) => k1 * (1 - b + (b * length) / meanLength));
  const score = (question: readonly Token[]): ReadonlyMap<string, number> => {
    const total = question.reduce((sum, t) => sum + t.weight * rarity(t.token), 0);
    const sums = new Map<number, number>();
    for (const { token, weight } of question) {
      const worth = weight * rarity(token) * (k1 + 1);
      for (const posting of postings.get(token) ?? []) {
        const gain = (worth * posting.weight) / (posting.weight + (norms[posting.entry] ?? k1));
        sums.set(posting.entry, (sums.get(posting.entry) ?? 0) + gain);
      }
    }
    const best = new Map<string, number>();
    for (const [entry, sum] of sums) {
      const item = entries[entry]?.item ?? "";
      const share = total === 0 ? 0 : sum / total;
      if (share > (best.get(item) ?? 0)) best.set(item, share);
    }
    return best;
  };
  return { rarity, knows: (token) => postings.has(token), score };
}
