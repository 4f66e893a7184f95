import { expect, test } from "vitest";
import { type Measures, measureNames } from "./belief-measures.ts";
import { createScorer } from "./belief-weights.ts";

const zero = Object.fromEntries(measureNames.map((name) => [name, 0])) as unknown as Measures;
const tree = "topic<0.5 hedged<1 falseSaid<0.7 gap<0 gap<0 truth<0.3 truth<0.3 : 1 2 3 4 5 6 7 8";

test.each<readonly [Partial<Measures>, number]>([
  [{}, 2],
  [{ gap: -1 }, 1],
  [{ hedged: 1 }, 4],
  [{ topic: 0.5 }, 5],
  [{ topic: 1, truth: 0.3 }, 6],
  [{ topic: 1, falseSaid: 1 }, 7],
  [{ topic: 1, falseSaid: 0.7, truth: 1 }, 8],
])("a tree is walked by what was measured: %o", (measures, end) =>
  expect(createScorer({ base: 10, trees: [tree] })({ ...zero, ...measures })).toBe(10 + end),
);

test("trees add up", () => expect(createScorer({ base: -1, trees: [tree, tree] })(zero)).toBe(3));
