import { expect, test } from "vitest";
import { createPhraseIndex, findPhrases } from "./phrases.ts";
import { tokensOf } from "./tokens.ts";

const index = createPhraseIndex<string>([
  ["blood pressure", "pressure"],
  ["blood .. low", "low"],
  ["blood (count|pressure) fell", "fell"],
  ["blood", "blood"],
  ["blood pressure?", "perhaps"],
  ["bloo* pressure", "prefix"],
  ["blood: (pressure|sugar)", "sugar"],
]);
const found = (text: string, wanted?: readonly string[]): readonly string[] =>
  findPhrases(index, tokensOf(text), wanted && new Set(wanted)).map(({ of, from, to }) => `${of} ${from}-${to}`);

test("findPhrases tells what begins at a token in the order of the phrases, whatever their next words", () => {
  expect(found("the blood pressure fell")).toEqual([
    "pressure 1-3",
    "fell 1-4",
    "blood 1-2",
    "perhaps 1-3",
    "sugar 1-3",
    "prefix 1-3",
  ]);
  expect(found("blood sugar low")).toEqual(["low 0-3", "blood 0-1", "perhaps 0-1", "sugar 0-2"]);
});

test("findPhrases runs across marks, and stops where the message ends", () => {
  expect(found("blood (pressure)")).toEqual(["pressure 0-3", "blood 0-1", "perhaps 0-3", "sugar 0-3", "prefix 0-3"]);
  expect(found("low blood")).toEqual(["blood 1-2", "perhaps 1-2"]);
});

test("findPhrases looks only for the owners wanted", () => {
  expect(found("blood pressure", ["prefix", "pressure"])).toEqual(["pressure 0-2", "prefix 0-2"]);
  expect(found("blood pressure", [])).toEqual([]);
});
