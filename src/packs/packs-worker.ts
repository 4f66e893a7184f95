/**
 * The thread in which a server reads its packs: what the YAML parser needed is given back when it ends.
 *
 * It sends the packs as soon as they are read, so that the server can index them while it checks them here, and then
 * every problem found.
 */
import { parentPort, workerData } from "node:worker_threads";
import { ok, type Problem, type Result } from "../core/problem.ts";
import { type CheckedPacks, packsOf, problemsOf, readPacks } from "./read-checked-packs.ts";

/** First message: the packs, or why they could not be read. Second, after packs: what is wrong with them. */
export type PacksRead = Result<CheckedPacks, readonly Problem[]>;
export type PacksChecked = readonly Problem[];

const send = (message: PacksRead | PacksChecked): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const { packsFolder } = workerData as { readonly packsFolder: string };
const read = readPacks(packsFolder);
if (read.ok) {
  send(ok(packsOf(read.value)));
  send(problemsOf(read.value));
} else send(read);
