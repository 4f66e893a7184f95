/** Thresholds on values and on bounds, against trying the values a bound allows. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAmount } from "./compare.ts";
import type { Sign } from "./condition.ts";

const holds = (value: number, sign: Sign, threshold: number): boolean =>
  sign === ">="
    ? value >= threshold
    : sign === "<="
      ? value <= threshold
      : sign === ">"
        ? value > threshold
        : value < threshold;

describe("compareAmount", () => {
  test.each([
    [{ value: 40, unit: "g/L" }, ">=", 40, true],
    [{ value: 39.9, unit: "g/L" }, ">=", 40, false],
    [{ value: 70000, unit: "BTU", comparator: ">" }, ">", 70000, true],
    [{ value: 70000, unit: "BTU", comparator: ">" }, ">=", 80000, "unknown"],
    [{ value: 70000, unit: "BTU", comparator: ">" }, "<", 10000, false],
    [{ value: 1000, unit: "BTU", comparator: "<" }, "<", 1000, true],
    [{ value: 1000, unit: "BTU", comparator: "<=" }, "<", 1000, "unknown"],
    [{ value: 0.5, unit: "g/L", comparator: "<" }, "<", 5, true],
  ] as const)("%o %s %d is %s", (quantity, sign, threshold, expected) => {
    expect(compareAmount(quantity, sign, threshold)).toBe(expected);
  });

  test("a bound decides exactly what all the values it allows agree on", () => {
    const number = fc.integer({ min: -5, max: 5 });
    const sign = fc.constantFrom<Sign>(">=", "<=", ">", "<");
    fc.assert(
      fc.property(number, sign, sign, number, (bound, comparator, asked, threshold) => {
        const allowed = Array.from({ length: 81 }, (_, i) => -10 + i / 4).filter((v) => holds(v, comparator, bound));
        const found = new Set(allowed.map((v) => holds(v, asked, threshold)));
        expect(compareAmount({ value: bound, unit: "1", comparator }, asked, threshold)).toBe(
          found.size === 2 ? "unknown" : found.has(true),
        );
      }),
    );
  });
});
