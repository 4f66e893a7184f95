/** A rule's advice counts as approved when the rule is, not when only the statements are that it says. */
import { describe, expect, test } from "vitest";
import { localActor } from "../src/app/actor.ts";
import { ask } from "../src/app/answers/ask.ts";
import type { Knowledge } from "../src/app/answers/knowledge.ts";
import { mergeKnowledge } from "../src/app/answers/merge-knowledge.ts";
import { approvedAnswer } from "../src/app/patients/approved-only.ts";
import { assessorOver } from "../src/compose/knowledge.ts";
import type { Recommendation } from "../src/core/answer/answer.ts";
import type { Audience } from "../src/core/knowledge/claim.ts";
import type { OverlayEntry } from "../src/core/knowledge/overlay.ts";
import { plainAdvice } from "../src/core/pathway/plain-advice.ts";
import { planDoses } from "../src/core/pathway/plan-doses.ts";
import { exampleRecords } from "../src/examples/example-records.ts";
import { digestOf } from "../src/store/digest.ts";
import { antiMag, fixedSurroundings, shippedKnowledge } from "./support/product.ts";

const today = "2026-11-21";
const { pack } = antiMag();

/** The packs with every item of these kinds approved. */
function approving(...kinds: readonly ("claim" | "rule")[]): Knowledge {
  const entriesOf = (kind: "claim" | "rule"): readonly OverlayEntry[] =>
    (kind === "claim" ? pack.claims : pack.rules).map((item) => ({
      pack: pack.header.id,
      kind,
      id: item.id,
      approvedHash: digestOf(item),
    }));
  return mergeKnowledge(shippedKnowledge(), { revision: 1, entries: kinds.flatMap(entriesOf) }, digestOf);
}
const [claimsAlone, both] = [approving("claim"), approving("claim", "rule")];

function readingOf(knowledge: Knowledge) {
  const read = assessorOver(knowledge).readingOf(JSON.stringify(exampleRecords(today)[0]?.bundle), today);
  const chart = read.ok ? read.value.charts.find((one) => one.pack === pack.header.id) : undefined;
  if (chart === undefined) throw new Error("the record was not read");
  return chart;
}

async function advised(knowledge: Knowledge, question: string, audience: Audience, ofChart: boolean) {
  const parts = { knowledge, surroundings: fixedSurroundings };
  const answer = await ask(parts, localActor, { question, audience }, ofChart ? [readingOf(knowledge)] : []);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const reviews = (recommendations: readonly Recommendation[]): readonly string[] => [
  ...new Set(recommendations.map(({ review }) => review)),
];

describe.each([
  ["rules that a question decides", "Anti-MAG neuropathy, IgM 52 g/L, rituximab planned?", "clinician", false],
  ["rules over a chart", "What should be done now?", "clinician", true],
  ["rules over a chart, for a patient", "What should I watch for?", "patient", true],
] as const)("%s", (_, question, audience, ofChart) => {
  test("are kept from programs while the statements alone are approved, and given once they are too", async () => {
    const before = await advised(claimsAlone, question, audience, ofChart);
    const ruled = before.forThisPatient.filter(({ rule }) => pack.rules.some(({ id }) => rule.endsWith(`/${id}`)));
    expect(reviews(ruled)).toEqual(["unreviewed"]);
    expect(approvedAnswer(before).forThisPatient.filter((r) => ruled.includes(r))).toEqual([]);
    const after = await advised(both, question, audience, ofChart);
    expect(reviews(after.forThisPatient)).toEqual(["approved"]);
    expect(approvedAnswer(after)).toBe(after);
  });
});

test("what a patient's own view says of a rule, and the doses of a medicine, are approved with the rules", () => {
  const approvedIn = (knowledge: Knowledge) => {
    const { about } = readingOf(knowledge);
    const said = plainAdvice(about.pathway, about.read, today).parts.flatMap(({ sentences }) => sentences);
    const plans = planDoses(about).medicines;
    return [new Set(said.map(({ approved }) => approved)), new Set(plans.map(({ review }) => review))];
  };
  expect(approvedIn(claimsAlone)).toEqual([new Set([false]), new Set(["unreviewed"])]);
  expect(approvedIn(both)).toEqual([new Set([true]), new Set(["approved"])]);
});
