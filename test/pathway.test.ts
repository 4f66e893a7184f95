/** The shipped rules: every sentence checked and cited, both sides shown, and documented by topic. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { givenReader } from "../src/core/pathway/given-facts.ts";
import { asIfPlanned } from "../src/core/pathway/hold-back.ts";
import { runPathway } from "../src/core/pathway/run.ts";
import { factTypesOf } from "../src/core/pathway/fact-sort.ts";
import { gapsOf } from "../src/core/pathway/completeness.ts";
import { createPathway, withRule } from "../src/core/pathway/pathway.ts";
import { comparisonsOf } from "../src/core/pathway/condition.ts";
import { sayRule } from "../src/core/pathway/english.ts";
import { diagramOf } from "../src/core/pathway/diagram.ts";
import { checkCases } from "../src/packs/check-cases.ts";
import { countCases, readCases } from "../src/packs/read-cases.ts";
import { unnoticedErrors } from "../src/core/pathway/unnoticed.ts";
import { antiMag, root } from "./support/product.ts";

const library = antiMag();
const { rules, facts } = library.pack;
const pathway = createPathway(library, factTypesOf(facts));

describe("the shipped rules", () => {
  test("are at least 60, in all five groups", () => {
    expect(rules.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rules.map((rule) => rule.group)).size).toBe(5);
  });

  test.each(pathway.rules.map((ready) => [ready.rule.id, ready] as const))(
    "%s: every line passes the sentence check and has a source that supports it",
    (_id, ready) => {
      const { say, options, monitor } = ready.rule.then;
      expect([ready.say.length, ready.options.length, ready.monitor.length]).toEqual([
        say.length,
        options.length,
        monitor.length,
      ]);
      for (const line of [...ready.say, ...ready.options, ...ready.monitor])
        expect(line.claims.flatMap((c) => c.support).some((s) => s.says === "supports")).toBe(true);
    },
  );

  test("are told in English and drawn without a fact's id showing", () => {
    for (const ready of pathway.rules) {
      const sentence = sayRule(ready, pathway.nameOf);
      const shown = [sentence, ...diagramOf(ready, pathway.nameOf).nodes.map((node) => node.text)].join(" ");
      expect(shown).not.toMatch(/\b[a-z0-9-]+\.(?:latest|present|positive|ever|months-since)/u);
      expect(sentence.endsWith(".")).toBe(true);
    }
  });

  test("rituximab is never offered without the trials that missed their endpoint", () => {
    const offering = rules.filter((rule) => JSON.stringify(rule.then).includes("rituximab-375-weekly"));
    expect(offering.length).toBeGreaterThan(0);
    for (const rule of offering) expect(JSON.stringify(rule.then.say)).toContain("rituximab-both-trials-missed");
  });

  test("hold the same medicines back whether the disease is confirmed or only suspected", () => {
    const heldBack = (population: string): readonly (readonly [string, readonly unknown[]])[] =>
      library.pack.measures.flatMap(({ id }) => {
        const read = asIfPlanned(pathway, id, givenReader({ population }, pathway.facts));
        const { results } = runPathway(pathway, read, "2026-11-21");
        const agents = results.flatMap(({ outcome, ready: { rule } }) =>
          outcome === "speaks" ? (rule.agent ?? []) : [],
        );
        return agents.length === 0 ? [] : [[id, [...new Set(agents)]]];
      });
    expect(heldBack("suspected")).toEqual(heldBack("confirmed"));
    expect(heldBack("suspected").length).toBeGreaterThan(5);
    expect(heldBack("neither")).toEqual([]);
  });

  test("are listed by topic, with every title, in docs/anti-mag-topics.md", () => {
    const listed = readFileSync(join(root, "docs/anti-mag-topics.md"), "utf8").matchAll(/^- `([^`]+)`: (.*)$/gmu);
    const titles = Map.groupBy(rules, (rule) => rule.topic);
    expect(Array.from(listed, (m) => [m[1], m[2]])).toEqual(
      [...titles].map(([topic, own]) => [topic, own.map((rule) => rule.title).join("; ")]),
    );
  });
});

describe("families of rules", () => {
  test.each(library.pack.families.map((family) => [family.id, family] as const))(
    "%s: nobody falls between them or into two",
    (_id, family) => {
      expect(gapsOf(family, pathway)).toEqual({ none: [], two: [] });
    },
  );
  test("a band left out or a threshold moved is noticed", () => {
    const bands = library.pack.families.find((family) => family.id === "titre-bands");
    if (bands === undefined) throw new Error("no family of titre bands");
    const without = { ...bands, rules: bands.rules.filter((id) => id !== "titre-middle-band") };
    expect(gapsOf(without, pathway).none.length).toBeGreaterThan(0);
    const moved = pathway.rules.map((ready) =>
      ready.rule.id === "titre-middle-band"
        ? (withRule(pathway, {
            ...ready.rule,
            when: { all: ["titre.latest >= 10000 BTU", "titre.latest < 80000 BTU"] },
          }).rules[0] ?? ready)
        : ready,
    );
    expect(gapsOf(bands, { ...pathway, rules: moved }).two.length).toBeGreaterThan(0);
  });
});

describe("the cases", () => {
  const read = readCases(join(root, "packs/anti-mag"));
  if (!read.ok) throw new Error(read.error.map((p) => p.message).join("\n"));
  const cases = read.value;

  test("are at least 400 written by hand, and each goes as it says", () => {
    expect(countCases(cases.written)).toBeGreaterThanOrEqual(400);
    expect(checkCases(library.pack, cases, pathway).map((p) => p.message)).toEqual([]);
  });

  test("notice every error planted in a condition of a rule", () => {
    const { planted, missed } = unnoticedErrors(pathway, cases.written);
    expect(planted).toBeGreaterThan(500);
    expect(missed).toEqual([]);
  });

  test("know each rule speaking and silent, and each of its facts not known", () => {
    for (const ready of pathway.rules) {
      const groups = [...cases.written, ...cases.generated].filter((group) => group.rule === ready.rule.id);
      const outcomes = new Set(groups.flatMap((group) => group.cases.map((one) => one.expect)));
      expect([...outcomes], ready.rule.id).toEqual(expect.arrayContaining(["speaks", "silent"]));
      const facts = comparisonsOf(ready.whole).flatMap(({ comparison }) =>
        comparison.kind === "rule" ? [] : [comparison.fact],
      );
      const given = groups.flatMap((group) => group.cases.map((one): object => ({ ...group.given, ...one.set })));
      for (const fact of facts)
        expect(
          given.some((facts) => !(fact in facts) || String(Reflect.get(facts, fact)).startsWith("unknown")),
          `${ready.rule.id}: ${fact} not known`,
        ).toBe(true);
    }
  });
});
