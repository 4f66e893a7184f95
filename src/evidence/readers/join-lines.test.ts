import { describe, expect, test } from "vitest";
import { joinLines, joinTwo, vocabularyOf } from "./join-lines.ts";

const none = new Set<string>();

describe("joinLines", () => {
  test.each([
    ["a word that was parted", ["the treat-", "ment failed"], "the treatment failed"],
    ["a soft hyphen", ["the treat\u00ad", "ment"], "the treatment"],
    ["a compound by its second part", ["an antibody-", "mediated neuropathy"], "an antibody-mediated neuropathy"],
    ["a compound by its first part", ["a placebo-", "controlled trial"], "a placebo-controlled trial"],
    ["a capital after the hyphen", ["anti-", "MAG antibodies"], "anti-MAG antibodies"],
    ["a capital before the hyphen", ["IgM-", "positive"], "IgM-positive"],
    ["a figure before the hyphen", ["a 12-", "month study"], "a 12-month study"],
    ["an ending after a first part of compounds", ["the open-", "ing"], "the opening"],
    ["a range over the line end", ["about 6–", "9 months"], "about 6–9 months"],
    ["a dash between spaces", ["two trials –", "both small"], "two trials – both small"],
    ["a unit over the line end", ["375 mg/", "m2"], "375 mg/m2"],
    ["a suspended hyphen", ["pre-", "and post-treatment"], "pre- and post-treatment"],
    ["plain lines with blanks around them", ["  one ", "", " two"], "one two"],
  ])("%s", (_, lines, text) => {
    expect(joinLines(lines, none)).toBe(text);
  });

  test("the document's own words decide before any rule", () => {
    const words = vocabularyOf(["it was a long-term and a retreatment of health care"]);
    expect(joinLines(["a long-", "term"], words)).toBe("a long-term");
    expect(joinLines(["re-", "treatment"], words)).toBe("retreatment");
    expect(joinLines(["first-", "line"], vocabularyOf(["a firstline b"]))).toBe("firstline");
  });
});

test("vocabularyOf leaves out what may be half of a word", () => {
  expect(vocabularyOf(["ment of the neuro-"])).toEqual(new Set(["of", "the"]));
});

test("joinTwo treats the seam as a line end", () => {
  expect(joinTwo("mono-", "therapy", none)).toBe("monotherapy");
  expect(joinTwo("", "start", none)).toBe("start");
  expect(joinTwo("one", "two", none)).toBe("one two");
});
