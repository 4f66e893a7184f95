import { describe, expect, it } from "vitest";
import { createLexicon } from "../core/question/lexicon.ts";
import { readingGrade } from "./reading-grade.ts";

const none = createLexicon([], []);
const lexicon = createLexicon(
  [{ id: "plasmapheresis", kind: "procedure", name: "plasmapheresis", synonyms: ["plasma exchange"], broader: [] }],
  [],
);

describe("readingGrade", () => {
  it("agrees with the published formula on counted text", () => {
    // 10 words, 2 sentences, 13 syllables: 0.39 x 5 + 11.8 x 1.3 - 15.59 = 1.70
    expect(readingGrade("The cat sat on a table. It was very happy.", none)).toBeCloseTo(1.7, 2);
  });

  it("rises with longer sentences and longer words", () => {
    const short = readingGrade("It helps. It is safe.", none);
    expect(readingGrade("It helps and it is safe and it does not hurt and it is quick.", none)).toBeGreaterThan(short);
    expect(readingGrade("Considerable amelioration occurred.", none)).toBeGreaterThan(short);
  });

  it("counts a glossary name as two syllables", () => {
    const text = "The team may do plasmapheresis first.";
    expect(readingGrade(text, none) - readingGrade(text, lexicon)).toBeGreaterThan(4);
  });

  it("does not take a decimal point for the end of a sentence", () => {
    expect(readingGrade("It fell by 31.5 of 100 points in the end", none)).toBeCloseTo(
      readingGrade("It fell by 31 of 100 points in the end", none),
      1,
    );
  });

  it("gives an empty text no grade", () => {
    expect(readingGrade("", none)).toBe(0);
  });
});
