import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Names, parseFormula } from "./formula.ts";

function value(source: string, names: Names = {}) {
  const parsed = parseFormula(source);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value.evaluate(names);
}

describe("parseFormula()", () => {
  test.each([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["2 ^ 3 ^ 2", 512],
    ["-2 ^ 2", 4],
    ["10 - 4 - 3", 3],
    ["12 / 3 / 2", 2],
    ["sqrt(175 * 80 / 3600)", Math.sqrt(3.888_888_888_888_889)],
    ["max(1, 2, 3) - min(4, 5)", -1],
    ["1 < 2 and not 2 < 1", true],
    ["1 = 1 or 1 = 2", true],
    ["'median' = 'median'", true],
  ] as const)("%s", (source, expected) => expect(value(source)).toEqual(expected));

  test("names are looked up and never inherited", () => {
    expect(value("distance / (velocity * latency)", { distance: 70, velocity: 44, latency: 4.1 })).toBeCloseTo(
      0.388,
      3,
    );
    expect(() => value("constructor")).toThrow("has no value");
    expect(() => value("x")).toThrow("has no value");
  });

  test.each(["1 +", "(1", "1 2", "foo(1)", "1 $ 2", "", "toString(1)"])("“%s” is refused with a reason", (source) => {
    expect(parseFormula(source)).toMatchObject({ ok: false, error: { code: "formula" } });
  });

  test("agrees with JavaScript on sums and products", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (a, b, c) => {
          expect(value(`${a} + ${b} * ${c} - ${a} / ${b}`)).toBeCloseTo(a + b * c - a / b, 9);
        },
      ),
    );
  });
});
