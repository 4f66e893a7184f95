import { expect, test } from "vitest";
import { toAuthor, toAuthors } from "./stated-authors.ts";

test.each([
  ["Marinos C. Dalakas", "Dalakas MC"],
  ["Dalakas, Marinos C.", "Dalakas MC"],
  ["Dalakas MC", "Dalakas MC"],
  ["M. C. Dalakas", "Dalakas MC"],
  ["Jean-Marc Léger, MD, PhD", "Léger JM"],
  ["van den Berg LH", "van den Berg LH"],
  ["Ludwig van Beethoven", "van Beethoven L"],
  ["European Federation of Neurological Societies", "European Federation of Neurological Societies"],
  ["Madonna", "Madonna"],
])("toAuthor: %s", (stated, author) => {
  expect(toAuthor(stated)).toBe(author);
});

test.each([
  ["Jane Doe, John Roe and Max Poe", ["Doe J", "Roe J", "Poe M"]],
  ["Doe, Jane; Roe, John", ["Doe J", "Roe J"]],
  ["Doe J, Roe K", ["Doe J", "Roe K"]],
  ["Doe, Jane", ["Doe J"]],
  ["", []],
])("toAuthors: %s", (stated, authors) => {
  expect(toAuthors(stated)).toEqual(authors);
});
