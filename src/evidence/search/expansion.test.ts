import { describe, expect, test } from "vitest";
import type { Concept } from "../../core/knowledge/glossary.ts";
import { createLexicon } from "../../core/question/lexicon.ts";
import { wordsOf } from "../../core/question/words.ts";
import { addedWords, expansionsOf } from "./expansion.ts";

const concept = (id: string, kind: Concept["kind"], name: string, ...synonyms: readonly string[]): Concept => ({
  id,
  kind,
  name,
  synonyms,
  broader: [],
});
const glossary = createLexicon(
  [
    concept(
      "mag",
      "molecule",
      "myelin-associated glycoprotein",
      "MAG",
      "myelin associated glycoprotein",
      "MAG protein",
    ),
    concept("mogad", "other-condition", "MOG antibody disease", "MOG", "myelin oligodendrocyte glycoprotein"),
    concept("ivig", "drug", "IVIg", "intravenous immunoglobulin", "Privigen"),
    concept("pe", "procedure", "plasma exchange", "plasmapheresis", "PE"),
    concept("rituximab", "drug", "rituximab", "MabThera", "Rituxan", "anti-CD20 antibody"),
    concept("ms-drugs", "drug", "natalizumab", "fingolimod", "Tysabri"),
    concept("steroids", "drug", "corticosteroids", "prednisone", "Medrol"),
    concept("heart", "condition", "heart disease", "arrhythmia", "heart failure"),
  ],
  [],
);
const added = (text: string) => expansionsOf(wordsOf(text), [glossary]).flatMap((e) => e.added);

describe("expansionsOf", () => {
  test.each([
    ["what is MAG", ["myelin-associated glycoprotein"]],
    ["myelin-associated glycoprotein", ["MAG"]],
    ["IVIg dose", ["intravenous immunoglobulin"]],
    ["rituximab", ["MabThera", "Rituxan"]],
    ["Mabthera", ["rituximab"]],
    ["fingolimod", []],
    ["natalizumab", []],
    ["prednisone", []],
    ["corticosteroids", []],
    ["arrhythmia", []],
    ["nothing known", []],
  ])("%s", (text, names) => expect(added(text)).toEqual(names));

  test("MAG is never searched as MOG, nor MOG as MAG", () => {
    expect(added("MAG and anti-MAG").join(" ")).not.toMatch(/MOG|oligodendrocyte/);
    expect(added("MOG and anti-MOG").join(" ")).not.toMatch(/MAG|associated/);
  });

  test("a name said twice is expanded once", () => {
    expect(expansionsOf(wordsOf("MAG or MAG"), [glossary])).toHaveLength(1);
  });
});

test("addedWords() count less than one, the less the more words a name has", () => {
  const words = addedWords([{ said: "IVIg", added: ["Privigen", "intravenous immunoglobulin"] }]);
  const weight = (word: string) => words.find((w) => w.word === word)?.weight ?? Number.NaN;
  expect(weight("privigen")).toBeLessThan(1);
  expect(weight("intravenous")).toBeLessThan(weight("privigen"));
});
