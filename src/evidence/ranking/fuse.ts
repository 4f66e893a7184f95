/** Joins two rankings by reciprocal rank: what stands high in either stands high in both together. */
import type { Ranked } from "./rank-passages.ts";

/** Ranks further down weigh less; this many places halve the weight of the first. */
const damping = 60;

/** Every key of either ranking, best first. A key that one ranking lacks gets nothing from it. */
export function fuse<Key>(first: readonly Key[], second: readonly Key[]): readonly Ranked<Key>[] {
  const scores = new Map<Key, number>();
  for (const ranking of [first, second])
    for (const [rank, key] of ranking.entries()) scores.set(key, (scores.get(key) ?? 0) + 1 / (damping + rank + 1));
  return Array.from(scores, ([key, score]) => ({ key, score })).toSorted((a, b) => b.score - a.score);
}
