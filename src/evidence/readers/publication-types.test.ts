import { expect, test } from "vitest";
import { designOf, isRetractedTitle, isRetractedType } from "./publication-types.ts";

test.each([
  [["Journal Article", "Randomized Controlled Trial"], "randomised-trial"],
  [["Journal Article", "Review", "Systematic Review"], "systematic-review"],
  [["Meta-Analysis"], "systematic-review"],
  [["systematic-review"], "systematic-review"],
  [["Practice Guideline", "Systematic Review"], "guideline"],
  [["Consensus Statement"], "consensus"],
  [["Consensus Development Conference, NIH"], "consensus"],
  [["review-article"], "review"],
  [["Cohort Study"], "cohort"],
  [["Case-Control Study"], "case-control"],
  [["CHAP"], "book"],
  [["Observational Study"], undefined],
  [["Clinical Trial, Phase II"], undefined],
  [["Randomized Controlled Trial, Veterinary"], undefined],
  [["Randomized Controlled Trial", "Clinical Trial Protocol"], undefined],
  [["Case Reports"], undefined],
  [[], undefined],
])("designOf %j is %s", (types, design) => {
  expect(designOf(types)).toBe(design);
});

test("only a retracted publication is retracted, not the notice", () => {
  expect(["Retracted Publication", "retracted-article"].every(isRetractedType)).toBe(true);
  expect(["Retraction of Publication", "retraction", "Expression of Concern"].some(isRetractedType)).toBe(false);
  expect(["RETRACTED: A trial", "RETRACTED ARTICLE: A trial", "[RETRACTED] A trial"].every(isRetractedTitle)).toBe(
    true,
  );
  expect(
    ["Retraction: A trial", "Retracted: A trial", "Why papers are RETRACTED: a review"].some(isRetractedTitle),
  ).toBe(false);
});
