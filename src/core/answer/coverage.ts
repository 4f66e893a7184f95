/** How much of a question's subject words each statement holds. */
import type { Token } from "./index-terms.ts";

/** Share of the question's weight that each item's tokens hold, 0..1; items that hold none are left out. */
export type CoverageIndex = (question: readonly Token[]) => ReadonlyMap<string, number>;

/** Indexes the tokens of each item; `rarity` weighs a token of the question. */
export function createCoverageIndex(
  items: ReadonlyMap<string, ReadonlySet<string>>,
  rarity: (token: string) => number,
): CoverageIndex {
  const holders = new Map<string, string[]>();
  for (const [item, tokens] of items)
    for (const token of tokens) {
      const list = holders.get(token);
      if (list === undefined) holders.set(token, [item]);
      else list.push(item);
    }
  return (question) => {
    const weighed = question.map(({ token, weight }) => ({ token, worth: weight * rarity(token) }));
    const total = weighed.reduce((sum, { worth }) => sum + worth, 0);
    const held = new Map<string, number>();
    if (total === 0) return held;
    for (const { token, worth } of weighed)
      for (const item of holders.get(token) ?? []) held.set(item, (held.get(item) ?? 0) + worth / total);
    return held;
  };
}
