import { expect, test } from "vitest";
import { createLog, traceOf } from "./log.ts";
import { createMetrics } from "./metrics.ts";

const answered = { method: "GET", route: "/api/claims/:id", status: 200, durationMs: 30 };

test("createMetrics() counts by method, route and status, and adds up durations in buckets", () => {
  const metrics = createMetrics(1_764_000_000);
  metrics.observe(answered);
  metrics.observe({ ...answered, durationMs: 400 });
  metrics.observe({ ...answered, status: 404, durationMs: 20_000 });
  const lines = metrics.text().split("\n");
  expect(lines).toContain('ranvier_requests_total{method="GET",route="/api/claims/:id",status="200"} 2');
  expect(lines).toContain('ranvier_requests_total{method="GET",route="/api/claims/:id",status="404"} 1');
  const bucket = (le: string): string | undefined => lines.find((line) => line.includes(`le="${le}"`))?.split(" ")[1];
  expect(["0.025", "0.05", "0.5", "10", "+Inf"].map(bucket)).toEqual(["0", "1", "2", "2", "3"]);
  expect(lines).toContain('ranvier_request_duration_seconds_sum{route="/api/claims/:id"} 20.43');
  expect(lines).toContain("process_start_time_seconds 1764000000");
  expect(lines.every((line) => line === "" || /^(# (HELP|TYPE) \w+ .+|\w+(\{[^}]*\})? [0-9.e+]+)$/.test(line))).toBe(
    true,
  );
});

test("createLog() writes JSON lines, of requests only when asked for", () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => "2026-11-21T12:00:00.000Z",
    false,
  );
  log.answered(answered);
  log.event("started", { port: 4000 });
  createLog(
    (line) => lines.push(line),
    () => "t",
    true,
  ).answered(answered);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { time: "2026-11-21T12:00:00.000Z", level: "info", event: "started", port: 4000 },
    {
      time: "t",
      level: "info",
      event: "request",
      method: "GET",
      route: "/api/claims/:id",
      status: 200,
      durationMs: 30,
    },
  ]);
});

test("traceOf() tells kind, code and place of an error and never its message", () => {
  const cause = Object.assign(new TypeError("Jane Doe\n    at home"), { code: "23505" });
  const trace = traceOf(new Error("Jane Doe", { cause }));
  expect(trace).toMatchObject({
    error: "Error",
    stack: expect.any(Array),
    cause: { error: "TypeError", code: "23505" },
  });
  expect(JSON.stringify(trace)).not.toContain("Jane");
  expect(JSON.stringify(trace)).toContain("metrics.test.ts");
  expect(traceOf("Jane")).toEqual({ error: "string" });
});
