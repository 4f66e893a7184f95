/** Long lists in several statements: databases limit how many values one may carry. */

/** Values that one statement carries at most; SQLite's limit is 32,766, PostgreSQL's 65,535. */
const mostValues = 30_000;

/** Parts of `items`, each with no more than `mostValues` values at `valuesEach`. */
export function inChunks<T>(items: readonly T[], valuesEach = 1): readonly (readonly T[])[] {
  const size = Math.floor(mostValues / valuesEach);
  const chunks: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
