/** Counts and durations of requests by route, in the text format of Prometheus. */
import type { Context, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";

/** One answered request. The route is the pattern, such as /api/claims/:id: nothing a person wrote is in it. */
export interface Answered {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const answeredBy = (c: Context, durationMs: number): Answered => ({
  // A client may make up a method; it would be text of theirs in our log.
  method: methods.includes(c.req.method) ? c.req.method : "other",
  route: routePath(c),
  status: c.res.status,
  durationMs,
});

/** Tells of every request once it is answered. Stands before everything else. */
export function observeRequests(tell: (answered: Answered) => void): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    tell(answeredBy(c, performance.now() - start));
  };
}

const bucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Durations {
  readonly buckets: number[];
  seconds: number;
  count: number;
}

export interface Metrics {
  readonly observe: (answered: Answered) => void;
  readonly text: () => string;
}

const increase = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

function durationLines(route: string, { buckets, seconds, count }: Durations): readonly string[] {
  const name = "ranvier_request_duration_seconds";
  const label = `route="${route}"`;
  return [
    ...bucketsSeconds.map((le, i) => `${name}_bucket{${label},le="${le}"} ${buckets[i] ?? 0}`),
    `${name}_bucket{${label},le="+Inf"} ${count}`,
    `${name}_sum{${label}} ${seconds}`,
    `${name}_count{${label}} ${count}`,
  ];
}

/** Starts at zero. `startedAt` is in seconds since 1970. */
export function createMetrics(startedAt: number): Metrics {
  const counts = new Map<string, number>();
  const durations = new Map<string, Durations>();
  return {
    observe: ({ method, route, status, durationMs }) => {
      increase(counts, `method="${method}",route="${route}",status="${status}"`);
      const of = durations.get(route) ?? { buckets: bucketsSeconds.map(() => 0), seconds: 0, count: 0 };
      durations.set(route, of);
      const seconds = durationMs / 1000;
      for (const [i, le] of bucketsSeconds.entries()) if (seconds <= le) of.buckets[i] = (of.buckets[i] ?? 0) + 1;
      of.seconds += seconds;
      of.count += 1;
    },
    text: () =>
      [
        "# HELP ranvier_requests_total Requests answered.",
        "# TYPE ranvier_requests_total counter",
        ...[...counts].map(([labels, count]) => `ranvier_requests_total{${labels}} ${count}`),
        "# HELP ranvier_request_duration_seconds Time from a request's head to its answer.",
        "# TYPE ranvier_request_duration_seconds histogram",
        ...[...durations].flatMap(([route, of]) => durationLines(route, of)),
        "# HELP process_resident_memory_bytes Resident memory size in bytes.",
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "# HELP process_start_time_seconds Start time of the process since unix epoch in seconds.",
        "# TYPE process_start_time_seconds gauge",
        `process_start_time_seconds ${startedAt}`,
        "",
      ].join("\n"),
  };
}
