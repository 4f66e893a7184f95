/** The quick look says yes exactly where parsing would succeed, and its yes changes nothing of what is read. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { base, Code, CodeableConcept, Period, Reference, value } from "./datatypes.ts";
import { createMatcher } from "./matcher.ts";

const Observation = z.object({
  ...base,
  status: Code.optional(),
  code: CodeableConcept.optional(),
  effectivePeriod: Period.optional(),
  performer: z.array(Reference).max(2).optional(),
  ...value,
});
const Mixed = z.object({
  needed: z.string().max(3),
  kind: z.enum(["a", "b"]).optional(),
  list: z.array(z.object({ on: z.boolean(), n: z.number().optional() })).max(2),
  any: z.unknown().optional(),
  more: z.string().optional(),
});

const leaf = fc.oneof(
  fc.constantFrom("final", "<", "a", "g/L", "", "x".repeat(4001), "x".repeat(201)),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
/** Values whose members have the names that the schema knows, rightly or wrongly filled. */
const valueWith = (names: readonly string[]) =>
  fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("node"), { maxKeys: 5 }),
    ),
  })).node;

const observationNames = Object.keys(Observation.shape).concat(
  "coding",
  "text",
  "system",
  "value",
  "unit",
  "low",
  "reference",
);

describe("createMatcher", () => {
  test.each([
    ["an observation", Observation, valueWith([...observationNames, "extension"])],
    ["required members, lists and choices", Mixed, valueWith([...Object.keys(Mixed.shape), "on", "n"])],
  ])("agrees with parsing: %s", (_, schema, values) => {
    const matches = createMatcher<unknown>(schema);
    fc.assert(
      fc.property(values, (sent) => {
        expect(matches(sent)).toBe(schema.safeParse(sent).success);
      }),
      { numRuns: 4000, seed: 7 },
    );
  });

  test("says yes to a whole observation, whatever stands beside what is read", () => {
    expect(
      createMatcher(Observation)({
        resourceType: "Observation",
        id: "1",
        meta: { profile: ["p"], lastUpdated: "2026-01-01" },
        status: "final",
        category: [{ coding: [{ code: "laboratory" }] }],
        code: { coding: [{ system: "http://loinc.org", code: "2472-9" }], text: "IgM" },
        valueQuantity: { value: 4.2, comparator: "<", unit: "g/L" },
        referenceRange: [{ low: { value: 0.4 }, high: { value: 2.3 } }],
      }),
    ).toBe(true);
  });

  test.each([
    ["a member that is null", { status: null }],
    ["a number that is none", { valueInteger: Number.NaN }],
    ["a number without end", { valueQuantity: { value: Infinity } }],
    ["too long a text", { status: "x".repeat(201) }],
    ["too long a list", { performer: [{}, {}, {}] }],
    ["a comparator that FHIR does not have", { valueQuantity: { comparator: "~" } }],
    ["a list in place of an object", []],
    ["a wrong type deep inside", { referenceRange: [{ low: { value: "1" } }] }],
  ])("says no to %s", (_, sent) => {
    expect(createMatcher(Observation)(sent)).toBe(false);
  });

  test.each([
    ["a check of another kind", z.object({ n: z.string().min(2) }), { n: "abc" }],
    ["a refinement", z.object({ n: z.number().int() }), { n: 1 }],
    ["strict members", z.strictObject({ n: z.number() }), { n: 1 }],
    ["a change of the value", z.object({ n: z.string().transform(Number) }), { n: "1" }],
  ])("leaves to the schema what it does not know: %s", (_, schema, sent) => {
    expect(createMatcher<unknown>(schema)(sent)).toBe(false);
    expect(schema.safeParse(sent).success).toBe(true);
  });
});
