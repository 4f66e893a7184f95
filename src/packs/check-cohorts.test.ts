import { describe, expect, test } from "vitest";
import { type Break, expectedOf, refusalOf } from "./broken-pack.ts";

const file = "cohort.yaml";
const breaks: readonly Break[] = [
  {
    what: "a cohort of a treatment that is not there",
    file,
    from: "treatment: samplumab",
    to: "treatment: sampluman",
    rule: "unknown-measure",
    line: "treatment:",
  },
  {
    what: "a treatment that is a laboratory value",
    file,
    from: "treatment: samplumab",
    to: "treatment: protein",
    rule: "cohort-incomplete",
    line: "treatment:",
  },
  { what: "a regimen that is not there", file, from: "[weekly]", to: "[weakly]", rule: "unknown-regimen", line: "regimens:" },
  {
    what: "a result that the calculator does not have",
    file,
    from: "result: surface",
    to: "result: area",
    rule: "cohort-incomplete",
    line: "dose:",
  },
  {
    what: "a calculator that is given too little",
    file,
    from: "{ weight: { measure: weight, within: 12 mo } }",
    to: "{ height: { measure: weight, within: 12 mo } }",
    rule: "cohort-incomplete",
    line: "dose:",
  },
  {
    what: "a subgroup by a fact that is not there",
    file,
    from: "biologic.ever is",
    to: "biologic.evre is",
    rule: "unknown-fact",
    line: "subgroups:",
  },
  {
    what: "an outcome of a fact that is not there",
    file,
    from: "first: protein.first-change",
    to: "first: protein.first-chance",
    rule: "unknown-fact",
    line: "outcomes:",
  },
  {
    what: "one baseline taken for the other",
    file,
    from: "first: protein.first-change",
    to: "first: protein.change",
    rule: "cohort-fact",
    line: "outcomes:",
  },
  {
    what: "a value taken for a change",
    file,
    from: "course: protein.change",
    to: "course: protein.latest",
    rule: "cohort-fact",
    line: "outcomes:",
  },
  {
    what: "a limit that rests on no finding",
    file,
    from: "finding: T1-02",
    to: "finding: T9-99",
    rule: "unknown-finding",
    line: "outcomes:",
  },
  {
    what: "two outcomes of one id",
    file,
    from: "{ id: low,",
    to: "{ id: protein,",
    rule: "cohort-incomplete",
    line: "outcomes:",
  },
];

describe("checkPack on cohorts", () => {
  test.each(breaks)("refuses $what", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});
