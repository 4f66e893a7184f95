/** What is due and what is over, with dates known only to the month or year. */
import { describe, expect, test } from "vitest";
import { dayAfter, hasPassed } from "./elapsed.ts";

describe("dayAfter", () => {
  test.each([
    ["2026-01-31", "1 mo", "2026-02-28"],
    ["2026-11-21T23:30:00-05:00", "3 mo", "2027-02-21"],
    ["2026-12-28", "1 wk", "2027-01-04"],
    ["2026-11", "3 mo", undefined],
    ["soon", "3 mo", undefined],
  ])("%s and %s is %s", (from, span, expected) => {
    expect(dayAfter(from, span)).toBe(expected);
  });
});

describe("hasPassed", () => {
  test.each([
    ["2026-08-20", "2026-11-21", true],
    ["2026-08-21", "2026-11-21", false],
    ["2026-08", "2026-11-21", "unknown"],
    ["2026-07", "2026-11-21", true],
    ["2026", "2026-11-21", "unknown"],
    [undefined, "2026-11-21", "unknown"],
  ] as const)("3 months after %s on %s: %s", (date, today, expected) => {
    expect(hasPassed(date, "3 mo", today)).toBe(expected);
  });
});
