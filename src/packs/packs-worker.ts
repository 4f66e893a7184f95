/**
 * The thread in which a server reads its packs: what the YAML parser needed is given back when it ends.
 *
 * It sends the packs as soon as they are read, so that the server can index them while it checks them here, and then
 * every problem found.
 */
import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { Problem, Result } from "../core/problem.ts";
import type { CheckedPacks } from "./read-checked-packs.ts";

export interface PacksWorkerData {
  readonly packsFolder: string;
  /** Where compiled code is kept between starts. */
  readonly compiledFolder: string | undefined;
}

/** First message: the packs, or why they could not be read. Second, after packs: what is wrong with them. */
export type PacksRead = Result<CheckedPacks, readonly Problem[]>;
export type PacksChecked = readonly Problem[];

const send = (message: PacksRead | PacksChecked): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const { packsFolder, compiledFolder } = workerData as PacksWorkerData;
if (compiledFolder !== undefined) enableCompileCache(compiledFolder);
// Only what is loaded from here on is taken from there.
const { packsOf, problemsOf, readPacks } = await import("./read-checked-packs.ts");
const read = readPacks(packsFolder);
if (read.ok) {
  send({ ok: true, value: packsOf(read.value) });
  flushCompileCache();
  send(problemsOf(read.value));
} else send(read);
