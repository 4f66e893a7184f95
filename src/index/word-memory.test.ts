import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createTermReader } from "../evidence/ranking/terms.ts";
import { WordMemory } from "./word-memory.ts";
import { hashOf } from "./word-table.ts";

const numberOf = (memory: WordMemory, word: string): number => {
  const letters = Buffer.from(`(${word})`);
  return memory.numberOf(letters, 1, letters.length - 1, hashOf(Buffer.from(word)));
};

test("a word has one number however many there are, and its term", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zα-ω0-9]{1,6}$/), { maxLength: 3_000 }), (words) => {
      const reader = createTermReader();
      const memory = new WordMemory(reader, 1_000_000);
      const numbers = words.map((word) => numberOf(memory, word));
      expect(new Set(numbers).size).toBe(words.length);
      expect(words.map((word) => numberOf(memory, word))).toEqual(numbers);
      expect(numbers.map((number) => memory.terms.textOf(number))).toEqual(words.map((word) => reader.termOf(word)));
    }),
    { numRuns: 20 },
  );
});

test("the rarest words are forgotten beyond the measure, and met anew", () => {
  const memory = new WordMemory(createTermReader(), 6);
  const count = (word: string, passages: number): void => {
    for (let at = 1; at <= passages; at++) memory.count(numberOf(memory, word), at);
  };
  for (const word of ["igm", "titre", "nerve"]) count(word, 3);
  for (const word of ["one1", "two2", "three3"]) count(word, 1);
  expect(memory.forgetRarest()).toBe(false);
  count("four4", 2);
  expect(memory.forgetRarest()).toBe(true);
  expect([...memory.passagesWith()]).toEqual([
    ["igm", 3],
    ["titre", 3],
    ["nerve", 3],
  ]);
  count("one1", 1);
  expect(memory.passagesWith().get("one1")).toBe(1);
});
