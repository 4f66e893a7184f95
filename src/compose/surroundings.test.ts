/** Identifiers sort by age: lists are paged by them. */
import { afterEach, expect, test, vi } from "vitest";
import { realSurroundings } from "./surroundings.ts";

afterEach(() => void vi.useRealTimers());

test("newId() grows with every call, within a millisecond and when the clock is set back", () => {
  vi.useFakeTimers({ now: Date.parse("2999-01-01T00:00:00Z"), toFake: ["Date"] });
  const ids = Array.from({ length: 1000 }, realSurroundings.newId);
  vi.setSystemTime(Date.parse("2998-12-31T23:59:00Z"));
  ids.push(...Array.from({ length: 1000 }, realSurroundings.newId));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(2000);
});
