import { Hono } from "hono";
import { expect, test } from "vitest";
import { createCounter, limitRequests } from "./limit-requests.ts";

test("createCounter() counts per key and minute, and forgets old addresses when too many call", () => {
  let nowMs = 0;
  const count = createCounter(() => nowMs);
  expect([count("a"), count("a"), count("b")]).toEqual([1, 2, 1]);
  nowMs = 59_999;
  expect(count("a")).toBe(3);
  nowMs = 60_000;
  expect(count("a")).toBe(1);
  for (let i = 0; i < 10_001; i++) count(`address ${i}`);
  expect(count("a")).toBe(1);
});

test("limitRequests() counts what takes a secret from everywhere, other calls over a network only", async () => {
  let address = "192.0.2.7";
  const app = new Hono();
  app.use(async (c, next) => {
    c.set("client", { address });
    await next();
  });
  app.use(limitRequests({ secretsPerMinute: 2, callsPerMinute: 3 }, () => 0));
  app.all("*", (c) => c.text("ok"));
  const statuses = async (method: string, path: string, times: number) => {
    const seen: number[] = [];
    for (let i = 0; i < times; i++) seen.push((await app.request(path, { method })).status);
    return seen;
  };
  expect(await statuses("POST", "/api/sign-in", 3)).toEqual([200, 200, 429]);
  expect(await statuses("POST", "/api/sign-in/second-factor", 1)).toEqual([429]);
  expect(await statuses("GET", "/api/claims", 4)).toEqual([200, 200, 200, 429]);
  expect(await statuses("GET", "/claims", 4)).toEqual([200, 200, 200, 200]);
  address = "127.0.0.1";
  expect(await statuses("GET", "/api/claims", 9)).not.toContain(429);
  expect(await statuses("POST", "/api/join", 3)).toEqual([200, 200, 429]);
});
