import { describe, expect, test } from "vitest";
import type { Collection } from "./collection.ts";
import { scoreSentences } from "./rank-sentences.ts";
import { supportOf } from "./support.ts";
import { createTermReader } from "./terms.ts";

const collection: Collection = { passages: 500, averageTerms: 80, averageHeadingTerms: 5, passagesWith: () => 3 };
const reader = createTermReader();
const text =
  "We treated nine people in Leiden with rituximab. IgM fell by 58 % in six of the nine people. Strength did not change in any of them.";
const support = (statement: string) => supportOf(statement, text, reader, collection);

describe("supportOf", () => {
  test("a copied statement is carried, one about something else is not", () => {
    expect(support("IgM fell by 58 % in six of the nine people.").score).toBeGreaterThan(0);
    expect(support("Plasma exchange shortened the stay in hospital.").score).toBeLessThan(0);
  });

  test("another number, another name and a statement put together from two sentences score less", () => {
    const whole = support("IgM fell by 58 % in six people.");
    expect(support("IgM fell by 85 % in six people.").score).toBeLessThan(whole.score);
    expect(support("IgM fell by 58 % in six people.").numbersOccur).toBe(true);
    expect(support("In Utrecht IgM fell by 58 % in six people.").namesOccur).toBeLessThan(1);
    expect(support("Strength fell by 58 %.").inOneSentence).toBeLessThan(whole.inOneSentence);
  });

  test("nothing said or nothing to stand on is not carried", () => {
    expect(supportOf("IgM fell.", "", reader, collection).score).toBeLessThan(0);
    expect(supportOf("", "", reader, collection).inOneSentence).toBe(0);
  });
});

describe("scoreSentences", () => {
  const best = (question: string, ...sentences: readonly string[]): number => {
    const scores = scoreSentences(
      reader.termsOf(question),
      sentences.map((s) => reader.termsOf(s)),
      collection,
    );
    return scores.indexOf(Math.max(...scores));
  };
  const about = "Rituximab was given to people with neuropathy.";

  test("the sentence with most of the question is best", () => {
    expect(best("titre after rituximab", about, "The titre fell after rituximab.", "Rituximab is costly.")).toBe(1);
  });

  test("words that every sentence has tell none apart", () => {
    expect(
      best(
        "rituximab strength",
        "Rituximab, rituximab and rituximab.",
        "Rituximab changed strength.",
        "Rituximab again.",
      ),
    ).toBe(1);
  });

  test("of equal sentences the last is best, since results are told at the end", () => {
    expect(best("neuropathy", about, about)).toBe(1);
  });

  test("no sentences, no scores", () => expect(scoreSentences(["x"], [], collection)).toEqual([]));
});
