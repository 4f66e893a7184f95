/** Which numbers of a message are amounts of something measured, and which are somebody's age or nothing at all. */
import { expect, test } from "vitest";
import { antiMag, askProduct } from "../../../test/support/product.ts";
import { isUsable } from "./measured.ts";
import { readQuestion } from "./read-question.ts";

const noticesOf = (text: string): readonly string[] =>
  askProduct(text)
    .notices.map((notice) => notice.text)
    .filter((notice) => notice.includes("Nothing was assumed"));

test.each([
  "I'm 36 with anti-MAG, can I get pregnant after rituximab?",
  "Why did both rituximab trials in anti-MAG give 1 g twice?",
  "Im 36 with anti-MAG, can I get pregnant after rituximab?",
  "My mum was diagnosed with anti-MAG at 68. What is the outlook?",
  "Uniform slowing in anti-MAG, aged 66. What else could it be?",
  "IgM was 28 g/L before and is 36 g/L four weeks into rituximab for anti-MAG. Is this a flare?",
])("nothing is missing in: %s", (text) => expect(noticesOf(text)).toEqual([]));

test.each([
  ["Her IgM is 40, is that too high for rituximab?", "IgM 40 has no unit"],
  ["anti-MAG 68, is that high?", "anti-MAG titre 68 has no unit"],
  ["His anti-MAG titre is 40 g/L, is that high?", "g/L is not a unit of anti-MAG titre"],
  ["Is 40 g/L anti-MAG high?", "g/L is not a unit of anti-MAG titre"],
])("what cannot be used is said: %s", (text, notice) => expect(noticesOf(text).join()).toContain(notice));

/** Values of IgM that count: g/L each, or what is wrong with it. */
const igmOf = (text: string): readonly (number | string)[] =>
  readQuestion(text, antiMag())
    .measured.filter(({ measure }) => measure.id === "igm")
    .map((amount) => (isUsable(amount) ? amount.quantity.value : amount.problem));

test.each([
  ["Her IgM rose from 30 g/L to 45 g/L. Rituximab now?", 45],
  ["Her IgM rose from 30 to 45 g/L. Rituximab now?", 45],
  ["IgM 30 → 45 g/L, rituximab?", 45],
  ["IgM went from 30 up to 45 g/L", 45],
  ["IgM fell from 52 g/L to 20 g/L after the second infusion", 20],
  ["IgM fell from 5200 mg/dL to 2.0 g/dL", 20],
  ["IgM was 28 g/L before and is 44 g/L four weeks into rituximab", 44],
  ["IgM previously 30 g/L, now 45 g/L", 45],
  ["IgM was 30 g/L in March. Now it is 45 g/L.", 45],
  ["IgM was 30 g/L, 3 weeks later 45 g/L", 45],
  ["IgM was 30 g/L before rituximab and 45 g/L after the first infusion", 45],
  ["IgM 30, then 38, then 45 g/L", 45],
  ["IgM rose from 30 to more than 45 g/L", 45],
  ["IgM is 45 g/L (was 30 g/L)", 45],
  ["IgM 45 g/L, up from 30 g/L", 45],
  ["IgM 45 g/L now and 30 g/L a year ago", 45],
  ["IgM 45 g/L, haemoglobin 110 g/L", 45],
  ["IgM 45 g/L, albumin is 38 g/L", 45],
  ["IgM 45 g/L in 2 samples", 45],
  ["IgM 45 g/L and weight 80 kg", 45],
])("of two values the later one counts: %s", (text, value) => expect(igmOf(text)).toEqual([value]));

test.each(["IgM 30 to 45 g/L", "IgM 30-45 g/L", "IgM 30 g/L and 45 g/L"])(
  "which of two values counts is not guessed: %s",
  (text) => expect(igmOf(text).join()).toContain("Say which one is meant"),
);

test("a rise past the limit is told like a value past the limit", () => {
  const told = askProduct("Her IgM rose from 30 to 45 g/L. Can I give rituximab?").forThisPatient;
  expect(JSON.stringify(told)).toContain("IgM is at least 40 g/L");
});
