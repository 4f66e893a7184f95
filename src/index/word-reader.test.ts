import * as fc from "fast-check";
import { expect, test } from "vitest";
import { plainWords } from "../evidence/ranking/terms.ts";
import { WordReader } from "./word-reader.ts";
import { hashOf } from "./word-table.ts";

function wordsIn(text: string): readonly string[] {
  const words: string[] = [];
  const reader = new WordReader((letters, start, end, hash) => {
    const word = letters.subarray(start, end);
    expect(hash).toBe(hashOf(word));
    words.push(Buffer.from(word).toString());
  });
  reader.read(text);
  return words;
}

/** Pieces of which every rule of words is made. */
const pieces = (
  "IgM titre Patient's patients' 's 'S `s '' 70,000 12.5mg 1.2.3 12. a1.5 ,5 5,a ß ﬁ Ångström TNF-α ΑΣ Σ ´ \u0301e 10⁵ ½ µg ’s ´s – − " +
  "x\u00a0y \u200b \ud83d \ude00 😀 漢字 титр \u0130 i\u0307 K ª"
).split(" ");
const glue = [" ", "", "\n", ".", ",", ":", "\u0001", "\u00a0", "-", "                                              "];
const someText = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...glue)))
  .map((parts) => parts.flat().join(""));
const anyText = fc.string({ unit: "binary", maxLength: 60 });

test("WordReader finds the words that plainWords finds, in texts of any characters", () => {
  fc.assert(
    fc.property(fc.oneof(someText, anyText), (text) => {
      expect(wordsIn(text)).toEqual(plainWords(text));
    }),
    { numRuns: 1_000 },
  );
});

test("WordReader reads long texts, plain ones and those with unusual characters far apart", () => {
  const plain = "Of 12 patients, 70,000.5 titres were the patient's own. ".repeat(2_000);
  for (const text of [plain, `${plain}naïve${plain}α-tocopherol ${plain}`, `é${plain}`, `${plain}é`, "é", ""])
    expect(wordsIn(text)).toEqual(plainWords(text));
});
