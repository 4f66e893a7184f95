/** How much of a question's subject words each statement holds. */
import type { Token } from "./index-terms.ts";
import { PostingsBuilder, type Roster, type Scores } from "./scores.ts";

/** Share of the question's weight that each item's tokens hold, 0..1. */
export type CoverageIndex = (question: readonly Token[]) => Scores;

/** Indexes the tokens of each item; `rarity` weighs a token of the question. */
export function createCoverageIndex(
  items: ReadonlyMap<string, ReadonlySet<string>>,
  rarity: (token: string) => number,
  roster: Roster,
): CoverageIndex {
  const builder = new PostingsBuilder();
  for (const [item, tokens] of items) for (const token of tokens) builder.add(token, roster.placeOf.get(item) ?? 0, 1);
  const holders = builder.build();
  return (question) => {
    const weighed = question.map(({ token, weight }) => ({ token, worth: weight * rarity(token) }));
    const total = weighed.reduce((sum, { worth }) => sum + worth, 0);
    const held = new Float64Array(roster.items.length);
    if (total > 0) for (const { token, worth } of weighed) holders.addGains(held, token, worth / total);
    return held;
  };
}
