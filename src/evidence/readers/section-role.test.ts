import { expect, test } from "vitest";
import { isKnownTitle, isTeaserTitle, roleOfTitle } from "./section-role.ts";
import { standingOf } from "./title-standing.ts";

test.each([
  ["References", "references"],
  ["6. REFERENCES:", "references"],
  ["Literatur", "references"],
  ["Abstract", "abstract"],
  ["Summary", "abstract"],
  ["Summary of findings", "body"],
  ["Reference ranges", "body"],
])("roleOfTitle: %s is %s", (title, role) => {
  expect(roleOfTitle(title)).toBe(role);
});

test("isKnownTitle knows what papers call their parts, numbered or not", () => {
  expect(["Methods", "2. Patients and methods", "IV. RESULTS", "Discussion"].every(isKnownTitle)).toBe(true);
  expect(["Methods of measuring IgM", "Rituximab", "Results were poor"].some(isKnownTitle)).toBe(false);
});

test("isTeaserTitle knows titles over links to other pages", () => {
  expect(["Related articles", "You may also like", "Most read"].every(isTeaserTitle)).toBe(true);
  expect(["Related antibodies", "Results", "Shared decisions"].some(isTeaserTitle)).toBe(false);
});

test("standingOf tells a retracted document from a notice about another", () => {
  expect(standingOf("RETRACTED: A trial of rituximab")).toEqual({ retracted: true, notices: [] });
  expect(standingOf("Retraction notice to: A trial")).toEqual({
    retracted: false,
    notices: [{ kind: "retraction", about: "other", text: "Retraction notice to: A trial" }],
  });
  expect(standingOf("Retraction of the eyelid")).toMatchObject({ retracted: false });
  expect(standingOf("Retracted papers in neurology")).toEqual({ retracted: false, notices: [] });
});
