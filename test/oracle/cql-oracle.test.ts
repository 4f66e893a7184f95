/** Two engines, one pack: ours and the CQL community's must say the same of every rule, for every case and for people made up at random. */
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { FactReader, FactValue } from "../../src/core/chart/fact-value.ts";
import { parseComparison } from "../../src/core/pathway/condition.ts";
import { prove } from "../../src/core/pathway/evaluate.ts";
import { factTypesOf } from "../../src/core/pathway/fact-sort.ts";
import { givenReader } from "../../src/core/pathway/given-facts.ts";
import { createPathway, type Pathway } from "../../src/core/pathway/pathway.ts";
import { wholeForAll } from "../../src/core/pathway/rule-set.ts";
import { runPathway } from "../../src/core/pathway/run.ts";
import { type CqlLibrary, toCql } from "../../src/fhir/export/cql.ts";
import { readCases } from "../../src/packs/read-cases.ts";
import { antiMag, packsFolder } from "../support/product.ts";
import { type CqlEngine, createCqlEngine } from "./cql-engine.ts";

const today = "2026-11-21";
let pathway: Pathway;
let library: CqlLibrary;
let engine: CqlEngine;
beforeAll(() => {
  const subject = antiMag();
  pathway = createPathway(subject, factTypesOf(subject.pack.facts));
  library = toCql(pathway);
  engine = createCqlEngine(library);
});

/** What our engine makes of the condition of each rule of the library. */
function ours(read: FactReader, on: string): ReadonlyMap<string, boolean | "unknown"> {
  const { context } = runPathway(pathway, read, on);
  const included = new Set(library.rules);
  const ready = pathway.rules.filter(({ rule }) => included.has(rule.id));
  return new Map(ready.map((one) => [one.rule.id, prove(wholeForAll(one), context).value]));
}

async function disagreements(read: FactReader, on: string): Promise<readonly string[]> {
  const [first, second] = [ours(read, on), await engine(read)];
  return [...first]
    .filter(([rule, value]) => second.get(rule) !== value)
    .map(([rule, value]) => `${rule}: ${value} here, ${second.get(rule)} in CQL`);
}

/** Thresholds that any rule sets for a fact: the values around them tell engines apart. */
function thresholdsOf(fact: string): readonly number[] {
  const lines = library.text.matchAll(
    new RegExp(String.raw`of "${fact.replaceAll(".", String.raw`\.`)}" [<>]=? (-?[\d.]+)`, "g"),
  );
  return [...new Set([...lines].map((m) => Number(m[1])))];
}

const unknown: FactValue = { known: false, because: "missing", text: "not on record", resources: [] };
const known = (value: Extract<FactValue, { known: true }>["value"]): FactValue => ({
  known: true,
  value,
  resources: [],
});

/** A value of a fact near what rules ask of it, or none. */
function valueOf(fact: string): fc.Arbitrary<FactValue> {
  const kind = library.parameters.get(fact);
  if (kind === "yes-or-no") return fc.constantFrom(unknown, known(true), known(false));
  if (kind === "word") {
    const words = [
      ...library.text.matchAll(new RegExp(String.raw`"${fact.replaceAll(".", String.raw`\.`)}" in \{ ([^}]+) \}`, "g")),
    ];
    const named = words.flatMap((m) => (m[1] ?? "").split(", ").map((w) => w.replaceAll("'", "")));
    return fc.constantFrom(unknown, known("something-else"), ...named.map((w) => known(w)));
  }
  const sort = pathway.facts.get(fact)?.sort;
  const unit = sort?.kind === "amount" ? (sort.unit ?? "1") : "1";
  const near = thresholdsOf(fact).flatMap((t) => [t - 0.1, t, t + 0.1]);
  const comparator = fc.constantFrom(
    undefined,
    undefined,
    undefined,
    ">" as const,
    "<" as const,
    ">=" as const,
    "<=" as const,
  );
  const amount = fc
    .record({ value: fc.constantFrom(0, ...near), comparator })
    .map((q) => known({ value: q.value, unit, ...(q.comparator === undefined ? {} : { comparator: q.comparator }) }));
  return fc.oneof(fc.constant(unknown), amount, amount);
}

describe("the CQL export", () => {
  test("says most rules, and names those it cannot say", () => {
    expect(library.rules.length).toBeGreaterThan(100);
    expect([...library.rules, ...library.leftOut].sort()).toEqual(pathway.rules.map(({ rule }) => rule.id).sort());
  });

  test("both engines agree on every case of the pack", async () => {
    const cases = readCases(`${packsFolder}/anti-mag`);
    const people = cases.ok
      ? [
          ...[...cases.value.written, ...cases.value.generated].flatMap((group) =>
            group.cases.map((one) => ({ given: { ...group.given, ...one.set }, on: group.today })),
          ),
          ...cases.value.vignettes.map((v) => ({ given: v.given, on: v.today })),
        ]
      : [];
    const wrong: string[] = [];
    for (const { given, on } of people) wrong.push(...(await disagreements(givenReader(given, pathway.facts), on)));
    expect(wrong).toEqual([]);
  });

  test("both engines agree on people made up at random around every threshold", async () => {
    const people = fc.record(Object.fromEntries([...library.parameters.keys()].map((fact) => [fact, valueOf(fact)])));
    await fc.assert(
      fc.asyncProperty(people, async (facts) => {
        expect(await disagreements((fact) => facts[fact] ?? unknown, today)).toEqual([]);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test("a condition turned round is noticed", async () => {
    const turned = createCqlEngine({
      ...library,
      text: library.text.replace(/start of "igm\.latest" >= 40\.0/, 'start of "igm.latest" > 40.0'),
    });
    const read: FactReader = (fact) =>
      fact === "igm.latest" ? known({ value: 40, unit: "g/L" }) : fact === "plan.rituximab" ? known(true) : unknown;
    expect(parseComparison("igm.latest >= 40 g/L")?.kind).toBe("amount");
    expect((await turned(read)).get("stop-igm-high")).not.toBe(ours(read, today).get("stop-igm-high"));
  });
});
