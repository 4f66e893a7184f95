import { expect, test } from "vitest";
import { createLatentIndex, type LatentEntry } from "./latent.ts";

const entry = (item: string, text: string): LatentEntry => ({
  item,
  tokens: new Map(text.split(" ").map((token) => [token, 1] as const)),
});
const asked = (text: string) => text.split(" ").map((token) => ({ token, weight: 1 }));

const texts = [
  entry("walking", "walking gait legs unsteady stick"),
  entry("gait", "gait legs balance falls unsteady"),
  entry("falls", "falls balance stick frame gait"),
  entry("titre", "titre antibody assay laboratory"),
  entry("assay", "assay laboratory elisa antibody"),
  entry("elisa", "elisa titre units"),
];

test("a question meets texts that share no word with it but speak of the same thing", () => {
  const scores = createLatentIndex(texts, 4)(asked("frame"));
  const best = [...scores].sort((a, b) => b[1] - a[1]).map(([item]) => item);
  expect(best.slice(0, 2)).toEqual(["falls", "gait"]);
  expect(scores.get("gait")).toBeGreaterThan(0.3);
  expect(Math.abs(scores.get("assay") ?? 1)).toBeLessThan(0.1);
});

test("as many dimensions as texts give back the plain cosine", () => {
  const scores = createLatentIndex([entry("a", "x y"), entry("b", "z w")], 5)(asked("x y"));
  expect(scores.get("a")).toBeCloseTo(1, 6);
  expect(scores.get("b")).toBeCloseTo(0, 6);
});

test("the same texts give the same index, and words nobody used give nothing", () => {
  const once = createLatentIndex(texts, 3)(asked("gait titre"));
  expect([...createLatentIndex(texts, 3)(asked("gait titre"))]).toEqual([...once]);
  expect([...createLatentIndex(texts, 3)(asked("unheard")).values()].every((s) => s === 0)).toBe(true);
});
