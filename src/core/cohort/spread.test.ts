import { assert, integer, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { wilsonIntervals } from "../../../test/support/wilson.ts";
import { figuresOf, wilsonInterval } from "./spread.ts";

describe("wilsonInterval()", () => {
  test.each([...wilsonIntervals, [9, 9, 70, 100] as const])("of %i in %i is %i to %i %%", (count, of, low, high) => {
    const interval = wilsonInterval(count, of);
    expect([Math.round(interval?.low ?? -1), Math.round(interval?.high ?? -1)]).toEqual([low, high]);
  });

  test("holds the share, mirrors, and is nothing for nobody", () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
    assert(
      property(integer({ min: 1, max: 500 }), nat(500), (of, some) => {
        const count = Math.min(some, of);
        const [one, other] = [wilsonInterval(count, of), wilsonInterval(of - count, of)];
        const share = (100 * count) / of;
        expect(one !== undefined && one.low <= share + 0.05 && share <= one.high + 0.05).toBe(true);
        expect((one?.low ?? 0) + (other?.high ?? 0)).toBeCloseTo(100, 0);
      }),
    );
  });
});

describe("figuresOf()", () => {
  test("gives the middle, the quartiles and the ends", () => {
    expect(figuresOf([9, 1, 5])).toEqual({ n: 3, median: 5, lower: 3, upper: 7, least: 1, most: 9 });
    expect(figuresOf([4, 1, 2, 3])).toMatchObject({ median: 2.5, lower: 1.75, upper: 3.25 });
    expect(figuresOf([7])).toEqual({ n: 1, median: 7, lower: 7, upper: 7, least: 7, most: 7 });
    expect(figuresOf([])).toBeUndefined();
  });
});
