/** Keeps what calls leave behind: in groups, and for a SQLite file in a thread of its own. */
import type { Kysely } from "kysely";
import { inGroups } from "../group-writes.ts";
import type { DatabaseLocation } from "../open-store.ts";
import type { Tables } from "../tables.ts";
import { openCallsThread } from "./calls-thread.ts";
import { type CallRecord, recordCalls } from "./record-calls.ts";

/** Resolves when it is on the disk; false when its token was used before, and then nothing is kept. */
export type RecordCall = (call: CallRecord) => Promise<boolean>;

export interface CallRecords {
  readonly record: RecordCall;
  readonly close: () => Promise<void>;
}

/** Through this connection. */
export const recordThrough = (db: Kysely<Tables>): RecordCall => inGroups((calls) => recordCalls(db, calls));

/** A PostgreSQL server waits for the disk itself; with SQLite this process would wait, and so a thread does. */
export function openCallRecords(db: Kysely<Tables>, location: DatabaseLocation): CallRecords {
  if (location.kind === "postgresql") return { record: recordThrough(db), close: () => Promise.resolve() };
  const thread = openCallsThread(location.file);
  return { record: inGroups(thread.write), close: thread.close };
}
