import { expect, test } from "vitest";
import { clausesOf } from "./clauses.ts";
import { intentsWithCues, readIntents } from "./intents.ts";
import { createCueIndex, createPassage } from "./passage.ts";
import { createIntentWords, createSubjectWords } from "./subject-words.ts";
import { tokensOf } from "./tokens.ts";

const splint = { id: "splint", kind: "procedure", name: "wrist splint", synonyms: [], broader: [] } as const;
const drug = { id: "examplumab", kind: "drug", name: "Examplumab", synonyms: ["Exa 12"], broader: [] } as const;
const concepts = [splint, drug];
const wordings = [
  { id: "illness-words", phrases: ["wrist*"] },
  { id: "outcome-words", phrases: ["operated"] },
  { id: "outcome-words", phrases: ["crippl*"] },
  { id: "asks-signs", phrases: ["thumb weak*"] },
  { id: "cue-past", phrases: ["threw away"] },
];

test("drugs are the glossary's names of one word, in any case", () => {
  expect([...createSubjectWords(wordings, concepts).drugs]).toEqual(["examplumab"]);
});

test("a question begins at an auxiliary before a drug that the pack knows, and not before another word", () => {
  const kinds = (drugs: ReadonlySet<string>): readonly string[] =>
    clausesOf(tokensOf("My wrist hurts and does examplumab help?"), drugs).map((c) => c.kind);
  expect(kinds(new Set(["examplumab"]))).toEqual(["statement", "polar-question"]);
  expect(kinds(new Set())).toHaveLength(1);
});

test("words of the illness and of its outcomes are those of all packs", () => {
  const { isOfIllness, awaits } = createSubjectWords(wordings, concepts);
  expect(["wrists", "examplumab", "knee"].map(isOfIllness)).toEqual([true, true, false]);
  expect(["operated", "crippled", "better"].map((w) => awaits.test(`how long until i am ${w} `))).toEqual([
    true,
    true,
    false,
  ]);
});

test("without packs no word is one of the subject", () => {
  const { isOfIllness, awaits, drugs } = createSubjectWords();
  expect([isOfIllness("disease"), awaits.test("how long until i am cured "), drugs.size]).toEqual([false, false, 0]);
});

test("`asks-<intent>` and “before” a drug tell what is asked", () => {
  const words = createIntentWords(intentsWithCues, wordings, concepts);
  expect(readIntents("thumb weakness", new Map())).toContain("signs");
  expect(readIntents("does my thumb weaken", words)).toContain("signs");
  expect(readIntents("what before examplumab", words)).toContain("safety");
  expect(readIntents("how long before examplumab", words)).not.toContain("safety");
  expect(readIntents("what before examplumab", new Map())).not.toContain("safety");
});

test("`cue-<name>` adds to the cues of plain English", () => {
  const cuesIn = (index: ReturnType<typeof createCueIndex>): readonly string[] =>
    createPassage(tokensOf("I threw away my splint"), index)
      .cues.flat()
      .map((hit) => hit.of);
  expect(cuesIn(createCueIndex(wordings))).toContain("past");
  expect(cuesIn(createCueIndex())).not.toContain("past");
});
