import { describe, expect, it } from "vitest";
import { type Break, expectedOf, refusalOf } from "./broken-pack.ts";

const claims = "claims/results.yaml";
const findings = "findings/all.yaml";
const sources = "sources/all.yaml";

const evidence: readonly Break[] = [
  {
    what: "a claim with only contradicting support",
    file: claims,
    from: "says: supports",
    to: "says: contradicts",
    rule: "claim-unsupported",
    line: "support:",
  },
  {
    what: "a claim that rests on a retracted source",
    file: sources,
    from: "participants: 40, study: one, read: abstract",
    to: "participants: 40, study: one, read: abstract, retracted: true",
    rule: "claim-retracted",
    at: claims,
    line: "support:",
  },
  {
    what: "two reports of one study called consistent",
    file: claims,
    from: "because: [imprecision]",
    to: "because: [consistent]",
    rule: "study-counted-twice",
    line: "certainty: { level: low, because: [consistent]",
    also: [
      [
        claims,
        "  applies:",
        "    - { source: report-two, fact: T1-01, at: abstract, read: abstract, says: supports, about: { drug: samplumab } }\n  applies:",
      ],
    ],
  },
  {
    what: "reading further than the source was read",
    file: claims,
    from: "read: abstract",
    to: "read: full-text",
    rule: "read-too-far",
    line: "read: full-text",
  },
  {
    what: "a page written by a machine",
    file: sources,
    from: "J Test 2003;3:5-6.",
    to: "droracle.ai 3",
    rule: "machine-written-source",
    line: "- { id: series-three",
  },
  {
    what: "a finding of another source",
    file: claims,
    from: "source: trial-one",
    to: "source: series-three",
    rule: "finding-other-source",
    line: "source: series-three",
  },
  {
    what: "a number the finding does not report",
    file: claims,
    from: `numbers: ["12/40", "6 mo"]`,
    to: `numbers: ["12/40", "6 mo", "55 %"]`,
    rule: "finding-other-number",
    line: `numbers: ["12/40", "6 mo", "55 %"]`,
  },
  {
    what: "a number of the finding in another unit",
    file: claims,
    from: `numbers: ["30 %", "375 mg/m2"]`,
    to: `numbers: ["30 %", "375 mg/m2", "375 mg"]`,
    rule: "finding-other-number",
    line: `numbers: ["30 %", "375 mg/m2", "375 mg"]`,
  },
  {
    what: "another drug than the finding's",
    file: claims,
    from: "drug: samplumab, measure: walking",
    to: "drug: controlin, measure: walking",
    rule: "finding-other-slot",
    line: "about: { drug: controlin, measure: walking, direction: improves",
  },
  {
    what: "another direction than the finding's",
    file: claims,
    from: "measure: strength, direction: improves",
    to: "measure: strength, direction: worsens",
    rule: "finding-other-slot",
    line: "about: { drug: samplumab, measure: strength, direction: worsens",
  },
  {
    what: "a withheld finding",
    file: claims,
    from: "fact: T1-01",
    to: "fact: T1-04",
    rule: "finding-withheld",
    line: "fact: T1-04",
  },
  {
    what: "a relayed finding cited as read",
    file: claims,
    from: "fact: T1-02",
    to: "fact: T1-05",
    rule: "finding-unverified",
    line: "fact: T1-05",
  },
  {
    what: "a finding that nothing uses",
    file: "coverage.yaml",
    from: "- { facts: [T1-05], because: Only relayed by a page. }\n",
    to: "",
    rule: "finding-unused",
    at: findings,
    line: "- { id: T1-05",
  },
  {
    what: "a used finding listed as left out",
    file: "coverage.yaml",
    from: "facts: [T1-05]",
    to: "facts: [T1-05, T1-01]",
    rule: "coverage-of-used",
    line: "- { facts: [T1-05, T1-01]",
  },
  {
    what: "a finding listed twice",
    file: "coverage.yaml",
    from: "facts: [T1-05]",
    to: "facts: [T1-05, T1-04]",
    rule: "coverage-twice",
    line: "- { facts: [T1-05, T1-04]",
  },
  {
    what: "a contradiction that is not mutual",
    file: claims,
    from: "  contradicts: [walking-worsens]\n",
    to: "",
    rule: "contradiction-one-sided",
    line: "- id: walking-improves",
  },
  {
    what: "opposite claims that do not name each other",
    file: claims,
    from: "measure: walking, direction: improves, population: sample-disease",
    to: "measure: strength, direction: worsens, population: sample-disease",
    rule: "contradiction-undeclared",
    line: "- id: walking-improves",
  },
];

describe("inspectPack, evidence", () => {
  it.each(evidence)("refuses $what: $rule", (broken) => {
    expect(refusalOf(broken)).toEqual(expectedOf(broken));
  });
});
