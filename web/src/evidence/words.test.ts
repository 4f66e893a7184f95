import { describe, expect, it } from "vitest";
import { Check } from "../../../src/core/answer/answer.ts";
import { Certainty } from "../../../src/core/knowledge/claim.ts";
import { checkMeanings, dateWords, levelMeanings, reasonWords, wordsOfId } from "./words.ts";

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
