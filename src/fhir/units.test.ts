import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { shippedChartKnowledge } from "../../test/support/charts.ts";
import { createUnits } from "./units.ts";

const measures = [...shippedChartKnowledge().measures.values()];
const units = createUnits();
const [shippedIgm] = measures.filter(({ id }) => id === "igm");
if (shippedIgm === undefined) throw new Error("the pack has no igm");

describe("createUnits()", () => {
  test("every unit of the pack is its own, and stays as it is", () => {
    const kept = measures.filter(({ unit }) => unit !== undefined);
    expect(kept.map((measure) => units.toMeasure(measure, 12.5, { code: measure.unit }))).toEqual(kept.map(() => 12.5));
  });

  test("whatever stands for a unit, the outcome is a number or nothing, and nothing of it is logged", () => {
    const log = vi.spyOn(console, "log");
    const piece = fc.constantFrom(
      "mg",
      "g",
      "L",
      "/",
      ".",
      "*",
      "10",
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "^",
      "-",
      "+",
      "'",
      '"',
      " ",
      "%",
      "dL",
      "u",
      "é",
      "0",
      "<",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom(...measures), text, fc.option(text, { nil: undefined }), (measure, code, said) => {
        const value = units.toMeasure(measure, 1, { code, text: said });
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(units.toMeasure(shippedIgm, 1, { text: "> 70.000" })).toBeUndefined();
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  test("an annotation is never converted", () => {
    const ratio = measures.find(({ id }) => id === "flc-ratio") ?? shippedIgm;
    expect([shippedIgm, ratio].map((measure) => units.toMeasure(measure, 5, { code: "{BTU}" }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
