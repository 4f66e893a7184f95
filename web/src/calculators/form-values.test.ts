import { describe, expect, it } from "vitest";
import { CalculatorInput } from "../../../src/core/knowledge/calculator.ts";
import { parseField, parseForm, problemsByField } from "./form-values.ts";

const weight = CalculatorInput.parse({
  id: "weight",
  name: "weight",
  unit: "kg",
  also: [{ unit: "lb", factor: 0.45 }],
});
const nerve = CalculatorInput.parse({
  id: "nerve",
  name: "nerve",
  kind: "choice",
  options: [{ id: "ulnar", name: "ulnar" }],
});

describe("parseField", () => {
  it.each([
    ["12.5", { value: 12.5, unit: "kg" }],
    [" 70 ", { value: 70, unit: "kg" }],
    ["> 70000", { value: 70_000, unit: "kg", comparator: ">" }],
    ["≤5", { value: 5, unit: "kg", comparator: "<=" }],
    ["-3", { value: -3, unit: "kg" }],
  ])("reads %s", (text, amount) => {
    expect(parseField({ text, unit: "kg" })).toEqual(amount);
  });

  it.each(["5,200", "5,2", "70.000.000", "seventy", "1e3", "70 kg", "", "12.", "NaN"])("never guesses %s", (text) => {
    expect(parseField({ text, unit: "kg" })).toBeTypeOf("string");
  });
});

describe("parseForm", () => {
  it("names every empty field and sends the rest as given", () => {
    expect(parseForm([weight, nerve], { weight: { text: "154", unit: "lb" } })).toEqual({
      inputs: { weight: { value: 154, unit: "lb" } },
      problems: { nerve: "Choose one." },
    });
  });
});

describe("problemsByField", () => {
  it("keeps what belongs to no field apart", () => {
    const atField = { code: "calculator-input", message: "weight: missing", where: { pointer: "weight" } };
    const elsewhere = { code: "closed-to-audience", message: "for professionals" };
    expect(problemsByField([atField, elsewhere], [weight])).toEqual({
      fields: { weight: "weight: missing." },
      rest: [elsewhere],
    });
  });
});
