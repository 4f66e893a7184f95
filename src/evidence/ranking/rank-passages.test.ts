import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Collection } from "./collection.ts";
import { feedbackTerms } from "./feedback.ts";
import { type Candidate, rankPassages } from "./rank-passages.ts";
import { toTermText } from "./term-text.ts";

const collection: Collection = {
  passages: 1000,
  averageTerms: 10,
  averageHeadingTerms: 4,
  passagesWith: (term) => (term.startsWith("common") ? 800 : 5),
};
const passage = (key: string, text: string, heading = ""): Candidate<string> => ({
  key,
  terms: `${heading}\n${text}`,
});
const ranked = (question: string, ...passages: readonly Candidate<string>[]) =>
  rankPassages(
    question.split(" ").map((term) => ({ term, weight: 1 })),
    passages,
    collection,
  ).map(({ key }) => key);
const filler = "x1 x2 x3 x4 x5 x6 x7 x8";

describe("rankPassages", () => {
  test("a rare term counts more than a common one", () => {
    expect(ranked("rare common", passage("common", `common ${filler}`), passage("rare", `rare ${filler}`))[0]).toBe(
      "rare",
    );
  });

  test("a passage that covers more of the question beats one that repeats a part of it", () => {
    expect(
      ranked(
        "igm titr flare",
        passage("part", "igm igm igm igm igm flare x y z"),
        passage("all", `igm titr flare ${filler}`),
      )[0],
    ).toBe("all");
  });

  test("a term in the heading counts more than one in the text", () => {
    expect(
      ranked(
        "ataxia",
        passage("text", `ataxia ${filler}`, "other"),
        passage("heading", `other ${filler}`, "ataxia"),
      )[0],
    ).toBe("heading");
  });

  test("terms shared by the best passages lift one that has them", () => {
    const best = [1, 2, 3].map((n) => passage(`best-${n}`, `igm titr nerv cuff a${n} b${n}`));
    const order = ranked(
      "igm titr",
      passage("without", `igm ${filler}`),
      passage("with", "igm nerv cuff x1 x2 x3 x4 x5 x6"),
      ...best,
    );
    expect(order.indexOf("with")).toBeLessThan(order.indexOf("without"));
  });

  test("scores fall, nothing is lost, and nothing wanted is an order too", () => {
    const text = fc.array(fc.constantFrom("igm", "titr", "common1", "x", "y"), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (texts, question) => {
        const candidates = texts.map((terms, at) => ({ key: at, terms: toTermText([], terms) }));
        const wanted = [...new Set(question)].map((term) => ({ term, weight: 1 }));
        const result = rankPassages(wanted, candidates, collection);
        expect(new Set(result.map(({ key }) => key)).size).toBe(texts.length);
        const scores = result.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every(Number.isFinite)).toBe(true);
      }),
    );
    expect(rankPassages([], [passage("a", "x")], collection)).toHaveLength(1);
  });
});

describe("feedbackTerms", () => {
  const given = { most: 20, asked: 2, collection };
  test("takes terms of at least three passages, no numbers, and gives all together a small share", () => {
    const best = ["nerv cuff 375 lone", "nerv cuff 375", "nerv cuff 375"].map((text) => ({
      terms: `\n${text}`,
      score: 10,
    }));
    const terms = feedbackTerms(best, given);
    expect(terms.map(({ term }) => term).toSorted()).toEqual(["cuff", "nerv"]);
    expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(0.3);
  });

  test("of too few passages nothing is taken", () => {
    expect(feedbackTerms([{ terms: "\nnerv", score: 1 }], given)).toEqual([]);
    expect(feedbackTerms([], given)).toEqual([]);
  });
});
