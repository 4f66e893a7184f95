/** How much of what is said in a stretch a statement covers. */
import type { Word } from "./belief-stretch.ts";

export const share = (part: number, whole: number, none = 0): number => (whole === 0 ? none : part / whole);

/** How much of what is said is covered, word by word: a word is covered when one of its readings is. */
export interface Cover {
  readonly share: number;
  /** The same between the first and the last word covered. */
  readonly near: number;
  /** The heaviest word left out in between. */
  readonly gap: number;
  readonly foreignConcepts: number;
  readonly foreignWords: number;
}

/** A word is covered as far as the best of its readings. */
function bestOf(readings: readonly number[], cover: Float64Array, row: number): number {
  let best = 0;
  for (const reading of readings) {
    const own = cover[row + reading] ?? 0;
    if (own > best) best = own;
  }
  return best;
}

/** `cover` has, from `row` on, how far each feature said is covered. */
export function coverOf(words: readonly Word[], cover: Float64Array, row: number): Cover {
  let [covered, all, concepts, plain, first, last] = [0, 0, 0, 0, Infinity, -1];
  for (const word of words) {
    const { at } = word;
    const own = bestOf(word.readings, cover, row);
    all += word.weight;
    covered += word.weight * own;
    if (own > 0.5 && word.weight > 0.5) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
    if (own === 0 && word.named === "concept") concepts += word.weight;
    if (own === 0 && word.named === "word") plain += word.weight;
  }
  let [inside, insideAll, gap] = [0, 0, 0];
  for (const word of words)
    if (word.at >= first && word.at <= last) {
      const own = bestOf(word.readings, cover, row);
      insideAll += word.weight;
      inside += word.weight * own;
      if (own === 0) gap = Math.max(gap, word.weight);
    }
  return {
    share: share(covered, all),
    near: share(inside, insideAll),
    gap,
    foreignConcepts: concepts,
    foreignWords: plain,
  };
}

/** The same share alone, word by word in the same order. */
export function shareCovered(words: readonly Word[], cover: Float64Array): number {
  let [covered, all] = [0, 0];
  for (const word of words) {
    all += word.weight;
    covered += word.weight * bestOf(word.readings, cover, 0);
  }
  return share(covered, all);
}
