import { expect, test } from "vitest";
import { saneAuthors, saneTitle } from "./file-properties.ts";

test.each([
  "Microsoft Word - trial-final.doc",
  "untitled",
  "Document1",
  "wnl200765 286..293",
  "The last version.pdf",
  "OECS12_abstract_Muller1",
  "PII: S1474-4422(09)70123-4",
  "",
  undefined,
])("saneTitle refuses %s", (title) => {
  expect(saneTitle(title)).toBeUndefined();
});

test("saneTitle keeps a title", () => {
  expect(saneTitle(" Rituximab in  anti-MAG neuropathy ")).toBe("Rituximab in anti-MAG neuropathy");
});

test("saneAuthors keeps people and leaves out accounts and programs", () => {
  expect(saneAuthors("Jane Q. Doe; John Roe")).toEqual(["Doe JQ", "Roe J"]);
  expect(["jdoe", "Administrator", "Microsoft Office User", "", undefined].flatMap(saneAuthors)).toEqual([]);
});
