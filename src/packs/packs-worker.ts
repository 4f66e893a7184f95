/** The thread in which a server reads its packs: what the YAML parser needed is given back when it ends. */
import { parentPort, workerData } from "node:worker_threads";
import { readCheckedPacks } from "./read-checked-packs.ts";

const { packsFolder } = workerData as { readonly packsFolder: string };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(readCheckedPacks(packsFolder));
