import { expect, test } from "vitest";
import { createNameForms } from "./name-forms.ts";

const forms = createNameForms([
  { id: "disease-endings", phrases: ["itis", "osis"] },
  { id: "no-diseases", phrases: ["diagnosis"] },
  { id: "companion-diseases", phrases: ["fever", "thromb*"] },
  { id: "unknown-medicine-endings", phrases: ["ercept"] },
  { id: "no-medicines", phrases: ["intercept"] },
  { id: "given-words", phrases: ["tablets"] },
  { id: "given-endings", phrases: ["mab"] },
]);

test("an ending makes a name, unless the word is listed as none or is short", () => {
  expect(["samplitis", "diagnosis", "itis", "sample"].map(forms.isDiseaseByEnding)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(["samplercept", "intercept"].map(forms.isUnknownMedicine)).toEqual([true, false]);
});

test("words are found in a text, with any ending where a star stands", () => {
  expect(["vein thrombosis", "Sample fever", "feverish"].map(forms.isCompanion)).toEqual([true, true, false]);
  expect(["Two tablets a day.", "Samplumab weekly.", "A tabletop."].map(forms.namesGiven)).toEqual([true, true, false]);
});

test("where no pack lists anything, nothing is found", () => {
  const none = createNameForms([]);
  expect([none.isVague("rare"), none.isDiseaseHead("disease"), none.isEveryday("aspirin")]).toEqual([
    false,
    false,
    false,
  ]);
});
