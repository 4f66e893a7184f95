/** Writes what calls leave behind in a thread of its own, so that nobody else waits while SQLite waits for the disk. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { FromWriter, ToWriter } from "./calls-worker.ts";
import type { CallRecord } from "./record-calls.ts";

/** Memory of the thread, in megabytes: it holds a few calls at a time. */
const memoryMb = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 } as const;

/** Groups are written one at a time: the next is given when the one before was answered. */
export interface CallsThread {
  readonly write: (calls: readonly CallRecord[]) => Promise<readonly boolean[]>;
  readonly close: () => Promise<void>;
}

interface Answered {
  readonly done: (kept: readonly boolean[]) => void;
  readonly failed: (reason: unknown) => void;
}

/** One thread on a SQLite file. It starts with the first group, and anew when it died. Idle, it does not keep the process. */
export function openCallsThread(file: string): CallsThread {
  let worker: Worker | undefined;
  let waiting: Answered | undefined;
  let closing = false;
  const settle = (act: (answered: Answered) => void): void => {
    const answered = waiting;
    waiting = undefined;
    if (!closing) worker?.unref();
    if (answered !== undefined) act(answered);
  };
  const start = (): Worker => {
    const started = new Worker(new URL("calls-worker.ts", import.meta.url), {
      workerData: file,
      resourceLimits: memoryMb,
    });
    started.on("message", (said: FromWriter) =>
      settle(({ done, failed }) => (said.kind === "written" ? done(said.kept) : failed(said.error))),
    );
    started.on("error", (error) => settle(({ failed }) => failed(error)));
    started.once("exit", () => {
      if (worker === started) worker = undefined;
      settle(({ failed }) => failed(new Error("the thread that writes calls has ended")));
    });
    return started;
  };
  const tell = (to: Worker, message: ToWriter): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    to.postMessage(message);
  };
  return {
    write: (calls) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        worker ??= start();
        // A group that waits keeps the process, so that it is written before the process ends.
        worker.ref();
        tell(worker, { kind: "write", calls });
      }),
    close: async () => {
      if (worker === undefined) return;
      closing = true;
      const ended = once(worker, "exit");
      worker.ref();
      tell(worker, { kind: "close" });
      await ended;
    },
  };
}
