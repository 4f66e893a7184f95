import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editDistance } from "./spelling.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { createMender } from "./typos.ts";

const words = new Set(["weakness", "tremble", "trembled", "numbness", "clumsiness", "rituximab", "fever", "7654321"]);
const mend = createMender(words);
const mended = (text: string): readonly string[] => mend(tokensOf(text)).map(({ word }: Token) => word);

describe("createMender", () => {
  test.each([
    ["weaness", "weakness"],
    ["weaknness", "weakness"],
    ["waekness", "weakness"],
    ["rituxomab", "rituximab"],
    ["rituximba", "rituximab"],
  ])("reads %s as %s", (said, word) => {
    expect(mended(said)).toEqual([word]);
  });

  test.each(["never", "ituximab", "meakness", "rutixomab", "numbnesses", "weaknes", "trembles", "7654322"])(
    "leaves %s as it is",
    (said) => {
      expect(mended(said)).toEqual(tokensOf(said).map(({ word }) => word));
    },
  );

  test("mends what a comparison with every word finds one edit away, and nothing else", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 6, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }), letters, (rules, said) => {
        const near = [...new Set(rules)].filter(
          (r) => r.length >= 7 && r[0] === said[0] && editDistance(said, r, 1) <= 1,
        );
        const [only] = near;
        const expected = near.length === 1 && only !== undefined && !rules.includes(said) ? only : said;
        const [got] = createMender(new Set(rules))([{ word: said, mark: false, start: 0, end: said.length }]);
        expect(got?.word).toBe(expected);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
