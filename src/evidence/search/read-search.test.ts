import { describe, expect, test } from "vitest";
import { createLexicon } from "../../core/question/lexicon.ts";
import { readSearch, type SearchKnowledge } from "./read-search.ts";
import { createSpeller } from "./speller.ts";

const vocabulary = {
  passages: 1000,
  passagesWith: new Map(
    Object.entries({
      neuropathy: 5,
      rituximab: 4,
      amlodipine: 3,
      atenolol: 2,
      pulse: 8,
      husband: 300,
      weeks: 400,
      tried: 350,
    }),
  ),
};
const lexicon = createLexicon(
  [{ id: "mag", kind: "molecule", name: "myelin-associated glycoprotein", synonyms: ["MAG"], broader: [] }],
  [],
);
const knowledge: SearchKnowledge = {
  vocabulary,
  spell: createSpeller(vocabulary, () => false),
  lexicons: [lexicon],
  isOrdinary: () => false,
};
const read = (text: string) => readSearch(text, knowledge);
const weightOf = (text: string, word: string) => read(text).words.find((w) => w.word === word)?.weight;

describe("readSearch", () => {
  test("phrases, identifiers and words are told apart, small words left out", () => {
    expect(read('What is the "IgM flare" after rituximab in PMID 19743457?')).toMatchObject({
      phrases: ["IgM flare"],
      identifiers: ["pmid:19743457"],
      words: [{ word: "rituximab", weight: 1 }],
    });
  });

  test("a misspelt word is searched as the right one, and it is said", () => {
    const reading = read("neuropaty");
    expect(reading.words).toEqual([{ word: "neuropathy", weight: 1 }]);
    expect(reading.corrections).toEqual([{ from: "neuropaty", to: "neuropathy" }]);
  });

  test("a concept's other name is added at a lower weight", () => {
    expect(weightOf("MAG", "MAG")).toBeGreaterThanOrEqual(1);
    expect(weightOf("MAG", "glycoprotein")).toBeLessThan(0.5);
  });

  test("a search of small words alone is searched by them", () => {
    expect(read("what is this").words.map((w) => w.word)).toEqual(["what", "is", "this"]);
    expect(read("…").words).toEqual([]);
  });

  const message =
    "My husband has tried many things over the last weeks. He takes amlodipine and his pulse is high since then, and we are tired of it. " +
    "Is there a weaning process when you stop it and start atenolol?";

  test("of a long message the question counts in full, names in the story nearly so, the rest of the story less", () => {
    expect(read(message).shortened).toBe(true);
    expect(weightOf(message, "atenolol")).toBe(1);
    expect(weightOf(message, "amlodipine")).toBeGreaterThan(0);
    expect(weightOf(message, "amlodipine")).toBeLessThan(1);
    for (const word of ["husband", "tried", "weeks"])
      expect(weightOf(message, word)).toBeLessThan(weightOf(message, "amlodipine") ?? 0);
  });

  test("a long message that asks nothing is searched whole", () => {
    const told =
      "Husband tried amlodipine for weeks, then atenolol; pulse and neuropathy worse, rituximab planned next, tired, dizzy, cold";
    expect(read(told).shortened).toBe(false);
  });
});
