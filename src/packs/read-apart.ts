/** Reads packs in a thread of their own, so that a server can load and index meanwhile. */
import { Worker } from "node:worker_threads";
import type { PacksChecked, PacksRead, PacksWorkerData } from "./packs-worker.ts";

/** What the thread says, as it says it. Both reject when the thread fails. */
export interface PacksApart {
  readonly read: Promise<PacksRead>;
  /** Comes only after packs that could be read. */
  readonly checked: Promise<PacksChecked>;
  readonly end: () => Promise<unknown>;
}

/**
 * Starts reading `packsFolder` at once; imports next to nothing, so that it can be the first thing a server does. Compiled code
 * is kept in `compiledFolder`, where one is named.
 */
export function readPacksApart(packsFolder: string, compiledFolder?: string): PacksApart {
  const workerData: PacksWorkerData = { packsFolder, compiledFolder };
  const worker = new Worker(new URL("packs-worker.ts", import.meta.url), { workerData });
  const read = Promise.withResolvers<PacksRead>();
  const checked = Promise.withResolvers<PacksChecked>();
  worker.once("message", (message: PacksRead) => {
    read.resolve(message);
    worker.once("message", checked.resolve);
  });
  worker.once("error", (error) => {
    read.reject(error);
    checked.reject(error);
  });
  // Whoever waits for one of them hears of the failure; the other must not count as unheard.
  read.promise.catch(() => undefined);
  checked.promise.catch(() => undefined);
  return { read: read.promise, checked: checked.promise, end: () => worker.terminate() };
}
