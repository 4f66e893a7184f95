/** What is shown of rules and facts is words: no id of the pack, no code of a unit, wherever an assessment is read. */
import { join } from "node:path";
import type { RequestGroup } from "fhir/r4.js";
import { describe, expect, test } from "vitest";
import { answerToTerminal } from "../src/cli/answer-terminal.ts";
import { assessmentToTerminal } from "../src/cli/assessment-terminal.ts";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { answerToMarkdown } from "../src/core/answer/markdown.ts";
import { proofWords } from "../src/core/answer/proof-words.ts";
import { parseCondition, proveCondition, type Said } from "../src/core/answer/applies.ts";
import type { GivenFacts } from "../src/core/knowledge/case.ts";
import { type Assessment, assess } from "../src/core/pathway/assess.ts";
import { diagramOf } from "../src/core/pathway/diagram.ts";
import { sayRule } from "../src/core/pathway/english.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { givenReader } from "../src/core/pathway/given-facts.ts";
import { assessmentToMarkdown } from "../src/core/pathway/markdown.ts";
import { createPathway } from "../src/core/pathway/pathway.ts";
import { toCarePlan } from "../src/fhir/export/care-plan.ts";
import { readCases } from "../src/packs/read-cases.ts";
import { writeCard } from "../src/server/cds-hooks/write-card.ts";
import { antiMag, askProduct, root, shippedKnowledge } from "./support/product.ts";

const library = antiMag();
const { pack } = library;
const pathway = createPathway(library, factTypesOf(pack.facts));
const digestOf = (value: unknown): string => JSON.stringify(value).padEnd(16, "0");

/** Words that authors wrote for readers, and that may look like an id: “breast-feeding”. */
const written = [
  ...pack.facts.map(({ name }) => name),
  ...pack.measures.map(({ name }) => name),
  ...pack.rules.map(({ title }) => title),
  ...pack.regimens.flatMap(({ name, note }) => [name, note ?? ""]),
  ...pack.calculators.flatMap(({ name, cautions }) => [name, ...cautions]),
  ...[...library.statements.values()].map(({ claim }) => claim.say.clinician),
].join(" ");

const token = /[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)+/gu;
const allowed = new Set(written.match(token));
const ids = new Set(
  [
    ...pack.facts.flatMap(({ id, asked }) => [id, asked ?? id]),
    ...[...pack.measures, ...pack.rules, ...pack.regimens, ...pack.calculators].map(({ id }) => id),
    ...library.statements.keys(),
    ...pack.rules.map(({ topic }) => topic),
  ].filter((id) => /[-.]/u.test(id) && !allowed.has(id)),
);

/** Units as codes, a plural in the singular, and yes and no as a program writes them. */
const codes =
  /\{|\d (?:mo|wk|d|a|count)\b|10\*|\d m2\b|\bu[LM]\b|mPa\.s|\b(?!1 )\d+ point\b|undefined|\((?:true|false)\b|>=|<=/u;

const rawIn = (text: string): readonly string[] => [
  ...(text.match(token) ?? []).filter((word) => ids.has(word)),
  ...(codes.exec(text) ?? []),
];

interface Person {
  readonly title: string;
  readonly given: GivenFacts;
  readonly today: string;
}

const read = readCases(join(root, "packs/anti-mag"));
if (!read.ok) throw new Error(read.error.map((p) => p.message).join("\n"));
const { written: byHand, generated, vignettes } = read.value;
const people: readonly Person[] = [
  ...[...byHand, ...generated].flatMap((group) =>
    group.cases.map((one) => ({
      title: `${group.rule}: ${one.title}`,
      given: { ...group.given, ...one.set },
      today: group.today,
    })),
  ),
  ...vignettes.map(({ id, given, today }) => ({ title: id, given, today })),
];

/** Resources are names of entries in a record, not words. */
const withoutResources = (text: string): string => text.replaceAll(/\\?\[given\/[^\]]*\]|given\/[a-z0-9.-]+/gu, "");
/** References name identifiers of papers. */
const withoutReferences = (text: string): string => text.replace(/\n(?:## |\*\*)?References[\s\S]*/u, "");

const isGroup = (resource: { readonly resourceType: string }): resource is RequestGroup =>
  resource.resourceType === "RequestGroup";

/** Everything that a person's assessment is shown as. */
function shownOf(assessment: Assessment, today: string): Readonly<Record<string, string>> {
  const patient = { id: "p", pack: "pack", ...assessment, problems: [] };
  const report = { banner: unreviewedBanner, assessedOn: today, packs: [], patients: [patient], problems: [] };
  const setting = { hook: "patient-view" as const, publicUrl: "https://ranvier.example", label: "Pack" };
  const cards = assessment.recommendations.map((recommendation) =>
    writeCard("u", { recommendation, references: assessment.references, unused: { count: 0, first: [] } }, setting),
  );
  const plan = toCarePlan({
    assessment,
    plan: "plan",
    title: "Plan",
    subject: "Patient/p",
    at: today,
    topics: "topics",
    withheld: 0,
  });
  const actions = (plan.contained ?? []).flatMap((one) => (isGroup(one) ? (one.action ?? []) : []));
  return {
    terminal: assessmentToTerminal(report, 100, true),
    markdown: assessmentToMarkdown(patient, unreviewedBanner),
    cards: cards
      .map((card) => [card.summary, withoutReferences(card.detail ?? ""), ...(card.links ?? []).map((l) => l.label)])
      .flat()
      .join("\n"),
    "care plan": [
      ...actions.flatMap((a) => [a.title, a.description, a.textEquivalent, a.condition?.[0]?.expression?.description]),
      ...(plan.note ?? []).map(({ text }) => text),
    ].join("\n"),
    proofs: assessment.recommendations.map(({ proof }) => proofWords(proof)).join("\n"),
  };
}

/** A question that says what a condition asks for, in the words that it would be read with. */
function saying(condition: string): Said {
  const asked = parseCondition(condition);
  const facts = shippedKnowledge().bare.pack.patientFacts;
  if (asked.kind === "fact") {
    const rule = facts.find(({ id }) => id === asked.fact);
    if (rule === undefined) throw new Error(`no fact ${asked.fact}`);
    const fact = { fact: rule.id, name: rule.name, polarity: "present", time: "now", whose: "patient" } as const;
    return { situation: { facts: [{ ...fact, span: { start: 0, end: 1 }, text: rule.name }] }, measured: [] };
  }
  const measure = pack.measured.find(({ id }) => id === asked.measure);
  if (measure === undefined) throw new Error(`no quantity ${asked.measure}`);
  const amount = { measure, raw: "", quantity: { value: asked.value, unit: measure.unit } };
  return { situation: { facts: [] }, measured: [amount] };
}

describe("what is shown of the shipped rules and facts", () => {
  test("is words for every case of every rule, in each way out", () => {
    const raw = people.flatMap(({ title, given, today }) => {
      const assessment = assess(pathway, givenReader(given, pathway.facts), today, digestOf);
      return Object.entries(shownOf(assessment, today)).flatMap(([way, text]) =>
        rawIn(withoutReferences(withoutResources(text))).map((word) => `${way} shows ${word} (${title})`),
      );
    });
    expect(people.length).toBeGreaterThan(1000);
    expect([...new Map(raw.map((line) => [line.replace(/ \(.*/u, ""), line])).values()]).toEqual([]);
  });

  test("is words in each rule's sentence and diagram, and in each fact's name", () => {
    const texts = [
      ...pathway.rules.flatMap((ready) => [
        sayRule(ready, pathway.nameOf),
        ...diagramOf(ready, pathway.nameOf).nodes.map(({ text }) => text),
      ]),
      ...pack.facts.map(({ id }) => pathway.nameOf(id)),
    ];
    expect(texts.flatMap(rawIn)).toEqual([]);
  });

  test("is words for every condition under which a claim applies", () => {
    const conditions = [...new Set([...library.statements.values()].flatMap(({ claim }) => claim.applies))];
    expect(conditions.length).toBeGreaterThan(20);
    for (const condition of conditions) {
      const proof = proveCondition(condition, saying(condition));
      if (proof === undefined) throw new Error(`${condition} is not proved by a question that says it`);
      expect(rawIn(proofWords(proof)), condition).toEqual([]);
    }
  });

  test.each(["I had rituximab two weeks ago and now I have a fever of 39.2", "My patient has IgM 52 g/L; rituximab?"])(
    "is words on the page that answers “%s”",
    (question) => {
      const answer = askProduct(question);
      expect(answer.forThisPatient.length).toBeGreaterThan(0);
      const pages = [answerToMarkdown(answer), answerToTerminal(answer, { width: 100, colour: false })];
      expect(pages.map(withoutReferences).flatMap(rawIn)).toEqual([]);
    },
  );
});
