import { expect, test } from "vitest";
import { wordsOf } from "../../core/question/words.ts";
import { wordWeights } from "./word-weights.ts";

const weightsIn = (text: string): Readonly<Record<string, number>> => {
  const weigh = wordWeights(text, (word) => word === "happy");
  return Object.fromEntries(wordsOf(text).map((word) => [word.raw, weigh(word)]));
};

test("wordWeights(): names over other words over ordinary words over words of asking", () => {
  const { IL6, neuropathy, happy, list } = weightsIn("list IL6 neuropathy happy") as Record<string, number>;
  expect([IL6, neuropathy, happy, list]).toEqual(
    [IL6, neuropathy, happy, list].toSorted((a, b) => Number(b) - Number(a)),
  );
  expect(new Set([IL6, neuropathy, happy, list]).size).toBe(4);
});

test("wordWeights(): in a message that is all capitals, capitals mean nothing and digits still do", () => {
  const { LIVER, IL6 } = weightsIn("LIVER AND IL6") as Record<string, number>;
  expect(LIVER).toBe(1);
  expect(Number(IL6)).toBeGreaterThan(1);
});
