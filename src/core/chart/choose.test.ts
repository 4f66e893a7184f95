import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsFor } from "./choose.ts";

const compares: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
};

describe("holdsFor()", () => {
  test("a bound decides exactly when every value it allows agrees", () => {
    const operators = Object.keys(compares);
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom<(undefined | "<" | "<=" | ">" | ">=")[]>(undefined, "<", "<=", ">", ">="),
        fc.constantFrom(...operators),
        fc.integer({ min: -5, max: 5 }),
        (value, comparator, operator, limit) => {
          const grid = Array.from({ length: 161 }, (_, i) => -20 + i / 4);
          const allowed = grid.filter((x) =>
            comparator === undefined ? x === value : compares[comparator]?.(x, value),
          );
          const outcomes = new Set(allowed.map((x) => compares[operator]?.(x, limit)));
          const expected = outcomes.size === 1 ? [...outcomes][0] : undefined;
          const amount = { value, unit: "1", ...(comparator === undefined ? {} : { comparator }) };
          expect(holdsFor(amount, operator, limit)).toBe(expected);
        },
      ),
    );
  });
});
