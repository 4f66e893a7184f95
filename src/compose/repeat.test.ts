import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeat } from "./repeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const fails = (): Promise<never> => Promise.reject(new Error("no"));
const works = (): Promise<void> => Promise.resolve();

test("repeat() tells the first of failures in a row, and goes on", async () => {
  const rounds = [fails, fails, works, fails, works];
  const told: string[] = [];
  let done = 0;
  const end = repeat(
    "looking",
    () => (rounds[done++] ?? works)(),
    1000,
    (what) => told.push(`${what} ${done}`),
  );
  await vi.advanceTimersByTimeAsync(4000);
  await end();
  expect(done).toBe(5);
  expect(told).toEqual(["looking 1", "looking 4"]);
});

test("repeat() does one run at a time, waits for it at the end and begins no other", async () => {
  let begun = 0;
  let ended = 0;
  const slow = async (): Promise<void> => {
    begun += 1;
    await new Promise((done) => setTimeout(done, 2500));
    ended += 1;
  };
  const end = repeat("looking", slow, 1000);
  await vi.advanceTimersByTimeAsync(2000);
  expect([begun, ended]).toEqual([1, 0]);
  const closed = end();
  await vi.advanceTimersByTimeAsync(10_000);
  await closed;
  expect([begun, ended]).toEqual([1, 1]);
});
