/** What is not known: said first where it answers the question better than any statement, beside the answer elsewhere. */
import { expect, test } from "vitest";
import { antiMag, askProduct } from "../../../test/support/product.ts";

const notKnown = (id: string, lay: boolean): string => {
  const say = antiMag().gaps.get(id)?.say;
  return (lay ? say?.patient : say?.clinician) ?? `no gap ${id}`;
};

test.each([
  ["My mother has anti-MAG neuropathy and her hands shake badly, is there anything that helps?", "tremor-drugs", true],
  ["Treatment of tremor in anti-MAG neuropathy?", "tremor-drugs", false],
  ["Has ibrutinib been tried in people with anti-MAG neuropathy?", "btk-inhibitors", false],
] as const)("that nothing is known leads: %s", (question, gap, lay) => {
  const answer = askProduct(question);
  expect(answer.bottomLine[0]?.text).toBe(notKnown(gap, lay));
  expect(answer.bottomLine.length).toBeGreaterThan(1);
  expect(answer.unknowns).toEqual([]);
  expect(answer.outcome).toBe("partial");
});

test("what is asked is said first where it is known, what is not known after it", () => {
  const answer = askProduct("Why do my hands shake when I hold a cup? Is that from the anti-MAG antibodies?");
  expect(answer.bottomLine[0]?.citations).not.toEqual([]);
  expect(answer.unknowns.map(({ text }) => text)).toEqual([notKnown("tremor-drugs", true)]);
});

test.each([
  ["I am so tired all the time, is that the neuropathy?", "fatigue"],
  ["my feet are always freezing cold even in bed, why?", "cold-feet"],
  ["I cannot hold my pee any more since the summer, related?", "bladder-and-bowel"],
  ["does rituximab make your hair fall out?", "hair-loss"],
  ["My hand shakes so much I spill the soup. What can be done?", "tremor-drugs"],
  ["what shoes or splints help with foot drop", "walking-aids"],
] as const)("of what nothing is known that is said first: %s", (question, gap) => {
  const answer = askProduct({ question, audience: "patient" });
  expect([...answer.bottomLine, ...answer.unknowns][0]?.text).toBe(notKnown(gap, true));
});

test("a sign beside other findings does not make a gap of a question about them", () => {
  const answer = askProduct({
    question: "Tired, IgM 52 g/L, nosebleeds and blurred vision, is rituximab safe now?",
    audience: "clinician",
  });
  expect(answer.bottomLine.map(({ text }) => text)).not.toContain(notKnown("fatigue", false));
  expect(answer.outcome).not.toBe("no-evidence");
});

test("an infection before an infusion is no other disease", () => {
  expect(askProduct("I have shingles and my infusion is tomorrow").outcome).toBe("answered");
  expect(askProduct("What is the treatment for shingles?").outcome).toBe("out-of-scope");
});

test.each([
  ["Are my cold feet from this and can I travel?", true, ["cold-feet", "travel"]],
  ["lenalidomide or daratumumab in anti-MAG?", false, ["lenalidomide", "daratumumab"]],
] as const)("each thing that is not known is said: %s", (question, lay, gaps) => {
  const answer = askProduct({ question, audience: lay ? "patient" : "clinician" });
  const said = [...answer.bottomLine, ...answer.unknowns].map(({ text }) => text);
  expect(said).toEqual(expect.arrayContaining(gaps.map((gap) => notKnown(gap, lay))));
});
