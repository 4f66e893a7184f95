import { describe, expect, it } from "vitest";
import { Check } from "../../../src/core/answer/answer.ts";
import { Certainty } from "../../../src/core/knowledge/claim.ts";
import { amountWords, checkMeanings, dateWords, levelMeanings, reasonWords, wordsOfId } from "./words.ts";

describe("amountWords", () => {
  it.each([
    [{ value: 70_000, unit: "BTU", comparator: ">" as const }, "> 70,000 BTU"],
    [{ value: 0.21, unit: "1" }, "0.21"],
    [{ value: 1.85, unit: "m2" }, "1.85 m²"],
    [{ value: 2, unit: "count" }, "2"],
    ["same-laboratory", "same laboratory"],
    [true, "yes"],
  ])("says %j as %s", (value, words) => {
    expect(amountWords(value)).toBe(words);
  });
});

describe("words", () => {
  it("has a plain word for every check, level and reason the contract knows", () => {
    expect(Object.keys(checkMeanings).sort()).toEqual([...Check.options].sort());
    const { level, because } = Certainty.unwrap().shape;
    expect(Object.keys(levelMeanings).sort()).toEqual([...level.options].sort());
    expect(Object.keys(reasonWords).sort()).toEqual([...because.unwrap().element.options].sort());
  });

  it("reads ids and dates", () => {
    expect(wordsOfId("largeVials")).toBe("large vials");
    expect(wordsOfId("previous-rituximab")).toBe("previous rituximab");
    expect(dateWords("2026-11-01")).toBe("1 November 2026");
    expect(dateWords("soon")).toBe("soon");
  });
});
