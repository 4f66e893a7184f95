import { describe, expect, it } from "vitest";
import type { MeasureView } from "../../../src/contract/measures.ts";
import { EntryRequest } from "../../../src/contract/patients.ts";
import type { Entry } from "../../../src/core/chart/chart.ts";
import { asksAmount, entryWords, fieldsOf, nothingTyped, requestOf, type Typed, typedFrom } from "./entry-fields.ts";

const measure = (kind: MeasureView["kind"], more: Partial<MeasureView> = {}): MeasureView => ({
  id: "m",
  name: "Measure",
  kind,
  units: ["g/L"],
  given: "medicine",
  perNerve: false,
  perSide: false,
  ...more,
});
const sent = (of: MeasureView, typed: Partial<Typed>): EntryRequest =>
  EntryRequest.parse(requestOf({ ...nothingTyped, name: "Measure", date: "2026-11-01", ...typed }, of));
const base = { id: "e", measure: "m", date: "2026-11-01", resource: "form", text: "Measure" };

describe("entryWords", () => {
  it("says why a result cannot be used, as it was received", () => {
    const odd = (unusable: "unit" | "range" | "value" | "date"): string =>
      entryWords({
        ...base,
        kind: "reading",
        status: "final",
        value: "indeterminate",
        original: { value: "2150", unit: "g/L" },
        unusable,
      });
    expect(odd("range")).toBe("2150 g/L (not usable: outside what is possible)");
    expect(new Set((["unit", "range", "value", "date"] as const).map(odd)).size).toBe(4);
  });
});

describe("requestOf", () => {
  it("sends a number as it was typed", () => {
    expect(sent(measure("quantity"), { value: "5,200", unit: "mg/dL", laboratory: "A" })).toEqual({
      name: "m",
      date: "2026-11-01",
      value: "5,200",
      unit: "mg/dL",
      laboratory: "A",
    });
  });
  it("sends no value for that something is so, and no leftover of another kind", () => {
    const leftover = { value: "12", unit: "g/L", assay: "X", nerve: "median", side: "left" };
    expect(sent(measure("diagnosis"), { said: "so", ...leftover })).toEqual({ name: "m", date: "2026-11-01" });
    expect(sent(measure("diagnosis"), { said: "no", ...leftover })).toMatchObject({ value: "no" });
    expect(sent(measure("treatment"), { said: "planned", ...leftover })).toEqual({
      name: "m",
      date: "2026-11-01",
      value: "planned",
    });
  });
  it("asks for a dose only of what was given", () => {
    const fields = fieldsOf(measure("treatment"));
    expect([asksAmount(fields, { said: "so" }), asksAmount(fields, { said: "no" })]).toEqual([true, false]);
    expect(asksAmount(fieldsOf(measure("treatment", { given: "procedure" })), { said: "so" })).toBe(false);
  });
});

describe("typedFrom", () => {
  const reading = (value: Extract<Entry, { kind: "reading" }>["value"]): Entry => ({
    ...base,
    kind: "reading",
    status: "final",
    value,
    original: { value: "" },
  });
  it.each<[string, MeasureView, Entry, Partial<EntryRequest>]>([
    [
      "a censored titre with its assay",
      measure("titre"),
      reading({ value: 70_000, unit: "BTU", comparator: ">", assay: "A", laboratory: "L" }),
      { value: ">70000", unit: "BTU", assay: "A", laboratory: "L" },
    ],
    ["a result", measure("result"), reading(false), { value: "negative" }],
    ["a refuted condition", measure("diagnosis"), { ...base, kind: "state", state: "refuted" }, { value: "refuted" }],
    ["an absence", measure("diagnosis"), { ...base, kind: "state", state: "absent" }, { value: "no" }],
    ["a plan", measure("treatment"), { ...base, kind: "plan" }, { value: "planned" }],
    [
      "a dose",
      measure("treatment"),
      { ...base, kind: "dose", evidence: "given", amount: { value: 740, unit: "mg" } },
      { value: "740", unit: "mg" },
    ],
    ["a vaccination", measure("vaccine"), { ...base, kind: "event" }, {}],
  ])("%s goes back as it came", (_, of, entry, expected) => {
    expect(requestOf(typedFrom(entry, of), of)).toEqual({
      name: "m",
      date: "2026-11-01",
      ...expected,
    });
  });
});
