/** Three-valued logic against the slow obvious model: try every way the unknown values could turn out. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { atLeast, every, negate, some, type Truth } from "./truth.ts";

const truth = fc.constantFrom<Truth>(true, false, "unknown");

/** Every way to fill in what is not known. */
const worlds = (values: readonly Truth[]): readonly (readonly boolean[])[] =>
  values.reduce<readonly (readonly boolean[])[]>(
    (all, value) =>
      all.flatMap((world) =>
        value === "unknown"
          ? [
              [...world, true],
              [...world, false],
            ]
          : [[...world, value]],
      ),
    [[]],
  );

/** What holds in every world, in none, or only in some. */
function across(values: readonly Truth[], holds: (world: readonly boolean[]) => boolean): Truth {
  const found = new Set(worlds(values).map(holds));
  return found.size === 2 ? "unknown" : found.has(true);
}

const lists = fc.array(truth, { minLength: 1, maxLength: 6 });

describe("Kleene logic", () => {
  test("every is what holds in all worlds", () => {
    fc.assert(
      fc.property(lists, (values) => {
        expect(every(values)).toBe(across(values, (world) => world.every(Boolean)));
      }),
    );
  });
  test("some is what holds in all worlds", () => {
    fc.assert(
      fc.property(lists, (values) => {
        expect(some(values)).toBe(across(values, (world) => world.some(Boolean)));
      }),
    );
  });
  test("atLeast counts across all worlds", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 6 }), (values, count) => {
        expect(atLeast(count, values)).toBe(across(values, (world) => world.filter(Boolean).length >= count));
      }),
    );
  });
  test("negate keeps what is not known", () => {
    expect([true, false, "unknown" as const].map(negate)).toEqual([false, true, "unknown"]);
  });
});
