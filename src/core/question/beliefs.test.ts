import { expect, test } from "vitest";
import { Belief, SenseScale } from "../knowledge/belief.ts";
import { Concept } from "../knowledge/glossary.ts";
import { beliefsWhenNeeded, type BeliefRules, heldIn, readBelief, readyBeliefs } from "./beliefs.ts";
import { createCueIndex, createPassage } from "./passage.ts";
import { tokensOf } from "./tokens.ts";

const rules: BeliefRules = {
  concepts: [
    { id: "sample-disease", kind: "condition", name: "sample disease" },
    { id: "samplumab", kind: "drug", name: "samplumab" },
    { id: "controlin", kind: "drug", name: "controlin" },
    { id: "protein", kind: "measure", name: "protein" },
  ].map((concept) => Concept.parse(concept)),
  senses: [
    {
      id: "amount",
      at: [
        { value: 1, phrases: ["raise*", "rise*", "increase*"] },
        { value: -1, phrases: ["lower*", "fall*", "reduce*"] },
      ],
    },
    {
      id: "frequency",
      at: [
        { value: 1, phrases: ["always", "everyone", "every"] },
        { value: -1, phrases: ["never", "nobody"] },
      ],
    },
    { id: "effect", at: [{ value: 1, phrases: ["help*", "work*", "benefit*"] }] },
  ].map((scale) => SenseScale.parse(scale)),
  beliefs: [
    {
      id: "raises-protein",
      pairs: ["samplumab <raises|lowers> protein", "protein <rises|falls> on samplumab"],
      correct: ["protein-falls"],
    },
    { id: "helps-everyone", pairs: ["samplumab helps <everyone|some people>"], true: [], correct: ["helps-a-third"] },
    { id: "dose", pairs: ["the dose of samplumab is <900|375> mg"], correct: ["dose"] },
  ].map((belief) => Belief.parse(belief)),
  truths: ["Controlin raises protein in sample disease.", "Protein falls on samplumab by a third."],
  subject: ["sample-disease"],
  notSubject: [],
};

const index = readyBeliefs(rules);
const cues = createCueIndex();
const found = (text: string): string | undefined =>
  readBelief(text, createPassage(tokensOf(text), cues), () => index)?.pair.belief.id;

test.each([
  ["Since samplumab increases protein, when do I test?", "raises-protein"],
  ["Why does protein rise on samplumab?", "raises-protein"],
  ["Samplumab doesn't lower protein, so why give it?", "raises-protein"],
  ["How many months until samplumab benefits every patient?", "helps-everyone"],
])("a false belief is found in words that no pair holds: %s", (text, id) => expect(found(text)).toBe(id));

test.each([
  "Since samplumab lowers protein, when do I test?",
  "Samplumab does not raise protein, so when do I test?",
  "Does samplumab raise protein?",
  "Since controlin raises protein, when do I test?",
  "Samplumab never raises protein, as I understand.",
  "samplumab protein",
  "",
])("nothing is found in what is true, asked or about something else: %s", (text) =>
  expect(found(text)).toBeUndefined(),
);

test("nothing is made ready for a message that asserts nothing", () => {
  const text = "Does samplumab raise protein?";
  const never = (): never => {
    throw new Error("made ready");
  };
  expect(heldIn(text, createPassage(tokensOf(text), cues), never)).toEqual([]);
});

test("a pair can be left out, to try it against the others", () => {
  const text = "Since samplumab raises protein, when do I test?";
  const pairsIn = (without?: number): readonly string[] =>
    heldIn(text, createPassage(tokensOf(text), cues), () => index, without).flatMap(({ candidates }) =>
      candidates.map(({ fit }) => fit.pair.no),
    );
  expect(pairsIn()).toContain("samplumab raises protein");
  expect(pairsIn(0)).not.toContain("samplumab raises protein");
});

test("beliefsWhenNeeded comes to the same step by step, begun and then needed, and needed at once", () => {
  const stepped = beliefsWhenNeeded(rules);
  let steps = 1;
  while (stepped.step()) steps++;
  expect(steps).toBeGreaterThan(rules.beliefs.flatMap(({ pairs }) => pairs).length);
  expect(stepped.step()).toBe(false);
  const begun = beliefsWhenNeeded(rules);
  begun.step();
  begun.step();
  const whole = readyBeliefs(rules);
  for (const { ready } of [stepped, begun]) {
    expect(ready().pairs).toStrictEqual(whole.pairs);
    expect(ready().truths).toStrictEqual(whole.truths);
    expect(ready()).toBe(ready());
  }
  expect(begun.step()).toBe(false);
});
