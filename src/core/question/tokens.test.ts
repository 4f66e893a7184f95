import * as fc from "fast-check";
import { expect, test } from "vitest";
import { foldedWords, foldSpelling, tokensOf } from "./tokens.ts";

const written =
  "cant im ive ain titres tumours haemolysis anaesthetic paralysed waldenstroms dyspnoea cannot wont hes i";

test("foldedWords gives of a plain word what tokensOf does", () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[a-z]+$/), fc.constantFrom(...written.split(" "))), (word) => {
      expect(foldedWords(word)).toEqual(tokensOf(word).map((token) => token.word));
    }),
  );
});

test.each([
  ["haemolysis", "hemolysis"],
  ["titre", "titer"],
  ["entitre", "entitre"],
  ["paralysed", "paralyzed"],
  ["stabilisation", "stabilization"],
  ["waldenstroms", "waldenstrom"],
  ["neuropathy", "neuropathy"],
])("foldSpelling folds %s to %s", (word, folded) => {
  expect(foldSpelling(word)).toBe(folded);
});
