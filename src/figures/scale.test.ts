import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScale, linearTicks, logTicks, roundAbove, roundBelow, type ScaleKind } from "./scale.ts";

describe("ticks", () => {
  test.each([
    [0, 10, [0, 5, 10]],
    [0, 52, [0, 20, 40]],
    [0.26, 0.41, [0.3, 0.35, 0.4]],
    [-3, 3, [-2, 0, 2]],
    [7, 7, [7]],
    [4.06, 4.99, [4.2, 4.4, 4.6, 4.8]],
  ])("linear from %d to %d", (least, most, ticks) => {
    expect(linearTicks(least, most)).toEqual(ticks);
  });

  test("a titre from 1,200 to 90,000 is marked at 2,000 … 50,000", () => {
    expect(logTicks(1200, 90_000)).toEqual([2000, 5000, 10_000, 20_000, 50_000]);
  });

  test("round values enclose what lies between them", () => {
    expect([roundBelow(21_667), roundAbove(48_750)]).toEqual([20_000, 50_000]);
    expect([roundBelow(1), roundAbove(1)]).toEqual([1, 1]);
    expect([roundBelow(0.07), roundAbove(600)]).toEqual([0.05, 1000]);
  });

  test("many powers of ten are marked alone", () => {
    expect(logTicks(1, 100_000)).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
  });
});

describe("createScale()", () => {
  test("a greater value is never drawn before a lesser one, and the ends meet the range", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ScaleKind>("linear", "log", "symlog"),
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (kind, a, b, share) => {
          const [least, most] = [Math.min(a, b), Math.max(a, b) + 1];
          const { place, ticks } = createScale(kind, { least, most, from: 100, to: 0 });
          const places = [least, least + share * (most - least), most, ...ticks].sort((x, y) => x - y).map(place);
          const falling = places.every((at, i) => i === 0 || at <= (places[i - 1] ?? 0) + 1e-6);
          return falling && Math.abs((places[0] ?? 0) - 100) < 1e-6 && Math.abs(places.at(-1) ?? 1) < 1e-6;
        },
      ),
    );
  });

  test("no logarithm of nothing", () => {
    expect(() => createScale("log", { least: 0, most: 10, from: 0, to: 1 })).toThrow(RangeError);
    expect(createScale("symlog", { least: 0, most: 10, from: 0, to: 1 }).place(0)).toBe(0);
  });
});
