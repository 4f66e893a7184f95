import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createTermCounter, termsIn, toTermText } from "./term-text.ts";

const term = fc.constantFrom("igm", "igg", "titr", "a", "aa", "näv", "nerv", "nervus", "x1", "1,5");
const terms = fc.array(term, { maxLength: 12 });

test("toTermText() keeps every term in order, and termsIn() gives them back", () => {
  expect(toTermText(["igm"], ["igm", "titr", "nerv"])).toBe("igm\ntitr nerv");
  expect(termsIn("\ntitr")).toEqual(["titr"]);
  fc.assert(
    fc.property(terms, terms, (heading, rest) => {
      expect(termsIn(toTermText(heading, [...heading, ...rest]))).toEqual([...heading, ...rest]);
    }),
  );
});

test("createTermCounter() counts as counting word by word does", () => {
  const times = (word: string, words: readonly string[]): number => words.filter((other) => other === word).length;
  fc.assert(
    fc.property(fc.uniqueArray(term), fc.array(fc.tuple(terms, terms)), (wanted, texts) => {
      const countsOf = createTermCounter(wanted);
      for (const [heading, rest] of texts) {
        const all = [...heading, ...rest];
        const counts = countsOf(toTermText(heading, all));
        expect([counts.headingLength, counts.length]).toEqual([heading.length, all.length]);
        expect([...counts.inHeading]).toEqual(wanted.map((word) => times(word, heading)));
        expect([...counts.inWhole]).toEqual(wanted.map((word) => times(word, all)));
      }
    }),
  );
});

test("createTermCounter() tells terms with one hash apart", () => {
  // "Aa" and "BB" have the same hash.
  const counts = createTermCounter(["Aa", "BB"])("BB\nBB CC AaBB Bb");
  expect([...counts.inWhole]).toEqual([0, 2]);
});
