/** The server's log: one JSON object a line, and never a word that a person wrote. */
import type { Answered } from "./metrics.ts";

export interface Log {
  readonly answered: (answered: Answered) => void;
  readonly failure: (error: unknown) => void;
  readonly event: (name: string, facts?: Readonly<Record<string, string | number>>) => void;
}

const frame = /^\s+at /;

/**
 * What may be told of an unexpected error: its kind, its code and where it happened.
 * Its message is left out: parsers and databases quote what they were given.
 */
export function traceOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const stack = (error.stack ?? "").split("\n").filter((line) => frame.test(line));
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    stack: stack.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  };
}

/** Writes lines through `write`; requests only when asked for. */
export function createLog(write: (line: string) => void, now: () => string, withRequests: boolean): Log {
  const line = (level: "info" | "error", event: string, facts: object): void =>
    write(JSON.stringify({ time: now(), level, event, ...facts }));
  return {
    answered: ({ durationMs, ...request }) => {
      if (withRequests) line("info", "request", { ...request, durationMs: Math.round(durationMs * 10) / 10 });
    },
    failure: (error) => line("error", "failure", traceOf(error)),
    event: (name, facts = {}) => line("info", name, facts),
  };
}
