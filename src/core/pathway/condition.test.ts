/** The grammar: every form reads to what it says, and what is none is named with its place. */
import { describe, expect, test } from "vitest";
import { parseComparison, parseCondition } from "./condition.ts";

describe("parseComparison", () => {
  test.each([
    ["igm.latest >= 40 g/L", { kind: "amount", fact: "igm.latest", sign: ">=", value: 40, unit: "g/L" }],
    ["tli.median < 0.26", { kind: "amount", fact: "tli.median", sign: "<", value: 0.26, unit: "1" }],
    ["mrc-sum.change <= -1 point", { kind: "amount", fact: "mrc-sum.change", sign: "<=", value: -1, unit: "point" }],
    ["hbsag.positive is true", { kind: "is", fact: "hbsag.positive", values: ["true"], wanted: true }],
    ["sex is not male", { kind: "is", fact: "sex", values: ["male"], wanted: false }],
    ["response is stable or worse", { kind: "is", fact: "response", values: ["stable", "worse"], wanted: true }],
    ["igm.latest is unknown", { kind: "known", fact: "igm.latest", wanted: false }],
    ["igm.latest is known", { kind: "known", fact: "igm.latest", wanted: true }],
    [
      "t.change is unknown because assay-changed",
      { kind: "unknown-because", fact: "t.change", reason: "assay-changed" },
    ],
    ["titre.latest is censored", { kind: "censored", fact: "titre.latest", wanted: true }],
    ["titre.latest is not given in BTU", { kind: "given-in", fact: "titre.latest", unit: "BTU", wanted: false }],
    ["igm.latest is older than 3 mo", { kind: "age", fact: "igm.latest", count: 3, unit: "mo" }],
    ["rule flare holds", { kind: "rule", rule: "flare" }],
  ])("%s", (line, expected) => {
    expect(parseComparison(line)).toMatchObject(expected);
  });
  test.each([
    "igm.latest",
    "igm.latest >= forty g/L",
    "IgM >= 40 g/L",
    "x is unknown because tired",
    "igm == 4 g/L",
    "",
  ])("“%s” is none", (line) => {
    expect(parseComparison(line)).toBeUndefined();
  });
});

describe("parseCondition", () => {
  test("names the place of each line that cannot be read", () => {
    const read = parseCondition({ all: ["a is true", { any: ["b is", "c is true"] }, { not: "nonsense" }] });
    expect(read.ok ? [] : read.error.map((p) => p.path)).toEqual(["when/all/1/any/0", "when/all/2/not"]);
  });
  test("refuses a count that can never be reached", () => {
    const read = parseCondition({ atLeast: 3, of: ["a is true", "b is true"] });
    expect(read.ok ? "" : read.error[0]?.message).toContain("can never hold");
  });
});
