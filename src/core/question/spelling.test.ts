import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance, mendSpelling, nearestWord } from "./spelling.ts";
import { wordsOf } from "./words.ts";

const vocabulary = new Map([
  ["rituximab", 9],
  ["neuropathy", 9],
  ["plasmapheresis", 4],
  ["obinutuzumab", 2],
  ["titer", 3],
]);

/** The textbook recursion, slow and obvious. */
function slowDistance(a: string, b: string): number {
  if (a === "") return b.length;
  if (b === "") return a.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [a1, b1] = [a.slice(0, -1), b.slice(0, -1)];
  let best = Math.min(slowDistance(a1, b) + 1, slowDistance(a, b1) + 1, slowDistance(a1, b1) + same);
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    best = Math.min(best, slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return best;
}

describe("editDistance()", () => {
  test("equals the slow model", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(slowDistance(a, b));
      }),
    );
  });
});

describe("nearestWord()", () => {
  test.each([
    ["ritximab", "rituximab"],
    ["neuropaty", "neuropathy"],
    ["plasmaferesis", "plasmapheresis"],
  ])("%s is mended to %s", (from, to) => expect(nearestWord(from, vocabulary)).toBe(to));

  test.each(["mog", "mag", "ofatumumab", "infliximab", "eculizumab"])("%s is never read as another word", (word) =>
    expect(nearestWord(word, vocabulary)).toBeUndefined(),
  );
});

test("mendSpelling() says what it changed and keeps positions", () => {
  const { words, mended } = mendSpelling(wordsOf("Does ritximab help?"), vocabulary, () => false);
  expect(mended).toEqual([{ from: "ritximab", to: "rituximab" }]);
  expect(words[1]).toMatchObject({ plain: "rituximab", start: 5, end: 13 });
});
