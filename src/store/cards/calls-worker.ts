/** The thread that writes what calls leave behind, on a connection of its own to the same file. */
import { parentPort, workerData } from "node:worker_threads";
import { connectSqlite } from "../sqlite.ts";
import { type CallRecord, recordCalls } from "./record-calls.ts";

/** What the thread is told: to write a group, or to close the file and end. */
export type ToWriter = { readonly kind: "write"; readonly calls: readonly CallRecord[] } | { readonly kind: "close" };

/** What the thread says of each group, in order. */
export type FromWriter =
  | { readonly kind: "written"; readonly kept: readonly boolean[] }
  | { readonly kind: "failed"; readonly error: unknown };

const port = parentPort;
if (port === null) throw new Error("this file is a thread of the store and does not run by itself");

const db = await connectSqlite(workerData as string);

async function write(calls: readonly CallRecord[]): Promise<FromWriter> {
  try {
    return { kind: "written", kept: await recordCalls(db, calls) };
  } catch (error) {
    return { kind: "failed", error };
  }
}

port.on("message", (message: ToWriter) => {
  if (message.kind === "write") void write(message.calls).then((said) => port.postMessage(said));
  else void db.destroy().then(() => port.close());
});
