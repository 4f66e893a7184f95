/** Passages that carry an identifier asked for come before all others. */
import type { Ranked } from "../evidence/ranking/rank-passages.ts";

/** Lifts the scores of named keys above every other score, their order among themselves kept. */
export function namedFirst<Key>(
  ranked: readonly Ranked<Key>[],
  isNamed: (key: Key) => boolean,
): readonly Ranked<Key>[] {
  const lift = 1 + Math.max(0, ...ranked.map(({ score }) => score));
  return ranked
    .map(({ key, score }) => ({ key, score: isNamed(key) ? score + lift : score }))
    .sort((a, b) => b.score - a.score);
}
