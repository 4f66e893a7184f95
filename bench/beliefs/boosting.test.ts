import { expect, test } from "vitest";
import { boost, scoreOf } from "./boosting.ts";

/** Ones lie where both measures are high: neither tells alone. */
const examples = Array.from({ length: 400 }, (_, i) => {
  const measures = [(i % 20) / 20, Math.floor(i / 20) / 20];
  return { measures, isOne: measures.every((x) => x > 0.5), weight: 1 };
});

test("trees tell what only two measures together say", () => {
  const model = boost(examples, [0, 0]);
  expect(scoreOf(model, [0.9, 0.9])).toBeGreaterThan(1);
  expect(Math.max(scoreOf(model, [0.9, 0.1]), scoreOf(model, [0.1, 0.9]))).toBeLessThan(-1);
});

test("a measure never counts against its sense", () => {
  const model = boost(examples, [-1, 1]);
  const scores = [0.1, 0.5, 0.9].map((first) => scoreOf(model, [first, 0.9]));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});
