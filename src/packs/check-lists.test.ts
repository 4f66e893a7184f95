import { describe, expect, it } from "vitest";
import { type Break, expectedOf, refusalOf } from "./broken-pack.ts";

const claims = "claims/results.yaml";

const lists: readonly Break[] = [
  {
    what: "a formula that cannot be read",
    file: "calculators.yaml",
    from: "perM2 * surface",
    to: "perM2 ** surface",
    rule: "formula-unreadable",
    line: "- { id: total",
  },
  {
    what: "a formula with an unknown name",
    file: "calculators.yaml",
    from: "perM2 * surface",
    to: "perM2 * weight",
    rule: "formula-unknown-name",
    line: "- { id: total",
  },
  {
    what: "a formula that uses a later result",
    file: "calculators.yaml",
    from: "perM2 * surface",
    to: "twice / 2",
    rule: "formula-unknown-name",
    line: "- { id: total",
  },
  {
    what: "a condition that is a number",
    file: "calculators.yaml",
    from: `when: "total >= 500"`,
    to: `when: "total + 500 and total"`,
    rule: "calculator-fails",
    line: "- id: dose",
  },
  {
    what: "an unknown unit",
    file: "calculators.yaml",
    from: "unit: m2, min",
    to: "unit: ells, min",
    rule: "unit-unknown",
    line: "- { id: surface",
  },
  {
    what: "a dose open to patients",
    file: "calculators.yaml",
    from: "  closedTo: [patient, carer]\n",
    to: "  closedTo: [patient]\n",
    rule: "dose-open-to-patients",
    line: "- id: dose",
  },
  {
    what: "a topic without a claim",
    file: "pack.yaml",
    from: "topics:\n",
    to: `topics:\n  - { id: care/daily, title: Care, order: 9, searchedOn: "2026-11-01", intents: [living] }\n`,
    rule: "topic-empty",
    line: "- { id: care/daily",
  },
  {
    what: "one phrasing of two claims",
    file: claims,
    from: "- Will I walk better?",
    to: "- Does samplumab improve hand-strength",
    rule: "phrasing-twice",
    line: "- Does samplumab improve hand-strength",
  },
  {
    what: "a patient fact that nobody reads",
    file: claims,
    from: `applies: ["igm >= 40 g/L"]`,
    to: `applies: [left-handed]`,
    rule: "condition-unknown",
    line: "applies: [left-handed]",
  },
  {
    what: "a threshold in another unit",
    file: claims,
    from: `igm >= 40 g/L`,
    to: `igm >= 4000 mg/dL`,
    rule: "condition-unknown",
    line: `applies: ["igm >= 4000 mg/dL"]`,
  },
  {
    what: "a concept broader than itself",
    file: "glossary.yaml",
    from: "name: biologic medicine",
    to: "name: biologic medicine, broader: [samplumab]",
    rule: "concept-circle",
    line: "- { id: biologic",
  },
  {
    what: "an urgent text that says nothing",
    file: "urgent.yaml",
    from: "patient: Call your local emergency number now.",
    to: `patient: "............"`,
    rule: "text-missing",
    line: "text:",
  },
  {
    what: "a premise that corrects nothing",
    file: "premises.yaml",
    from: "correct: [strength-improves]",
    to: `say: { clinician: "..........", patient: ".........." }`,
    rule: "text-missing",
    line: "say: {",
  },
  {
    what: "a belief that corrects nothing",
    file: "beliefs.yaml",
    from: "correct: [walking-improves]",
    to: `say: { clinician: "..........", patient: ".........." }`,
    rule: "text-missing",
    line: "say: {",
  },
  {
    what: "a pair whose statements read alike",
    file: "beliefs.yaml",
    from: "<slows|quickens>",
    to: "<is there|is here>",
    rule: "pair-tells-nothing",
    line: "- walking <is there",
  },
  {
    what: "a word at two places of a scale",
    file: "senses.yaml",
    from: "[slow*]",
    to: "[slow*, faster]",
    rule: "sense-twice",
    line: "- id: pace",
  },
  {
    what: "a sense that can never be found",
    file: "senses.yaml",
    from: "[slow*]",
    to: `["slow* (down"]`,
    rule: "pattern-unreadable",
    line: "- id: pace",
  },
  {
    what: "a wording that nobody wrote",
    file: "premises.yaml",
    from: "correct: [strength-improves]",
    to: `unless: ["<steroids>"]
  correct: [strength-improves]`,
    rule: "unknown-wording",
    line: "- id: it-cures",
  },
  {
    what: "a wording made of itself",
    file: "wordings.yaml",
    from: "phrases: [cures, heals]",
    to: `phrases: [cures, "<healing>"]`,
    rule: "wording-circle",
    line: "- id: healing",
  },
  {
    what: "a pattern with an open bracket",
    file: "urgent.yaml",
    from: "patterns: [fainted]",
    to: `patterns: ["(fainted|fell"]`,
    rule: "pattern-unreadable",
    line: "- id: faint",
  },
];

describe("inspectPack, lists and formulas", () => {
  it.each(lists)("refuses $what: $rule", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});
