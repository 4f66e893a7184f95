/** Whoever reads an assessment, on a page, at the command line or as Markdown, is told the same sentences. */
import { describe, expect, test } from "vitest";
import { answerToTerminal } from "../src/cli/answer-terminal.ts";
import { assessmentToTerminal } from "../src/cli/assessment-terminal.ts";
import { assessmentOver } from "../src/compose/knowledge.ts";
import type { PatientAssessment } from "../src/contract/assess.ts";
import { type Answer, unreviewedBanner } from "../src/core/answer/answer.ts";
import { doseWords } from "../src/core/answer/dose-words.ts";
import { answerToMarkdown } from "../src/core/answer/markdown.ts";
import { assessmentToMarkdown } from "../src/core/pathway/markdown.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { askProduct, shippedKnowledge } from "./support/product.ts";

const today = "2026-11-21";
const assess = assessmentOver(shippedKnowledge());

const patients: readonly PatientAssessment[] = exampleRecords(today).flatMap(({ bundle }) => {
  const report = assess(JSON.stringify(bundle), today);
  return report.ok ? report.value.patients : [];
});

/** Every sentence that the advice holds, its doses and what is missing among them. */
const saidOf = ({ recommendations }: Pick<PatientAssessment, "recommendations">): readonly string[] =>
  recommendations.flatMap((r) => [
    r.title,
    ...[...r.say, ...r.options, ...r.monitor].map(({ text }) => text),
    ...doseWords(r),
    ...r.missing,
    ...(r.due === undefined ? [] : [r.due]),
  ]);

/** A page as running text: no markup, no line ends of its own. */
const running = (page: string): string => page.replaceAll(/\\(?=[\\`*_[\]<>#|])/gu, "").replaceAll(/\s+/gu, " ");
const left = (page: string, said: readonly string[]): readonly string[] => {
  const text = running(page);
  return [...new Set(said)].filter((one) => !text.includes(running(one)));
};

const page: Answer = askProduct("How is anti-MAG neuropathy treated?");
const answerAbout = ({ recommendations, references }: PatientAssessment): Answer => ({
  ...page,
  forThisPatient: recommendations,
  references,
});

describe("the sentences of an assessment", () => {
  test("are many, with options, follow-up, doses and doses held back among them", () => {
    const all = patients.flatMap(({ recommendations }) => recommendations);
    expect(all.length).toBeGreaterThan(100);
    expect(all.some(({ options, monitor }) => options.length > 0 && monitor.length > 0)).toBe(true);
    expect(all.some(({ calculations }) => (calculations ?? []).length > 0)).toBe(true);
    expect(all.some(({ dosesWithheld }) => (dosesWithheld ?? []).length > 0)).toBe(true);
  });

  test.each(patients.map((patient) => [patient.id, patient] as const))(
    "of %s are the same in each way out",
    (_, patient) => {
      const said = saidOf(patient);
      const report = { banner: unreviewedBanner, assessedOn: today, packs: [], patients: [patient], problems: [] };
      const answer = answerAbout(patient);
      expect({
        assessedAtTheTerminal: left(assessmentToTerminal(report, 100, false), said),
        assessedAsMarkdown: left(assessmentToMarkdown(patient, unreviewedBanner), said),
        askedAtTheTerminal: left(answerToTerminal(answer, { width: 100, colour: false }), said),
        askedAsMarkdown: left(answerToMarkdown(answer), said),
      }).toEqual({ assessedAtTheTerminal: [], assessedAsMarkdown: [], askedAtTheTerminal: [], askedAsMarkdown: [] });
    },
  );
});
