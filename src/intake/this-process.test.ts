/** Whether the holder of a lock is still at work. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isDeadHolder, thisProcess } from "./this-process.ts";

const { host, pid } = thisProcess();
const now = (): string => new Date().toISOString();
const beforeThisBegan = new Date(Date.now() - process.uptime() * 1000 - 5000).toISOString();
const held = (more: { readonly host?: string; readonly pid?: number; readonly beatAt?: string }) => ({
  ingest: "i",
  host,
  pid,
  beatAt: now(),
  ...more,
});

/** Another process, that waits. */
const other = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
let goneId = 0;
beforeAll(async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  goneId = gone.pid ?? 0;
  await once(gone, "exit");
});
afterAll(() => other.stdin.end());

test("a process that runs is at work, and one that is gone is dead", () => {
  expect(isDeadHolder(held({}))).toBe(false);
  expect(isDeadHolder(held({ pid: other.pid ?? 0 }))).toBe(false);
  expect(isDeadHolder(held({ pid: goneId }))).toBe(true);
});

test("a process before this one that had its number is dead", () => {
  expect(isDeadHolder(held({ beatAt: beforeThisBegan }))).toBe(true);
});

test("a holder on another machine is given its time without a sign of life", () => {
  expect(isDeadHolder(held({ host: "elsewhere", pid: goneId }))).toBe(false);
  expect(isDeadHolder(held({ host: "elsewhere", beatAt: new Date(Date.now() - 16 * 60_000).toISOString() }))).toBe(
    true,
  );
});
