import { describe, expect, test } from "vitest";
import { amountWords, unitWords } from "./quantity-words.ts";

describe("amountWords", () => {
  test.each([
    [{ value: 1, unit: "point" }, "1 point"],
    [{ value: -1, unit: "point" }, "-1 point"],
    [{ value: 4, unit: "point" }, "4 points"],
    [{ value: 80, unit: "{points}" }, "80 points"],
    [{ value: 45, unit: "centile" }, "45 centile points"],
    [{ value: 6, unit: "mo" }, "6 months"],
    [{ value: 1, unit: "a" }, "1 year"],
    [{ value: 4, unit: "count" }, "4"],
    [{ value: 0.21, unit: "1" }, "0.21"],
    [{ value: 1.85, unit: "m2" }, "1.85 m²"],
    [{ value: 375, unit: "mg/m2" }, "375 mg/m²"],
    [{ value: 5, unit: "/uL" }, "5 per µL"],
    [{ value: 0.9, unit: "10*9/L" }, "0.9 × 10⁹/L"],
    [{ value: 58, unit: "mL/min/{1.73_m2}" }, "58 mL/min per 1.73 m²"],
    [{ value: 70000, unit: "BTU", comparator: ">" as const }, "> 70,000 BTU"],
    [{ value: 5, unit: "mg/L", comparator: "<=" as const }, "≤ 5 mg/L"],
    [true, "yes"],
    ["early-stable", "early stable"],
    ["2026-10-01", "2026-10-01"],
  ])("%j is “%s”", (value, words) => {
    expect(amountWords(value)).toBe(words);
  });
});

describe("unitWords", () => {
  test("of no number in particular is in the plural", () => {
    expect([unitWords("point"), unitWords("mo"), unitWords("mPa.s"), unitWords("1")]).toEqual([
      "points",
      "months",
      "mPa·s",
      "",
    ]);
  });
});
