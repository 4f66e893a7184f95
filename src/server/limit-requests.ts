/** Limits how often one address may call, so that nobody guesses passwords or keeps the server busy. In this process only. */
import type { MiddlewareHandler } from "hono";
import { problemResponse } from "./problem.ts";

/** Calls per minute and address. */
export interface Limits {
  /** Whatever takes a password, a code or a one-time link; and, counted apart, what readers write to the board. */
  readonly secretsPerMinute: number;
  /** Everything else under /api, over a network; callers on this machine are not counted. */
  readonly callsPerMinute: number;
}

export const usualLimits: Limits = { secretsPerMinute: 30, callsPerMinute: 600 };

const takesSecret = /^\/api\/(sign-in|join|account\/(password|second-factor))(\/|$)/;
const loopback = /^(127\.|::1$|in-process$)/;
const windowMs = 60_000;
const mostAddresses = 10_000;

/** Counts calls per key in windows of a minute. Bounded: when too many addresses call, the oldest are forgotten. */
export function createCounter(nowMs: () => number): (key: string) => number {
  const windows = new Map<string, { startMs: number; calls: number }>();
  return (key) => {
    const at = nowMs();
    const known = windows.get(key);
    const window = known !== undefined && at - known.startMs < windowMs ? known : { startMs: at, calls: 0 };
    window.calls += 1;
    windows.delete(key);
    windows.set(key, window);
    if (windows.size > mostAddresses) windows.delete(windows.keys().next().value ?? "");
    return window.calls;
  };
}

/** Refuses calls beyond the limits with 429. */
export function limitRequests(limits: Limits, nowMs: () => number = () => performance.now()): MiddlewareHandler {
  const count = createCounter(nowMs);
  return async (c, next) => {
    const { path, method } = c.req;
    const { address } = c.var.client;
    const secret = method === "POST" && takesSecret.test(path);
    const report = method === "POST" && path === "/api/feedback";
    const counted = secret || report || (path.startsWith("/api/") && !loopback.test(address));
    const limit = secret || report ? limits.secretsPerMinute : limits.callsPerMinute;
    if (counted && count(`${secret ? "secret" : report ? "report" : "call"} ${address}`) > limit)
      return problemResponse(c, [
        { code: "too-many-requests", message: "Too many requests from this address", fix: "wait a minute" },
      ]);
    return next();
  };
}
