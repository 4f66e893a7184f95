/** The reading as a whole: soundness of the shipped rules, places in the text, long and hostile messages. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { allRules } from "../../../test/situation-rules.ts";
import { parsePattern } from "./phrase-pattern.ts";
import { createSituationReader, readSituation } from "./situation.ts";
import { createWordings } from "./wordings.ts";

const rules = allRules();
const read = createSituationReader(rules);

describe("shipped rules", () => {
  const phrases = [
    ...rules.patientFacts.flatMap((r) => [
      ...r.present,
      ...r.always,
      ...r.absent,
      ...r.lookalikes,
      ...(r.test?.names ?? []),
    ]),
    ...rules.urgent.flatMap((r) => [...r.patterns, ...r.always, ...r.with, ...r.unless, ...r.together.flat(2)]),
    ...rules.premises.flatMap((r) => [...r.when.flat(), ...r.about.flat(), ...r.unless]),
    ...rules.wordings.flatMap((w) => w.phrases),
  ];
  const wordings = createWordings(rules.wordings);

  test("every phrase can match something", () => {
    expect(phrases.filter((phrase) => parsePattern(phrase, wordings).length === 0)).toEqual([]);
  });

  test("ids are used once per kind", () => {
    for (const list of [rules.patientFacts, rules.urgent, rules.premises]) {
      const ids = list.map((rule) => rule.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test("urgent texts hold no dose", () => {
    for (const { text } of rules.urgent)
      expect(`${text.clinician} ${text.patient}`).not.toMatch(/\d\s*(mg|g|ml|mcg|µg|units?|tablets?)\b/i);
  });

  test("every correction names a claim of the pack", () => {
    const folder = new URL("../../../packs/anti-mag/claims/", import.meta.url);
    const claims = readdirSync(folder).flatMap(
      (file) => parse(readFileSync(new URL(file, folder), "utf8")) as { id: string }[],
    );
    const ids = new Set(claims.map((claim) => claim.id));
    expect(rules.premises.flatMap((rule) => rule.correct).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe("readSituation", () => {
  test("places are those of the text as written", () => {
    const text = "My mother’s note: “anti-HBc positive”. She can’t breathe.";
    const { facts, urgent } = readSituation(text, rules);
    expect(facts.map((f) => text.slice(f.span.start, f.span.end))).toEqual(["anti-HBc"]);
    expect(urgent.map((f) => text.slice(f.span.start, f.span.end))).toEqual(["can’t breathe"]);
  });

  test("an event at the end of a long message is found, now before today", () => {
    const filler = "I have had numb feet for years and read a lot about it. ".repeat(1700);
    const { urgent } = read(`${filler} My calf is swollen and painful and since this morning I have chest pain.`);
    expect(urgent.map((f) => f.level)).toEqual(["now", "today"]);
  });

  test.each([
    ["marks", ",".repeat(100_000)],
    ["question marks", "?".repeat(100_000)],
    ["one word", "a".repeat(100_000)],
    ["digits", "1 ".repeat(50_000)],
    ["thousands", "1 111 ".repeat(16_000)],
    ["apostrophes", "i'".repeat(50_000)],
    ["denials", "no ".repeat(33_000)],
    ["reasons", "since ".repeat(16_000)],
    ["events", "she had fever ".repeat(7_000)],
    [
      "misspellings",
      Array.from({ length: 12_000 }, (_, i) => `rituxim${i.toString(36).replace(/\d/g, "x")}`).join(" "),
    ],
    ["names that every object has", "constructor one constructor it'constructor ".repeat(2_000)],
  ])("300 kB of %s are read before the test gives up, which a quadratic step would outlast", (_, text) => {
    expect(() => read(text.repeat(3))).not.toThrow();
  });

  test.each([
    ["rituxmab failed in my patient, HBsAG  NEGATIVE", "rituximab-failure"],
    ["my hemoglobin is fine but I have hypogammaglobulinaemia", "low-igg"],
    ["my hemoglobin is fine but I have hypogammaglobulinemia", "low-igg"],
    ["I AM ON APIXABAN", "anticoagulant"],
  ])("spelling, typing and case: %s", (text, fact) => {
    expect(read(text).facts.map((f) => f.fact)).toContain(fact);
  });
});

describe("a rule that matches words of a true statement", () => {
  const message = "Pulse dexamethasone alone does not reliably improve anti-MAG neuropathy. Why?";
  const idsWhere = (grave: boolean): readonly string[] => {
    const rules = allRules();
    const premises = rules.premises.map((rule) => ({ ...rule, grave }));
    return createSituationReader({ ...rules, premises })(message).premises.map(({ id }) => id);
  };
  test("is not believed", () => expect(idsWhere(false)).toEqual([]));
  test("is believed where missing it would endanger somebody", () =>
    expect(idsWhere(true)).toEqual(["steroids-alone-effective"]));
});

describe("ataxia", () => {
  const urgent = (text: string) => read(text).urgent.map(({ id }) => id);
  test.each([
    "70F, anti-MAG >70000 BTU, progressive ataxia over 12 months, INCAT 4. What next?",
    "He has progressive sensory ataxia. Which tests?",
  ])("that progresses over the years is the disease itself: %s", (text) => expect(urgent(text)).toEqual([]));
  test.each([
    "New ataxia and confusion after rituximab, he cannot name things",
    "She has acute ataxia since yesterday",
  ])("that is new is looked at now: %s", (text) => expect(urgent(text)).not.toEqual([]));
});
