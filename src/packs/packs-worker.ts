/**
 * The thread in which a server reads its packs: what the YAML parser needed is given back when it ends. It posts the packs
 * as soon as they are read, then what their check found, so that they can be indexed meanwhile.
 */
import { parentPort, workerData } from "node:worker_threads";
import { ok } from "../core/problem.ts";
import { readPacks } from "./read-checked-packs.ts";

const { packsFolder } = workerData as { readonly packsFolder: string };
const post = (message: unknown): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
};

const read = readPacks(packsFolder);
post(read.ok ? ok(read.value.packs) : read);
if (read.ok) post(read.value.check());
