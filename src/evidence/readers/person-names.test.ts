import { expect, test } from "vitest";
import { authorOf, authorOfInverted, authorOfNatural, initialsOf } from "./person-names.ts";

test.each([
  ["Marinos C.", "MC"],
  ["M.C.", "MC"],
  ["MC", "MC"],
  ["Jean-Pierre", "JP"],
  ["J Michael", "JM"],
  ["Ing-Nang", "IN"],
  ["élodie", "É"],
  ["明", "明"],
  ["", ""],
])("initialsOf %s is %s", (given, initials) => {
  expect(initialsOf(given)).toBe(initials);
});

test.each([
  ["Dalakas, Marinos C.", "Dalakas MC"],
  ["Smith, John, Jr.", "Smith J Jr"],
  ["Smith, Jr., John", "Smith J Jr"],
  ["van den Berg, Leonard H.", "van den Berg LH"],
  ["Dalakas MC", "Dalakas MC"],
  ["WHO Study Group", "WHO Study Group"],
])("authorOfInverted %s is %s", (name, author) => {
  expect(authorOfInverted(name)).toBe(author);
});

test.each([
  ["Marinos C. Dalakas", "Dalakas MC"],
  ["Leonard H. van den Berg", "van den Berg LH"],
  ["John Smith Jr.", "Smith J Jr"],
  ["Plato", "Plato"],
])("authorOfNatural %s is %s", (name, author) => {
  expect(authorOfNatural(name)).toBe(author);
});

test("authorOf puts family name, initials and suffix together", () => {
  expect(authorOf("O'Byrne", "PM", "3rd")).toBe("O'Byrne PM 3rd");
});
