import { expect, test } from "vitest";
import { createLikelihoodIndex, type Vocabulary } from "./likelihood.ts";

const vocabulary = (item: string, ...phrasings: readonly string[]): Vocabulary => {
  const counts = new Map<string, number>();
  for (const token of phrasings.flatMap((p) => p.split(" "))) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { item, counts };
};
const asked = (text: string) => text.split(" ").map((token) => ({ token, weight: 1 }));
const index = createLikelihoodIndex([
  vocabulary("walking", "walk stick", "walk frame", "walk alone"),
  vocabulary("falls", "fall stick", "fall home", "fall night"),
  vocabulary("titre", "titre high"),
]);

test("what many phrasings of an item say counts more than what one of them says", () => {
  const scores = index(asked("walk stick"));
  expect([...scores].sort((a, b) => b[1] - a[1]).map(([item]) => item)).toEqual(["walking", "falls"]);
  expect(scores.get("falls")).toBeGreaterThan(0);
});

test("words nobody used change nothing, and scores stay within 0..1", () => {
  expect(index(asked("unheard of"))).toEqual(new Map());
  expect([...index(asked("walk unheard"))]).toEqual([...index(asked("walk"))]);
  const only = createLikelihoodIndex([vocabulary("a", "x"), vocabulary("b", "y")])(asked("x")).get("a") ?? 0;
  expect(only).toBeCloseTo(1, 6);
});
