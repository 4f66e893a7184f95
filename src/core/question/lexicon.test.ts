import { describe, expect, test } from "vitest";
import { createLexicon, findConcepts, withBroader } from "./lexicon.ts";
import { wordsOf } from "./words.ts";

const concept = (id: string, name: string, synonyms: readonly string[] = [], broader: readonly string[] = []) => ({
  id,
  kind: "idea" as const,
  name,
  synonyms,
  broader,
});

const lexicon = createLexicon(
  [
    concept("anti-mag-neuropathy", "anti-MAG neuropathy", ["anti-MAG"]),
    concept("anti-mag-antibody", "anti-MAG antibody", ["anti-MAG antibodies"]),
    concept("mogad", "MOG antibody disease", ["MOG", "anti-MOG"]),
    concept("ms", "multiple sclerosis", ["MS"]),
    concept("titre", "titre", ["titer"]),
    concept("rituximab", "rituximab", ["MabThera"], ["anti-cd20"]),
    concept("anti-cd20", "anti-CD20 treatment"),
    concept("haematology", "haematologist"),
  ],
  [],
);
const found = (text: string): readonly string[] => findConcepts(wordsOf(text), lexicon).map((m) => m.concept);

describe("findConcepts()", () => {
  test.each([
    ["What is anti-MAG neuropathy?", ["anti-mag-neuropathy"]],
    ["What is anti MAG neuropathy?", ["anti-mag-neuropathy"]],
    ["high anti-MAG antibodies", ["anti-mag-antibody"]],
    ["treatment of anti-MOG disease", ["mogad"]],
    ["a titer, two titres", ["titre", "titre"]],
    ["my hematologist", ["haematology"]],
    ["latency of 9 ms", []],
    ["I have MS", ["ms"]],
    ["mabthera infusion", ["rituximab"]],
  ] as const)("%s", (text, concepts) => expect(found(text)).toEqual(concepts));
});

test("withBroader() climbs to the general concept", () => {
  expect(withBroader("rituximab", lexicon)).toEqual(["rituximab", "anti-cd20"]);
});
