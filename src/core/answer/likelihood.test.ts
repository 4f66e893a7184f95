import { expect, test } from "vitest";
import { createLikelihoodIndex, type Vocabulary } from "./likelihood.ts";
import { createRoster } from "./scores.ts";

const vocabulary = (item: string, ...phrasings: readonly string[]): Vocabulary => {
  const counts = new Map<string, number>();
  for (const token of phrasings.flatMap((p) => p.split(" "))) counts.set(token, (counts.get(token) ?? 0) + 1);
  return { item, counts };
};
const asked = (text: string) => text.split(" ").map((token) => ({ token, weight: 1 }));
const roster = createRoster(["walking", "falls", "titre"]);
const index = createLikelihoodIndex(
  [
    vocabulary("walking", "walk stick", "walk frame", "walk alone"),
    vocabulary("falls", "fall stick", "fall home", "fall night"),
    vocabulary("titre", "titre high"),
  ],
  roster,
);

test("what many phrasings of an item say counts more than what one of them says", () => {
  const [walking = 0, falls = 0, titre] = index(asked("walk stick"));
  expect(walking).toBeGreaterThan(falls);
  expect(falls).toBeGreaterThan(0);
  expect(titre).toBe(0);
});

test("words nobody used change nothing, and scores stay within 0..1", () => {
  expect([...index(asked("unheard of"))]).toEqual([0, 0, 0]);
  expect([...index(asked("walk unheard"))]).toEqual([...index(asked("walk"))]);
  const two = createLikelihoodIndex([vocabulary("a", "x"), vocabulary("b", "y")], createRoster(["a", "b"]));
  expect(two(asked("x"))[0]).toBeCloseTo(1, 6);
});
