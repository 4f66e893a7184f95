/** Work that a server does by itself again and again, and the line on the error stream that says that it fails. */
import { traceOf } from "../server/log.ts";

/** Writes what failed and where, without a word of what it was about. */
export const tellFailure = (what: string, error: unknown): void =>
  void process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), level: "error", event: `${what} failed`, ...traceOf(error) })}\n`,
  );

/**
 * Does something now and again and again, one run at a time. A run that fails is told and followed by the next; of failures
 * in a row the first is told. Gives what ends it, which waits for the run at work.
 */
export function repeat(
  what: string,
  work: () => Promise<unknown>,
  everyMs: number,
  tell: (what: string, error: unknown) => void = tellFailure,
): () => Promise<void> {
  let isFailing = false;
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) tell(what, error);
      isFailing = true;
    }
  };
  const begin = (): void => {
    running ??= run().finally(() => (running = undefined));
  };
  begin();
  const timer = setInterval(begin, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
