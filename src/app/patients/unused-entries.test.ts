import { expect, test } from "vitest";
import type { Problem } from "../../core/problem.ts";
import { unusedEntries } from "./unused-entries.ts";

const problem = (code: string, resource: string): Problem => ({ code, message: "", where: { resource } });

test("unusedEntries counts each entry once and names the first three", () => {
  const problems = [
    problem("identity", "Observation/a"),
    problem("unusable-unit", "Observation/b"),
    problem("no-date", "Observation/b"),
    problem("no-date", "Procedure/c"),
    problem("fhir-invalid", "Observation/d"),
  ];
  expect(unusedEntries(problems)).toEqual({
    count: 4,
    first: [
      { resource: "Observation/a", why: "not certain whose" },
      { resource: "Observation/b", why: "unit" },
      { resource: "Procedure/c", why: "no date" },
    ],
  });
});

test("unusedEntries passes over what was left out on purpose, or was used after all", () => {
  const problems = [
    problem("duplicate", "Observation/a"),
    problem("unusable-unit", "Observation/b"),
    problem("entered-in-error", "Observation/b"),
    { code: "more-problems", message: "12 more problems are not listed" },
  ];
  expect(unusedEntries(problems)).toEqual({ count: 0, first: [] });
});

test("unusedEntries tells no id that is none", () => {
  const problems = [
    problem("no-date", "Observation/Jane Doe\n# 1955"),
    problem("no-date", "Procedure//entry/3/resource"),
  ];
  expect(unusedEntries(problems).first.map(({ resource }) => resource)).toEqual([
    "Observation",
    "Procedure//entry/3/resource",
  ]);
});
