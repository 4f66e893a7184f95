/** Deciding without a proof gives what proving gives, whatever is known of the facts. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { FactValue } from "../chart/fact-value.ts";
import { type Condition, parseCondition } from "./condition.ts";
import { type Context, decide, prove, sayComparison } from "./evaluate.ts";

const lines = [
  "igm >= 40 g/L",
  "igm < 10 g/L",
  "igm > 3 mg/dL",
  "igm is known",
  "igm is unknown",
  "igm is censored",
  "igm is not given in g/L",
  "igm is older than 3 mo",
  "titre is unknown because assay-changed",
  "titre is 40 or high",
  "agent is rituximab",
  "agent is not rituximab",
  "agent is given in g/L",
  "agent >= 1",
  "rule leaning holds",
];

const facts = ["igm", "titre", "agent"] as const;

const value = fc.oneof(
  fc.record({
    value: fc.constantFrom(3, 10, 40, 41),
    unit: fc.constantFrom("g/L", "mg/dL"),
    comparator: fc.constantFrom(undefined, "<" as const, ">" as const, "<=" as const, ">=" as const),
  }),
  fc.constantFrom("rituximab", "high", "40", true, false),
);
const resources = fc.constant(["Observation/1"]);
const factValue: fc.Arbitrary<FactValue> = fc.oneof(
  fc.record({
    known: fc.constant(true as const),
    value,
    date: fc.constantFrom(undefined, "2026", "2026-08", "2026-08-21", "2026-11-20"),
    resources,
  }),
  fc.record({
    known: fc.constant(false as const),
    because: fc.constantFrom("missing" as const, "assay-changed" as const),
    text: fc.constant("not on record"),
    resources: fc.constant([]),
  }),
);

const leaf: fc.Arbitrary<Condition> = fc.constantFrom(...lines).map((line) => {
  const read = parseCondition(line);
  if (!read.ok) throw new Error(`“${line}” is no condition`);
  return read.value;
});
const { condition } = fc.letrec<{ readonly condition: Condition }>((tie) => {
  const parts = fc.array(tie("condition"), { minLength: 1, maxLength: 4 });
  const path = fc.constant("when");
  return {
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({ path, kind: fc.constantFrom("all" as const, "any" as const), parts }),
      fc.record({ path, kind: fc.constant("not" as const), part: tie("condition") }),
      fc.record({ path, kind: fc.constant("at-least" as const), count: fc.integer({ min: 1, max: 3 }), parts }),
    ),
  };
});

/** A person of whom these facts are known; the rule that others lean on asks for one of them. */
function contextOf(known: Readonly<Record<string, FactValue>>): Context {
  const missing: FactValue = { known: false, because: "missing", text: "not on record", resources: [] };
  const leaning: Condition = {
    path: "when",
    kind: "comparison",
    comparison: { text: "igm >= 40 g/L", kind: "amount", fact: "igm", sign: ">=", value: 40, unit: "g/L" },
  };
  const nameOf = (fact: string): string => fact;
  const context: Context = {
    read: (fact) => known[fact] ?? missing,
    today: "2026-11-21",
    nameOf,
    say: (comparison) => sayComparison(comparison, nameOf),
    ruleHolds: () => prove(leaning, context),
    ruleTruth: () => decide(leaning, context),
  };
  return context;
}

test("decide() is the value of prove()", () => {
  const seen = new Set<unknown>();
  fc.assert(
    fc.property(condition, fc.tuple(factValue, factValue, factValue), (asked, values) => {
      const context = contextOf(Object.fromEntries(facts.map((fact, at) => [fact, values[at]])) as never);
      const truth = decide(asked, context);
      seen.add(truth);
      expect(truth).toBe(prove(asked, context).value);
    }),
    { numRuns: 3000 },
  );
  expect(seen).toEqual(new Set([true, false, "unknown"]));
});
