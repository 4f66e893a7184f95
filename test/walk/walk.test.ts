/** One patient from diagnosis to the second retreatment: docs/walk-through.md is what is said. Update with `vitest run test/walk -u`. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessmentOver } from "../../src/compose/knowledge.ts";
import type { PatientAssessment } from "../../src/contract/assess.ts";
import { unreviewedBanner, type Recommendation } from "../../src/core/answer/answer.ts";
import { shippedChartKnowledge } from "../support/charts.ts";
import { shippedSource } from "../support/fhir.ts";
import { antiMag, root, shippedKnowledge } from "../support/product.ts";
import { type Visit, visits } from "./story.ts";
import { type Walked, walkPage } from "./walk-page.ts";

const assess = assessmentOver(shippedKnowledge());

function walked(visit: Visit): Walked {
  const report = assess(JSON.stringify(visit.bundle), visit.today);
  const [patient] = report.ok ? report.value.patients : [];
  const [read] = shippedSource().readParsed(visit.bundle).charts;
  if (patient === undefined || read === undefined) throw new Error("the record was not read");
  return { visit, patient, entries: read.chart.entries };
}

const walk = visits("2022-03-07").map(walked);
const ruleOf = ({ rule }: Recommendation): string => rule.split("/").at(-1) ?? rule;
const said = ({ recommendations }: PatientAssessment): readonly string[] => recommendations.map(ruleOf);

const opening = `# One patient, from the first visit to the second retreatment

A synthetic history, no person. At each visit stands what came into the record, how a specialist would read it, and what the rules of
the anti-MAG pack say on that day of the record as it stood, with the values that decided it and the sources. Titles alone are said
again from the visit before. ${unreviewedBanner}: the reading, too, is that of the authors, held against the pack's sources. A test
writes this page and holds each line of the reading to rules that must speak and rules that must be silent (\`test/walk\`).`;

describe("a patient from diagnosis to the second retreatment", () => {
  test("hears at each visit what docs/walk-through.md says", async () => {
    const page = [opening, ...walkPage(walk, shippedChartKnowledge().measures)].join("\n");
    await expect(`${page}\n`).toMatchFileSnapshot(join(root, "docs/walk-through.md"));
  });

  test.each(walk.flatMap(({ visit, patient }) => visit.reasoning.map((reason) => ({ visit, patient, reason }))))(
    "$visit.today: $reason.text",
    ({ visit, patient, reason: { says = [], silent = [], overdue = [], stops, doses } }) => {
      expect(says.filter((rule) => !said(patient).includes(rule))).toEqual([]);
      expect(silent.filter((rule) => said(patient).includes(rule))).toEqual([]);
      const late = patient.recommendations.filter(({ due }) => due !== undefined && due < visit.today).map(ruleOf);
      expect(overdue.filter((rule) => !late.includes(rule))).toEqual([]);
      if (stops !== undefined) expect(patient.recommendations.some(({ kind }) => kind === "stop")).toBe(stops);
      if (doses !== undefined)
        expect(patient.recommendations.some(({ calculations = [] }) => calculations.length > 0)).toBe(doses);
    },
  );

  test("is held to rules that exist", () => {
    const rules = new Set(antiMag().pack.rules.map(({ id }) => id));
    const named = walk.flatMap(({ visit }) =>
      visit.reasoning.flatMap(({ says = [], silent = [], overdue = [] }) => [...says, ...silent, ...overdue]),
    );
    expect(named.filter((rule) => !rules.has(rule) && rule !== "hard-stops-anti-cd20")).toEqual([]);
  });

  test("is told no sentence without a source, and every hard stop first", () => {
    for (const { patient } of walk) {
      const listed = new Set(patient.references.map(({ n }) => n));
      const sentences = patient.recommendations.flatMap((r) => [...r.say, ...r.options, ...r.monitor]);
      expect(sentences.filter(({ citations }) => citations.length === 0)).toEqual([]);
      expect(sentences.flatMap(({ citations }) => citations).filter(({ n }) => !listed.has(n))).toEqual([]);
      const stops = patient.recommendations.map(({ kind }) => kind === "stop");
      expect(stops.lastIndexOf(true)).toBeLessThan(stops.includes(false) ? stops.indexOf(false) : Infinity);
    }
  });

  test("has a record that is read without a complaint", () => {
    expect(walk.flatMap(({ patient }) => patient.problems)).toEqual([]);
  });

  test("never hears a reason for treatment and against it at once, nor that a trigger is met and not met", () => {
    const opposed = [
      ["treat-for-disability", "no-reason-to-treat-now"],
      ["trigger-clinical", "trigger-clinical-not-met"],
      ["trigger-igm-or-titre", "trigger-igm-or-titre-not-met"],
      ["igm-flare", "igm-late-rise"],
      ["response-lost", "second-line"],
      ["too-early-to-judge", "response-improved"],
    ];
    for (const { patient } of walk)
      expect(opposed.filter((pair) => pair.every((rule) => said(patient).includes(rule)))).toEqual([]);
  });

  test("is told of an M-protein that was not measured in time, until it is", () => {
    const dueOn = (day: string): string | undefined =>
      walk
        .find(({ visit }) => visit.today === day)
        ?.patient.recommendations.find((r) => ruleOf(r) === "clone-surveillance")?.due;
    expect(dueOn("2024-07-14")).toBe("2024-05-11");
    expect(dueOn("2024-08-03")).toBe("2025-07-22");
  });

  test("has the response judged six months after the course began, not after its last dose", () => {
    const flare = walk.find(({ visit }) => visit.today === "2023-06-25");
    expect(flare?.patient.recommendations.find((r) => ruleOf(r) === "too-early-to-judge")?.due).toBe("2023-11-26");
  });

  test("is given one day for each thing to be measured", () => {
    const same = [
      ["clone-first-year", "clone-surveillance"],
      ["igm-due", "igm-weekly-when-high"],
    ];
    for (const { patient } of walk)
      expect(same.filter((pair) => pair.every((rule) => said(patient).includes(rule)))).toEqual([]);
  });

  test("reads of the diagnosis last, once it is made", () => {
    for (const { patient } of walk.slice(2)) {
      const places = patient.recommendations.map((r) => r.kind === "consider" && r.group === "diagnosis");
      expect(places.lastIndexOf(false)).toBeLessThan(places.indexOf(true));
    }
  });
});
