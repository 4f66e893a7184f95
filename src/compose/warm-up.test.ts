import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SituationReader } from "../core/question/situation.ts";
import { startWarmUp } from "./warm-up.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A library with so many steps to do, each of which takes so long. */
function library(steps: number, stepMs: number) {
  let left = steps;
  const warmUp = (): boolean => {
    if (left === 0) return false;
    left--;
    now += stepMs;
    return left > 0;
  };
  const readSituation = Object.assign(
    () => {
      throw new Error("no message is read");
    },
    { warmUp },
  ) as SituationReader;
  return { readSituation, left: () => left };
}
let now = 0;
beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

test("startWarmUp() works in short slices with pauses, one library after another", () => {
  const [first, second] = [library(5, 1), library(1, 1)];
  const end = startWarmUp(() => [first, second]);
  expect([first.left(), second.left()]).toEqual([5, 1]);
  vi.advanceTimersByTime(1000);
  expect([first.left(), second.left()]).toEqual([2, 1]);
  vi.advanceTimersByTime(11);
  expect([first.left(), second.left()]).toEqual([2, 1]);
  vi.advanceTimersByTime(1);
  expect([first.left(), second.left()]).toEqual([0, 0]);
  end();
});

test("startWarmUp() finds libraries that are made later, and ends", () => {
  const [old, made, late] = [library(1, 0), library(2, 0), library(1, 0)];
  let libraries = [old];
  const end = startWarmUp(() => libraries);
  vi.advanceTimersByTime(1000);
  expect(old.left()).toBe(0);
  libraries = [made];
  vi.advanceTimersByTime(1000);
  expect(made.left()).toBe(0);
  end();
  libraries = [late];
  vi.advanceTimersByTime(10_000);
  expect(late.left()).toBe(1);
});
