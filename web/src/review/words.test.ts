import { describe, expect, it } from "vitest";
import { dueWords, isAcceptable, todayOf } from "./words.ts";

describe("dueWords", () => {
  it.each([
    ["2026-11-24", "due in 3 days"],
    ["2026-11-22", "due in 1 day"],
    ["2026-11-21", "due today"],
    ["2026-11-20", "1 day overdue"],
    ["2026-10-31", "21 days overdue"],
  ])("%s is %s on 21 November 2026", (dueOn, words) => {
    expect(dueWords(dueOn, "2026-11-21")).toBe(words);
  });
});

describe("todayOf", () => {
  it("is the reader's own day, not Greenwich's", () => {
    expect(todayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
    expect(todayOf(new Date(2026, 0, 5, 0, 1))).toBe("2026-01-05");
  });
});

describe("isAcceptable", () => {
  it("what disagrees or could not be checked is never acceptable", () => {
    expect((["agrees", "nothing-to-check"] as const).map(isAcceptable)).toEqual([true, true]);
    expect((["disagrees", "not-checkable"] as const).map(isAcceptable)).toEqual([false, false]);
  });
});
