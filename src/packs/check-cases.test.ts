/** Cases of a pack: none may be missing, name what does not exist, or go otherwise than it says. */
import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inspectCases } from "./check-cases.ts";
import { miniPack, type PackFiles, writePack } from "./mini-pack.ts";
import { readPack } from "./read-pack.ts";

const sound = `- rule: change-large
  given: { population: confirmed, biologic.ever: true, protein.change: 31 %, protein.high: false }
  cases:
    - { title: Large change, expect: speaks }
    - { title: Small change, set: { protein.change: 29 % }, expect: silent }
- rule: stop-high
  given: { population: confirmed }
  cases:
    - { title: Not known, expect: speaks }
    - { title: Not high, set: { protein.high: false }, expect: silent }
`;
const facts = `${miniPack["facts.yaml"] ?? ""}- { id: population, name: the group, take: choose, otherwise: confirmed, cases: [] }\n`;

const families = (rules: string): string => `- { id: both, title: What of the protein?, rules: [${rules}], exclusive: true }\n`;

function rulesBroken(cases: string, vignettes = "", more: PackFiles = {}): readonly (string | undefined)[] {
  const root = writePack({
    ...miniPack,
    "facts.yaml": facts,
    "cases/all.yaml": cases,
    "cases/vignettes/all.yaml": vignettes,
    ...more,
  });
  const read = readPack(root);
  if (!read.ok) throw new Error(read.error[0]?.message);
  const { problems } = inspectCases(root, read.value.pack, undefined);
  rmSync(root, { recursive: true });
  return problems.map((p) => p.rule ?? p.code);
}

const vignette = (expected: string): string =>
  `- { id: one, story: A person with high protein and no biologic., given: { population: confirmed, protein.high: true }, ${expected} }\n`;

describe("inspectCases", () => {
  test("passes sound cases and vignettes", () => {
    expect(rulesBroken(sound, vignette("expect: [stop/high], never: [monitoring/*]"))).toEqual([]);
  });
  test.each([
    ["a rule without a case", sound.replace(/- rule: stop-high[^]*/u, ""), "rule-without-case"],
    ["a case of no rule", sound.replace("rule: stop-high", "rule: stop-hihg"), "case-without-rule"],
    ["a fact that is not there", sound.replace("protein.change: 29 %", "protein.chance: 29 %"), "case-unknown-fact"],
    ["another outcome", sound.replace("expect: silent", "expect: undecided"), "case-failed"],
  ])("refuses %s", (_what, cases, rule) => {
    expect(rulesBroken(cases)).toContain(rule);
  });
  test("refuses people who fall between the rules of a family, or into two", () => {
    const broken = rulesBroken(sound, "", { "rule-families.yaml": families("change-large, stop-high") });
    expect(broken).toEqual(["falls-between"]);
    const twice = `${miniPack["rules.yaml"] ?? ""}\n${(miniPack["rules.yaml"] ?? "").replace(/^[^]*?(?=- id: stop-high)/u, "").replace("id: stop-high", "id: stop-again")}`;
    const again = `${sound}${sound.replace(/^[^]*?(?=- rule: stop-high)/u, "").replace("rule: stop-high", "rule: stop-again")}`;
    expect(
      rulesBroken(again, "", { "rules.yaml": twice, "rule-families.yaml": families("stop-high, stop-again") }),
    ).toContain("two-at-once");
  });
  test.each([
    ["too little said", "expect: [monitoring/change]", "case-failed"],
    ["what must not be said", "never: [stop/high]", "case-failed"],
    ["nothing asked for", "undecided: [stop/high]", "case-failed"],
    ["a topic that is not there", "expect: [stop/low]", "case-unknown-topic"],
    ["a finding that is not there", "findings: [T9-99]", "case-unknown-finding"],
  ])("refuses a vignette with %s", (_what, expected, rule) => {
    expect(rulesBroken(sound, vignette(expected))).toContain(rule);
  });
});
