/** Which way a statement turns what it is about: each word of denying, in whatever scale, turns it once more. */
import type { Fit } from "./belief-fit.ts";
import type { Stretch } from "./belief-stretch.ts";
import type { Pair } from "./belief-index.ts";
import type { Feature } from "./features.ts";

/** Scales of which the low end denies: "unnecessary", "impossible", "never", "fails", "unproven". */
const denying = new Set(
  "frequency need likely effect proof same matters found available causes suffices licence speaks infer allowed".split(
    " ",
  ),
);
/** Scales on which up and down are told apart, beside those: "a rise means worse" turns as "a fall means better". */
const moving = new Set("amount lasting order speed severe removes cures rank norm sensitivity".split(" "));

export interface Turning {
  readonly denies: number;
  readonly moves: number;
}
const parity = (turns: number): number => (turns % 2 === 0 ? 1 : -1);

/** How often words turn a statement, words that are read in several ways once. */
function turnsOf(words: Iterable<readonly Pick<Feature, "kind" | "key" | "value">[]>): Turning {
  let [denies, moves] = [0, 0];
  for (const word of words) {
    let [low, down] = [0, 0];
    for (const { kind, key, value } of word) {
      if (kind === "denial") low -= 2;
      if (kind !== "sense") continue;
      if (denying.has(key)) low += value;
      if (denying.has(key) || moving.has(key)) down += value;
    }
    if (low <= -0.5) denies++;
    if (down <= -0.5) moves++;
  }
  return { denies: parity(denies), moves: parity(moves) };
}

/** How the two statements of a pair turn what both say. */
export const turningOf = (words: Iterable<readonly Pick<Feature, "kind" | "key" | "value">[]>): Turning =>
  turnsOf(words);

/** 1 when what the stretch adds to what both statements say turns it as the false one does, -1 as the true one, else 0. */
export function sidesOf(
  {
    pair,
    sheet: { shared },
    row,
  }: Pick<Fit, "row"> & { readonly pair: Pair; readonly sheet: Pick<Fit["sheet"], "shared"> },
  { said }: Pick<Stretch, "said">,
): {
  readonly deniesAlike: number;
  readonly movesAlike: number;
} {
  const words = new Map<number, Feature[]>();
  said.forEach(({ feature }, i) => {
    if ((feature.kind !== "sense" && feature.kind !== "denial") || (shared[row + i] ?? 0) > 0.5) return;
    const word = words.get(feature.from);
    if (word === undefined) words.set(feature.from, [feature]);
    else word.push(feature);
  });
  const here = turnsOf(words.values());
  const side = (of: keyof Turning): number =>
    pair.turnsNo[of] === pair.turnsYes[of] ? 0 : here[of] === pair.turnsNo[of] ? 1 : -1;
  return { deniesAlike: side("denies"), movesAlike: side("moves") };
}
