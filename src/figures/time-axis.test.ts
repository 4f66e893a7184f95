import { describe, expect, test } from "vitest";
import { timeTicks } from "./time-axis.ts";

const day = (iso: string): number => Date.parse(iso) / 86_400_000;
const labelsOf = (from: string, to: string, width = 600): readonly string[] =>
  timeTicks(day(from), day(to), { kind: "calendar" }, width).map((t) => t.label);

describe("timeTicks()", () => {
  test("a year is marked by months where there is room, by quarters where there is less", () => {
    expect(labelsOf("2024-01-15", "2024-06-20")).toEqual(["Feb 2024", "Mar 2024", "Apr 2024", "May 2024", "Jun 2024"]);
    expect(labelsOf("2024-01-01", "2024-12-31", 300)).toEqual(["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024"]);
  });

  test("decades are marked by years, at round ones", () => {
    expect(labelsOf("1996-03-01", "2026-11-21", 500)).toEqual(["2000", "2005", "2010", "2015", "2020", "2025"]);
  });

  test.each(["1970-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2100-03-01"])(
    "the first of each month around %s is where the calendar has it",
    (iso) => {
      const at = day(iso);
      for (const tick of timeTicks(at - 200, at + 200, { kind: "calendar" }, 2000)) {
        const date = new Date(tick.day * 86_400_000);
        expect(date.getUTCDate()).toBe(1);
        expect(tick.label.endsWith(`${date.getUTCFullYear()}`)).toBe(true);
      }
    },
  );

  test("weeks are counted from the given day, before and after it", () => {
    const since = day("2024-05-06");
    const ticks = timeTicks(since - 60, since + 200, { kind: "weeks", since, label: "first dose" }, 400);
    expect(ticks.map((t) => t.label)).toEqual(["-8 wk", "0 wk", "8 wk", "16 wk", "24 wk"]);
    expect(ticks[1]?.day).toBe(since);
  });
});
