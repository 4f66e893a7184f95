/** Ranks short texts against a question by BM25, scaled so that 1 means "says all that was asked". */
import type { Token } from "./index-terms.ts";
import { createRoster, type Postings, PostingsBuilder, type Roster, type Scores } from "./scores.ts";

/** What is indexed: which item it belongs to, and its tokens. */
export interface Entry {
  readonly item: string;
  readonly tokens: readonly Token[];
}

/** An inverted index over entries; an item's score is that of its best entry. */
export interface RankIndex {
  readonly roster: Roster;
  /** Rarity of a token: high for rare, highest for tokens never seen. */
  readonly rarity: (token: string) => number;
  readonly knows: (token: string) => boolean;
  /** Scores in 0..1, a little above for very short, complete matches. */
  readonly score: (question: readonly Token[]) => Scores;
}

const k1 = 1.2;
const b = 0.35;

/** Gains of every token in every entry for a weight and rarity of 1: k1 = 1.2; b is low since phrasings differ little in length. */
function postingsOf(entries: readonly Entry[]): Postings {
  const lengths = entries.map((entry) => entry.tokens.reduce((sum, t) => sum + t.weight, 0));
  const meanLength = lengths.reduce((a, n) => a + n, 0) / Math.max(1, lengths.length);
  const builder = new PostingsBuilder();
  for (const [at, entry] of entries.entries()) {
    const norm = k1 * (1 - b + (b * (lengths[at] ?? 0)) / meanLength);
    for (const { token, weight } of entry.tokens) builder.add(token, at, ((k1 + 1) * weight) / (weight + norm));
  }
  return builder.build();
}

/** How many items the entries of a token belong to. */
function itemsAmong(entries: Int32Array, itemOf: Int32Array): number {
  const items = new Set<number>();
  for (const entry of entries) items.add(itemOf[entry] ?? 0);
  return items.size;
}

/** Where the entries of one item that stand together end, run after run. */
function runsOf(itemOf: Int32Array): Int32Array {
  const ends: number[] = [];
  itemOf.forEach((item, at) => {
    if (item !== itemOf[at + 1]) ends.push(at + 1);
  });
  return Int32Array.from(ends);
}

/**
 * Builds the index. A single match in an entry of mean length counts the token's full rarity, so a sum divided by the
 * question's own total is the share of the question that the entry covers.
 */
export function createRankIndex(
  entries: readonly Entry[],
  roster = createRoster(entries.map((e) => e.item)),
): RankIndex {
  const postings = postingsOf(entries);
  const itemOf = Int32Array.from(entries, (entry) => roster.placeOf.get(entry.item) ?? 0);
  const items = roster.items.length;
  const rarityOf = (n: number): number => Math.log(1 + (items - n + 0.5) / (n + 0.5));
  const rarities = new Map(
    [...postings.tokens].map((token) => [token, rarityOf(itemsAmong(postings.placesOf(token), itemOf))]),
  );
  const unseen = rarityOf(0);
  const rarity = (token: string): number => rarities.get(token) ?? unseen;
  const runs = runsOf(itemOf);
  // Room for one scoring at a time, kept so that a busy server does not make a new array for every question.
  const sums = new Float64Array(itemOf.length);
  const score = (question: readonly Token[]): Scores => {
    const best = new Float64Array(items);
    const total = question.reduce((sum, t) => sum + t.weight * rarity(t.token), 0);
    if (total <= 0) return best;
    sums.fill(0);
    for (const { token, weight } of question) postings.addGains(sums, token, weight * rarity(token));
    for (let run = 0, at = 0; run < runs.length; run++) {
      const item = itemOf[at] ?? 0;
      let most = best[item] ?? 0;
      for (const end = runs[run] ?? 0; at < end; at++) {
        const sum = sums[at] ?? 0;
        if (sum > most) most = sum;
      }
      best[item] = most;
    }
    for (let item = 0; item < items; item++) best[item] = (best[item] ?? 0) / total;
    return best;
  };
  return { roster, rarity, knows: (token) => postings.has(token), score };
}
