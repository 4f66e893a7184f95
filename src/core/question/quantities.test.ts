import { describe, expect, test } from "vitest";
import { readNumeral, readQuantities } from "./quantities.ts";

describe("readQuantities()", () => {
  test.each([
    ["IgM 52 g/L", 52, "g/L", undefined],
    ["IgM 5200 mg/dL", 5200, "mg/dL", undefined],
    ["IgM 5.2 g/dl", 5.2, "g/dL", undefined],
    ["titre >70 000 BTU", 70_000, "BTU", ">"],
    ["titer of more than 70000 Bühlmann units", 70_000, "BTU", ">"],
    ["distance 70 mm", 70, "mm", undefined],
    ["70mm", 70, "mm", undefined],
    ["velocity 35 m/s", 35, "m/s", undefined],
    ["latency 9.0 ms", 9, "ms", undefined],
    ["9,5 ms", 9.5, "ms", undefined],
    ["375 mg/m2", 375, "mg/m2", undefined],
    ["375 mg/m²", 375, "mg/m2", undefined],
    ["a 72-year-old", 72, "a", undefined],
    ["a 12-month follow-up", 12, "mo", undefined],
    ["fell by 58 %", 58, "%", undefined],
    ["viscosity 3.2 cP", 3.2, "cP", undefined],
    ["viscosity 3.2 mPa.s", 3.2, "mPa.s", undefined],
    ["neutrophils 0.8 x 10^9/L", 0.8, "10*9/L", undefined],
    ["CD19 count of 12 /uL", 12, "/uL", undefined],
    ["IgM -3 g/L", -3, "g/L", undefined],
    ["weighs 80 kg", 80, "kg", undefined],
    ["at least 40 g/L", 40, "g/L", ">="],
    ["less than 5 g/L", 5, "g/L", "<"],
    ["IgM 52", 52, undefined, undefined],
  ] as const)("reads %s", (text, value, unit, comparator) => {
    const found = readQuantities(text).find((q) => q.value === value);
    expect(found, JSON.stringify(readQuantities(text))).toMatchObject({ value });
    expect(found?.unit).toBe(unit);
    expect(found?.comparator).toBe(comparator);
  });

  test("leaves names with digits alone", () => {
    expect(readQuantities("CD20, HNK-1, MYD88 and L265P")).toEqual([]);
  });

  test("keeps a range's dash from becoming a sign", () => {
    expect(readQuantities("35-82 %").map((q) => q.value)).toEqual([35, 82]);
  });

  test.each(["from 6 to 11 g/L", "6 → 11 g/L", "6-11 g/L", "6 g/L, then 11 g/L"])(
    "a unit written once serves both values: %s",
    (text) => expect(readQuantities(text).map((q) => q.unit)).toEqual(["g/L", "g/L"]),
  );

  test("reads 100 kB of digits without hanging", () => {
    expect(readQuantities("1 ".repeat(50_000)).length).toBeGreaterThan(0);
    expect(readQuantities("1,1.".repeat(25_000)).length).toBeGreaterThan(0);
  });
});

describe("readNumeral()", () => {
  test.each(["5,200", "70.000", "1.234"])("%s reads two ways and says so", (text) => {
    expect(readNumeral(text).ambiguous).toContain("can be read as");
  });
  test.each([
    ["0.096", 0.096],
    ["12.5", 12.5],
    ["1,234,567", 1_234_567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["70 000", 70_000],
    ["4", 4],
  ] as const)("%s reads one way", (text, value) => {
    expect(readNumeral(text)).toEqual({ value });
  });
});
