/** The audit chain on the database: each entry carries the hash of the one before. */
import type { Kysely, Selectable, Transaction } from "kysely";
import type { AuditEntry, AuditLog, ChainedEntry } from "../app/ports/audit.ts";
import { digestOf } from "./digest.ts";
import type { Tables } from "./tables.ts";

const genesis = "0".repeat(64);

const hashOf = (entry: AuditEntry, seq: number, prev: string): string => digestOf({ ...entry, seq, prev });

function entryOf(row: Selectable<Tables["audit"]>): ChainedEntry {
  return {
    seq: row.seq,
    prev: row.prev,
    hash: row.hash,
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    patientKey: row.patient_key ?? undefined,
    packHash: row.pack_hash ?? undefined,
    inputDigest: row.input_digest ?? undefined,
    outputDigest: row.output_digest ?? undefined,
    origin: row.origin,
  };
}

/** Appends within a transaction of the caller's, so that an act and its entry stand or fall together. */
export async function appendAudit(tx: Transaction<Tables>, entry: AuditEntry): Promise<ChainedEntry> {
  const last = await tx.selectFrom("audit").select(["seq", "hash"]).orderBy("seq", "desc").limit(1).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const prev = last?.hash ?? genesis;
  const hash = hashOf(entry, seq, prev);
  await tx
    .insertInto("audit")
    .values({
      seq,
      prev,
      hash,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      patient_key: entry.patientKey ?? null,
      pack_hash: entry.packHash ?? null,
      input_digest: entry.inputDigest ?? null,
      output_digest: entry.outputDigest ?? null,
      origin: entry.origin,
    })
    .execute();
  return { ...entry, seq, prev, hash };
}

const pageSize = 1000;

/** The audit port on a database. */
export function createAuditLog(db: Kysely<Tables>): AuditLog {
  const list: AuditLog["list"] = async ({ after, limit }) => {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(limit)
      .execute();
    return rows.map(entryOf);
  };
  return {
    append: (entry) => db.transaction().execute((tx) => appendAudit(tx, entry)),
    list,
    verify: async () => {
      let prev = genesis;
      let seq = 0;
      for (
        let page = await list({ after: 0, limit: pageSize });
        page.length > 0;
        page = await list({ after: seq, limit: pageSize })
      )
        for (const { hash, seq: at, prev: before, ...entry } of page) {
          if (at !== seq + 1 || before !== prev || hash !== hashOf(entry, at, before))
            return { ok: false, brokenAt: at };
          [seq, prev] = [at, hash];
        }
      return { ok: true, entries: seq };
    },
  };
}
