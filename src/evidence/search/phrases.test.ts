import { expect, test } from "vitest";
import { findPhrases } from "./phrases.ts";

test.each<[string, readonly string[], string]>([
  ['"IgM flare" after rituximab', ["IgM flare"], " after rituximab"],
  ["“IgM  flare” and „Schub“", ["IgM flare", "Schub"], " and "],
  ['an open " mark', [], 'an open " mark'],
  ['nothing in "" or " . "', [], "nothing in  or "],
  ['"twice" and "twice"', ["twice"], "and"],
])("findPhrases: %s", (text, phrases, rest) => {
  const found = findPhrases(text);
  expect(found.phrases).toEqual(phrases);
  expect(found.rest.replace(/\s+/g, " ").trim()).toBe(rest.replace(/\s+/g, " ").trim());
});
