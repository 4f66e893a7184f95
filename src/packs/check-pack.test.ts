import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Problem } from "../core/problem.ts";
import { inspectPack } from "./check-pack.ts";
import { changed, lineOf, miniPack, type PackFiles, writePack } from "./mini-pack.ts";
import { readPack } from "./read-pack.ts";

function problemsOf(files: PackFiles): readonly Problem[] {
  const root = writePack(files);
  const read = readPack(root);
  rmSync(root, { recursive: true });
  if (!read.ok) throw new Error(read.error.map((p) => `${p.where?.file}:${p.where?.line} ${p.message}`).join("\n"));
  return inspectPack(read.value, undefined).problems;
}

/** One change to the sound pack: what is replaced, the rule it breaks, and text on the line the problem must name. */
interface Break {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  /** Text that begins on the named line; in `file` unless `at` says another. */
  readonly line: string;
  readonly at?: string;
  /** Further changes that the case needs. */
  readonly also?: readonly (readonly [file: string, from: string, to: string])[];
}

const claims = "claims/results.yaml";
const findings = "findings/all.yaml";
const sources = "sources/all.yaml";

const wordings: readonly Break[] = [
  { what: "a number no support carries", file: claims, from: "clinician: Hand strength improved in 12/40", to: "clinician: Hand strength improved in 13/40", rule: "number-without-support", line: "clinician: Hand strength improved in 13/40" },
  { what: "a number with another unit", file: claims, from: "samplumab at 6 months", to: "samplumab at 6 weeks", rule: "number-without-support", line: "clinician: Hand strength" },
  { what: "a direction turned round", file: claims, from: "patient: Walking speed worsened", to: "patient: Walking speed improved", rule: "wording-not-verified", line: "patient: Walking speed improved in 4" },
  { what: "a patient wording that is hard to read", file: claims, from: "patient: Hand strength improved in 12 of 40 people on samplumab.", to: "patient: Considerable amelioration of manual strength was demonstrable in 12 of 40 individuals receiving samplumab.", rule: "reading-age", line: "patient: Considerable" },
  { what: "a dose for patients", file: claims, from: "patient: Walking speed improved in 30 % of people on samplumab.", to: "patient: Walking speed improved in 30 % of people on samplumab 375 mg/m2.", rule: "lay-dose", line: "patient: Walking speed improved in 30" },
  { what: "a schedule for patients", file: "gaps.yaml", from: "patient: We found no study of diet.", to: "patient: Weekly infusions of samplumab were not studied.", rule: "lay-dose", line: "patient: Weekly" },
  { what: "a titre for patients", file: "gaps.yaml", from: "patient: We found no study of diet.", to: "patient: Above 7,000 BTU the test is high.", rule: "lay-titre", line: "patient: Above" },
  { what: "an order to stop", file: "gaps.yaml", from: "patient: We found no study of diet.", to: "patient: We found none. Do not stop samplumab.", rule: "lay-order", line: "patient: We found none" },
  { what: "an order to take", file: "gaps.yaml", from: "patient: We found no study of diet.", to: "patient: You should take this medicine.", rule: "lay-order", line: "patient: You should" },
  { what: "a dose in urgent words", file: "urgent.yaml", from: "patient: Call your local emergency number now.", to: "patient: Take 300 mg and call now.", rule: "lay-dose", line: "patient: Take" },
  { what: "a dose that is not marked as withheld", file: claims, from: "  withheld: true\n", to: "", rule: "withheld-unmarked", line: "- id: walking-improves" },
];

const dangling: readonly Break[] = [
  { what: "a source", file: claims, from: "source: trial-one", to: "source: trial-none", rule: "unknown-source", line: "source: trial-none" },
  { what: "a finding", file: claims, from: "fact: T1-01", to: "fact: T9-99", rule: "unknown-finding", line: "fact: T9-99" },
  { what: "a concept of a support", file: claims, from: "measure: strength", to: "measure: strenght", rule: "unknown-concept", line: "about: { drug: samplumab, measure: strenght" },
  { what: "a topic", file: claims, from: "topic: treatment/results", to: "topic: treatment/none", rule: "unknown-topic", line: "topic: treatment/none" },
  { what: "a contradicted claim", file: claims, from: "contradicts: [walking-worsens]", to: "contradicts: [walking-worsens, nothing]", rule: "unknown-claim", line: "contradicts: [walking-worsens, nothing]" },
  { what: "a claim of a conflict", file: "conflicts.yaml", from: "label: Yes, claims: [walking-improves]", to: "label: Yes, claims: [walking-improve]", rule: "unknown-claim", line: "sides:" },
  { what: "a finding of a conflict", file: "conflicts.yaml", from: "facts: [T1-02]", to: "facts: [T9-02]", rule: "unknown-finding", line: "facts: [T9-02]" },
  { what: "a concept of a gap", file: "gaps.yaml", from: "about: [sample-disease]", to: "about: [diet]", rule: "unknown-concept", line: "about: [diet]" },
  { what: "the nearest claim of a gap", file: "gaps.yaml", from: "nearest: [strength-improves]", to: "nearest: [strength]", rule: "unknown-claim", line: "nearest: [strength]" },
  { what: "a claim of an outline", file: "outlines.yaml", from: "title: More, claims: [walking-improves]", to: "title: More, claims: [walks]", rule: "unknown-claim", line: "- { title: More" },
  { what: "a gap of an outline", file: "outlines.yaml", from: "gaps: [no-diet]", to: "gaps: [diet]", rule: "unknown-gap", line: "gaps: [diet]" },
  { what: "a conflict of an outline", file: "outlines.yaml", from: "conflicts: [does-it-work]", to: "conflicts: [it-works]", rule: "unknown-conflict", line: "conflicts: [it-works]" },
  { what: "a claim of a correction", file: "corrections.yaml", from: "claims: [strength-improves]", to: "claims: [all]", rule: "unknown-claim", line: "claims: [all]" },
  { what: "a claim of a premise", file: "premises.yaml", from: "correct: [strength-improves]", to: "correct: [no-cure]", rule: "unknown-claim", line: "correct: [no-cure]" },
  { what: "a claim of a calculator", file: "calculators.yaml", from: "\n  claims: [strength-improves]", to: "\n  claims: [stronger]", rule: "unknown-claim", line: "claims: [stronger]" },
  { what: "a reading of a calculator", file: "calculators.yaml", from: "claims: [walking-improves] }", to: "claims: [walker] }", rule: "unknown-claim", line: `- { when: "total >= 500"` },
  { what: "the source of a calculator", file: "calculators.yaml", from: "source: trial-one", to: "source: trial-zero", rule: "unknown-source", line: "source: { source: trial-zero" },
  { what: "a claim of a regimen", file: "regimens.yaml", from: "claims: [walking-improves]", to: "claims: [none]", rule: "unknown-claim", line: "claims: [none]" },
  { what: "a finding of coverage", file: "coverage.yaml", from: "facts: [T1-04]", to: "facts: [T1-04, T7-77]", rule: "unknown-finding", line: "- { facts: [T1-04, T7-77]" },
  { what: "the subject", file: "pack.yaml", from: "subject: [sample-disease]", to: "subject: [sampel]", rule: "unknown-concept", line: "subject: [sampel]" },
  { what: "a broader concept", file: "glossary.yaml", from: "broader: [biologic]", to: "broader: [biological]", rule: "unknown-concept", line: "- { id: samplumab" },
  { what: "a false friend's concept", file: "false-friends.yaml", from: "isNot: samplumab", to: "isNot: samplemab", rule: "unknown-concept", line: "- { term: samplin" },
];

const evidence: readonly Break[] = [
  { what: "a claim with only contradicting support", file: claims, from: "says: supports", to: "says: contradicts", rule: "claim-unsupported", line: "support:" },
  { what: "a claim that rests on a retracted source", file: sources, from: "participants: 40, study: one, read: abstract", to: "participants: 40, study: one, read: abstract, retracted: true", rule: "claim-retracted", at: claims, line: "support:" },
  { what: "two reports of one study called consistent", file: claims, from: "because: [imprecision]", to: "because: [consistent]", rule: "study-counted-twice", line: "certainty: { level: low, because: [consistent]", also: [[claims, "  applies:", "    - { source: report-two, fact: T1-01, at: abstract, read: abstract, says: supports, about: { drug: samplumab } }\n  applies:"]] },
  { what: "reading further than the source was read", file: claims, from: "read: abstract", to: "read: full-text", rule: "read-too-far", line: "read: full-text" },
  { what: "a page written by a machine", file: sources, from: "J Test 2003;3:5-6.", to: "droracle.ai 3", rule: "machine-written-source", line: "- { id: series-three" },
  { what: "a finding of another source", file: claims, from: "source: trial-one", to: "source: series-three", rule: "finding-other-source", line: "source: series-three" },
  { what: "a number the finding does not report", file: claims, from: `numbers: ["12/40", "6 mo"]`, to: `numbers: ["12/40", "6 mo", "55 %"]`, rule: "finding-other-number", line: `numbers: ["12/40", "6 mo", "55 %"]` },
  { what: "a number of the finding in another unit", file: claims, from: `numbers: ["30 %", "375 mg/m2"]`, to: `numbers: ["30 %", "375 mg/m2", "375 mg"]`, rule: "finding-other-number", line: `numbers: ["30 %", "375 mg/m2", "375 mg"]` },
  { what: "another drug than the finding's", file: claims, from: "drug: samplumab, measure: walking", to: "drug: controlin, measure: walking", rule: "finding-other-slot", line: "about: { drug: controlin, measure: walking, direction: improves" },
  { what: "another direction than the finding's", file: claims, from: "measure: strength, direction: improves", to: "measure: strength, direction: worsens", rule: "finding-other-slot", line: "about: { drug: samplumab, measure: strength, direction: worsens" },
  { what: "a withheld finding", file: claims, from: "fact: T1-01", to: "fact: T1-04", rule: "finding-withheld", line: "fact: T1-04" },
  { what: "a relayed finding cited as read", file: claims, from: "fact: T1-02", to: "fact: T1-05", rule: "finding-unverified", line: "fact: T1-05" },
  { what: "a finding that nothing uses", file: "coverage.yaml", from: "- { facts: [T1-05], because: Only relayed by a page. }\n", to: "", rule: "finding-unused", at: findings, line: "- { id: T1-05" },
  { what: "a used finding listed as left out", file: "coverage.yaml", from: "facts: [T1-05]", to: "facts: [T1-05, T1-01]", rule: "coverage-of-used", line: "- { facts: [T1-05, T1-01]" },
  { what: "a finding listed twice", file: "coverage.yaml", from: "facts: [T1-05]", to: "facts: [T1-05, T1-04]", rule: "coverage-twice", line: "- { facts: [T1-05, T1-04]" },
  { what: "a contradiction that is not mutual", file: claims, from: "  contradicts: [walking-worsens]\n", to: "", rule: "contradiction-one-sided", line: "- id: walking-improves" },
  { what: "opposite claims that do not name each other", file: claims, from: "measure: walking, direction: improves, population: sample-disease", to: "measure: strength, direction: worsens, population: sample-disease", rule: "contradiction-undeclared", line: "- id: walking-improves" },
];

const lists: readonly Break[] = [
  { what: "a formula that cannot be read", file: "calculators.yaml", from: "perM2 * surface", to: "perM2 ** surface", rule: "formula-unreadable", line: "- { id: total" },
  { what: "a formula with an unknown name", file: "calculators.yaml", from: "perM2 * surface", to: "perM2 * weight", rule: "formula-unknown-name", line: "- { id: total" },
  { what: "a formula that uses a later result", file: "calculators.yaml", from: "perM2 * surface", to: "twice / 2", rule: "formula-unknown-name", line: "- { id: total" },
  { what: "a condition that is a number", file: "calculators.yaml", from: `when: "total >= 500"`, to: `when: "total + 500 and total"`, rule: "calculator-fails", line: "- id: dose" },
  { what: "an unknown unit", file: "calculators.yaml", from: "unit: m2, min", to: "unit: ells, min", rule: "unit-unknown", line: "- { id: surface" },
  { what: "a dose open to patients", file: "calculators.yaml", from: "  closedTo: [patient, carer]\n", to: "  closedTo: [patient]\n", rule: "dose-open-to-patients", line: "- id: dose" },
  { what: "a topic without a claim", file: "pack.yaml", from: "topics:\n", to: `topics:\n  - { id: care/daily, title: Care, order: 9, searchedOn: "2026-11-01", intents: [living] }\n`, rule: "topic-empty", line: "- { id: care/daily" },
  { what: "one phrasing of two claims", file: claims, from: "- Will I walk better?", to: "- Does samplumab improve hand-strength", rule: "phrasing-twice", line: "- Does samplumab improve hand-strength" },
  { what: "a patient fact that nobody reads", file: claims, from: `applies: ["igm >= 40 g/L"]`, to: `applies: [left-handed]`, rule: "condition-unknown", line: "applies: [left-handed]" },
  { what: "a threshold in another unit", file: claims, from: `igm >= 40 g/L`, to: `igm >= 4000 mg/dL`, rule: "condition-unknown", line: `applies: ["igm >= 4000 mg/dL"]` },
  { what: "a concept broader than itself", file: "glossary.yaml", from: "name: biologic medicine", to: "name: biologic medicine, broader: [samplumab]", rule: "concept-circle", line: "- { id: biologic" },
  { what: "an urgent text that says nothing", file: "urgent.yaml", from: "patient: Call your local emergency number now.", to: `patient: "............"`, rule: "text-missing", line: "text:" },
  { what: "a premise that corrects nothing", file: "premises.yaml", from: "correct: [strength-improves]", to: `say: { clinician: "..........", patient: ".........." }`, rule: "text-missing", line: "say: {" },
  { what: "a pattern with an open bracket", file: "urgent.yaml", from: "patterns: [fainted]", to: `patterns: ["(fainted|fell"]`, rule: "pattern-unreadable", line: "- id: faint" },
];

describe("inspectPack", () => {
  it("finds nothing wrong with the sound pack", () => {
    expect(problemsOf(miniPack)).toEqual([]);
  });

  it.each([...wordings, ...dangling, ...evidence, ...lists])("refuses $what: $rule", (broken) => {
    const more = (broken.also ?? []).reduce((files, [file, from, to]) => changed(files, file, from, to), miniPack);
    const files = changed(more, broken.file, broken.from, broken.to);
    const file = broken.at ?? broken.file;
    const problems = problemsOf(files);
    expect(problems.map((p) => p.rule)).toContain(broken.rule);
    const problem = problems.find((p) => p.rule === broken.rule);
    expect(problem?.where).toMatchObject({ file, line: lineOf(files[file] ?? "", broken.line) });
    expect(problem?.fix).toMatch(/\w{3}/);
  });

  it("refuses a concept that the general pack has already", () => {
    const read = readPack(writePack(miniPack));
    if (!read.ok) throw new Error("the sound pack cannot be read");
    const twice = inspectPack(read.value, { ...read.value.pack, concepts: read.value.pack.concepts.slice(0, 1) });
    expect(twice.problems.map((p) => [p.rule, p.where?.file, p.where?.line])).toEqual([["concept-twice", "glossary.yaml", 1]]);
  });

  it("lets a partly used finding be listed when the reason says so", () => {
    const files = changed(miniPack, "coverage.yaml", "because: Only relayed by a page.", "because: The first part is cited; the rest is only relayed.");
    expect(problemsOf(changed(files, "coverage.yaml", "facts: [T1-05]", "facts: [T1-05, T1-01]"))).toEqual([]);
  });

  it("offers the names most like a wrong one", () => {
    const [problem] = problemsOf(changed(miniPack, "regimens.yaml", "claims: [walking-improves]", "claims: [walking-improved]"));
    expect(problem?.fix).toContain("walking-improves");
  });

  it("counts sources, claims, findings and the mean reading grade", () => {
    const read = readPack(writePack(miniPack));
    if (!read.ok) throw new Error("the sound pack cannot be read");
    const { counts } = inspectPack(read.value, undefined);
    expect(counts).toMatchObject({ sources: 3, claims: 3, findings: 5, findingsUsed: 3, findingsExplained: 2 });
    expect(counts.readingGrade).toBeGreaterThan(2);
    expect(counts.readingGrade).toBeLessThan(7);
  });
});
