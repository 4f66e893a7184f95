import { expect, test } from "vitest";
import { Belief, SenseScale } from "../knowledge/belief.ts";
import { Concept } from "../knowledge/glossary.ts";
import { heldIn, readyBeliefs } from "./beliefs.ts";
import { createCueIndex, createPassage } from "./passage.ts";
import { tokensOf } from "./tokens.ts";

const index = readyBeliefs({
  concepts: [Concept.parse({ id: "samplumab", kind: "drug", name: "samplumab" })],
  senses: [
    {
      id: "likely",
      at: [
        { value: -1, phrases: ["impossible"] },
        { value: 1, phrases: ["possible"] },
      ],
    },
    {
      id: "causes",
      at: [
        { value: 1, phrases: ["due to", "caus*"] },
        { value: -1, phrases: ["unrelated"] },
      ],
    },
    {
      id: "need",
      at: [
        { value: 1, phrases: ["need*"] },
        { value: -1, phrases: ["needless"] },
      ],
    },
  ].map((scale) => SenseScale.parse(scale)),
  beliefs: [
    Belief.parse({ id: "rash", pairs: ["a rash after samplumab is <impossible|possible>"], correct: ["rash-happens"] }),
  ],
  truths: [],
  subject: [],
  notSubject: [],
});
const cues = createCueIndex();
const sideOf = (text: string): number | undefined =>
  heldIn(text, createPassage(tokensOf(text), cues), () => index)[0]?.candidates[0]?.measures.deniesAlike;

test.each([
  ["A rash after samplumab cannot be due to it.", 1],
  ["A rash after samplumab is unrelated.", 1],
  ["A rash after samplumab can be due to it.", -1],
  ["A rash after samplumab is far from unrelated.", -1],
])("words of denying on other scales turn a statement alike: %s", (text, side) => expect(sideOf(text)).toBe(side));
