/** One patient from diagnosis to the second retreatment: what is said at each visit, kept as text. Update with `vitest run -u`. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessmentOver } from "../../src/compose/knowledge.ts";
import type { PatientAssessment } from "../../src/contract/assess.ts";
import type { Recommendation } from "../../src/core/answer/answer.ts";
import { root, shippedKnowledge } from "../support/product.ts";
import { type Visit, visits } from "./story.ts";

const assess = assessmentOver(shippedKnowledge());

function assessed({ bundle, today }: Visit): PatientAssessment {
  const report = assess(JSON.stringify(bundle), today);
  const [patient] = report.ok ? report.value.patients : [];
  if (patient === undefined) throw new Error("the record was not read");
  return patient;
}

const walk = visits("2022-03-07").map((visit) => ({ visit, patient: assessed(visit) }));
const ruleOf = ({ rule }: Recommendation): string => rule.split("/").at(-1) ?? rule;
const said = (at: number): readonly string[] => (walk[at - 1]?.patient.recommendations ?? []).map(ruleOf);
const stopOf = (at: number): string | undefined =>
  walk[at - 1]?.patient.recommendations.find(({ kind }) => kind === "stop")?.title;

const lineOf = (r: Recommendation, today: string): string => {
  const due = r.due === undefined ? "" : `, due ${r.due}${r.due < today ? " (overdue)" : ""}`;
  return `- ${r.kind}: ${r.title}${due}`;
};

const pageOf = (visit: Visit, { population, recommendations }: PatientAssessment): string =>
  [
    `## ${visit.today}: ${visit.title}`,
    "",
    `Anti-MAG neuropathy: ${population}`,
    ...(recommendations.length === 0 ? [] : ["", ...recommendations.map((r) => lineOf(r, visit.today))]),
  ].join("\n");

describe("a patient from diagnosis to the second retreatment", () => {
  test("hears at each visit what is written here", async () => {
    const text = ["# One patient, eleven visits", ...walk.map(({ visit, patient }) => pageOf(visit, patient))];
    await expect(`${text.join("\n\n")}\n`).toMatchFileSnapshot(join(root, "test/walk/walk.md"));
  });

  test("is told no sentence without a source", () => {
    for (const { patient } of walk) {
      const listed = new Set(patient.references.map(({ n }) => n));
      const sentences = patient.recommendations.flatMap((r) => [...r.say, ...r.options, ...r.monitor]);
      expect(sentences.filter(({ citations }) => citations.length === 0)).toEqual([]);
      expect(sentences.flatMap(({ citations }) => citations).filter(({ n }) => !listed.has(n))).toEqual([]);
    }
  });

  test("has a record that is read without a complaint", () => {
    expect(walk.flatMap(({ patient }) => patient.problems)).toEqual([]);
  });

  test("is not taken to be ill before an M-protein is found, then tested and not treated", () => {
    expect(said(1)).toEqual([]);
    expect(said(2)[0]).toBe("anti-mag-not-tested");
    expect(walk[1]?.patient.recommendations.filter(({ group }) => group !== "diagnosis")).toEqual([]);
  });

  test("has a reason for treatment once the scores are worse, and not at diagnosis", () => {
    expect(said(3)).not.toContain("treat-for-disability");
    expect(said(4)).toContain("treat-for-disability");
  });

  test("is held back while screening is missing, and free of every stop when it is done", () => {
    expect(stopOf(4)).toMatch(/HBsAg positive \(not known\)/u);
    expect(stopOf(5)).toBeUndefined();
    expect(walk[4]?.patient.recommendations.flatMap((r) => r.calculations ?? [])).toHaveLength(1);
  });

  test("has a flare and no judgement after four weeks, an improvement after half a year", () => {
    expect(said(6)).toEqual(expect.arrayContaining(["igm-flare", "too-early-to-judge"]));
    expect(said(6).filter((rule) => /^response|relapse|trigger|treat-for/u.test(rule))).toEqual([]);
    expect(said(7)).toContain("response-improved");
  });

  test("has lost a benefit at the relapse, which is no failure of the first line", () => {
    expect(said(8)).toEqual(expect.arrayContaining(["relapse", "response-lost", "retreatment-triggers"]));
    for (const wrong of ["response-stable", "second-line", "igm-flare"]) expect(said(8)).not.toContain(wrong);
  });

  test("is screened anew before each further course", () => {
    expect(stopOf(8)).toMatch(/HBsAg positive \(not known\)/u);
    expect(stopOf(9)).toBeUndefined();
    expect(said(10)).toContain("response-improved");
    expect(stopOf(11)).toMatch(/HBsAg positive \(not known\)/u);
    expect(said(11)).toContain("igg-low");
  });

  test("is told of an M-protein that was not measured in time, however long ago", () => {
    const clone = walk[9]?.patient.recommendations.find((r) => ruleOf(r) === "clone-surveillance");
    expect(clone?.due).toBe("2023-11-02");
    const first = walk[2]?.patient.recommendations.find((r) => ruleOf(r) === "clone-first-year");
    expect(first?.due).toBe("2022-09-19");
  });

  test("reads of the diagnosis last, once it is made", () => {
    for (const { patient } of walk.slice(2)) {
      const places = patient.recommendations.map((r) => r.kind === "consider" && r.group === "diagnosis");
      expect(places.lastIndexOf(false)).toBeLessThan(places.indexOf(true));
    }
  });
});
