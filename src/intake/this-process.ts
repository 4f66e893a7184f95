/** This process as the holder of a lock, and whether another holder is still at work. */
import { hostname } from "node:os";
import type { HeldLock, Holder } from "../app/ports/ingests.ts";

/** A holder on another machine, or one whose number another process may have by now, is given this long without a sign of life. */
const patienceMs = 15 * 60 * 1000;

export const thisProcess = (): Holder => ({ host: hostname(), pid: process.pid });

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, and runs.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

const beganAtMs = Date.now() - process.uptime() * 1000;

/**
 * On this machine a process that is gone is dead at once. So is one with this process's number that was last heard of before
 * this process began: a container that starts anew gives the same numbers again.
 */
export function isDeadHolder({ host, pid, beatAt }: HeldLock): boolean {
  const heardAtMs = Date.parse(beatAt);
  if (Date.now() - heardAtMs > patienceMs) return true;
  if (host !== hostname()) return false;
  return pid === process.pid ? heardAtMs < beganAtMs : !runs(pid);
}
