/** Ingests in processes of their own, started by the server. */
import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import type { IngestProcess } from "../app/ports/ingest-process.ts";
import { keepUploads } from "./uploads.ts";

const main = resolve(import.meta.dirname, "../cli/main.ts");

export interface IngestProcesses extends IngestProcess {
  /** Asks what is still at work to end; it goes on with the next start. */
  readonly close: () => Promise<void>;
}

export interface ProcessOptions {
  readonly dataFolder: string;
  /** Told when the process of an ingest has ended, however it did. */
  readonly onEnd: (ingest: string) => Promise<void>;
}

/** Processes inherit this one's settings. They speak to nobody: what there is to say stands in the store. */
export function createIngestProcesses({ dataFolder, onEnd }: ProcessOptions): IngestProcesses {
  const running = new Map<ChildProcess, Promise<void>>();
  let settling = false;
  let again = false;

  const run = (args: readonly string[], ended: () => Promise<void> | void): void => {
    const env = { ...process.env, RANVIER_DATA: dataFolder };
    // With the same limits on memory as the server has.
    const child = spawn(process.execPath, [...process.execArgv, main, ...args], { env, stdio: "ignore" });
    const end = new Promise<void>((done) => {
      child.once("error", () => done());
      child.once("exit", () => done());
    })
      .then(ended)
      .finally(() => running.delete(child));
    // Told of by `close`; until then it must not count as unheard.
    end.catch(() => undefined);
    running.set(child, end);
  };

  const settleIndex = (): void => {
    again = settling;
    if (settling) return;
    settling = true;
    run(["index", "finish"], () => {
      settling = false;
      if (again) settleIndex();
    });
  };

  return {
    keep: (files) => keepUploads(join(dataFolder, "uploads"), files),
    start: (ingest) => run(["ingest", "--entered", ingest], () => onEnd(ingest)),
    settleIndex,
    close: async () => {
      again = false;
      for (const child of running.keys()) child.kill("SIGTERM");
      await Promise.allSettled(running.values());
    },
  };
}
