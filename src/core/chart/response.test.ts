import { describe, expect, test } from "vitest";
import type { Entry } from "./chart.ts";
import { doses, factsOf, reading } from "../../../test/support/charts.ts";

const course = doses("rituximab", "2026-01-05", "2026-01-12");
const now = "2026-11-21";

/** Scales before and after a course. */
const visit = (date: string, incat: number, rods: number, walk?: number): readonly Entry[] => [
  reading("incat", date, `${incat} point`),
  reading("i-rods", date, `${rods} centile`),
  ...(walk === undefined ? [] : [reading("ten-metre-walk", date, `${walk} s`)]),
];

const cases: readonly (readonly [string, readonly Entry[], string])[] = [
  ["two scales better", [...visit("2025-12-20", 4, 50), ...visit("2026-10-01", 3, 54)], "improved"],
  ["one scale better", [...visit("2025-12-20", 4, 50), ...visit("2026-10-01", 3, 53)], "stable"],
  ["nothing changed", [...visit("2025-12-20", 4, 50), ...visit("2026-10-01", 4, 50)], "stable"],
  ["one better, one worse", [...visit("2025-12-20", 4, 50), ...visit("2026-10-01", 3, 44)], "mixed"],
  ["worse once", [...visit("2025-12-20", 4, 50), ...visit("2026-10-01", 5, 44)], "not-assessable"],
  [
    "worse, confirmed after four weeks",
    [...visit("2025-12-20", 4, 50), ...visit("2026-09-03", 5, 44), ...visit("2026-10-01", 5, 44)],
    "worse",
  ],
  [
    "worse, seen again too soon",
    [...visit("2025-12-20", 4, 50), ...visit("2026-09-04", 5, 44), ...visit("2026-10-01", 5, 44)],
    "not-assessable",
  ],
  [
    "walking faster by the threshold in percent",
    [...visit("2025-12-20", 4, 50, 10), ...visit("2026-10-01", 3, 50, 7.2)],
    "improved",
  ],
  ["walking faster by less", [...visit("2025-12-20", 4, 50, 10), ...visit("2026-10-01", 3, 50, 7.3)], "stable"],
  ["seen only early", [...visit("2025-12-20", 4, 50), ...visit("2026-03-01", 3, 56)], "not-assessable"],
  [
    "one scale only",
    [reading("incat", "2025-12-20", "4 point"), reading("incat", "2026-10-01", "3 point")],
    "not-assessable",
  ],
  ["no baseline", visit("2026-10-01", 3, 54), "not-assessable"],
];

describe("response to this course", () => {
  test.each(cases)("%s", (_, entries, expected) => {
    const value = factsOf(now, ...course, ...entries)("response.this-course");
    expect(value.known ? value.value : value.because).toBe(expected);
  });

  test("is not judged before six months", () => {
    const entries = [...course, ...visit("2025-12-20", 4, 50), ...visit("2026-06-20", 2, 60)];
    expect(factsOf("2026-07-04", ...entries)("response.this-course")).toMatchObject({
      known: false,
      text: "the course began 2026-01-05; response is not judged before 6 months",
    });
    expect(factsOf("2026-07-06", ...entries, ...visit("2026-07-05", 2, 60))("response.this-course")).toMatchObject({
      value: "improved",
    });
  });

  test("against the first course it may differ from this one", () => {
    const entries = [
      ...visit("2023-12-20", 6, 30),
      ...doses("rituximab", "2024-01-05"),
      ...visit("2025-12-20", 3, 60),
      ...course,
      ...visit("2026-10-01", 3, 60),
    ];
    const read = factsOf(now, ...entries);
    expect(read("response.this-course")).toMatchObject({ value: "stable" });
    expect(read("response.since-first-course")).toMatchObject({ value: "improved" });
  });
});
