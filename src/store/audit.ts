/** The audit chain on the database: each entry carries the hash of the one before. */
import type { Kysely, Selectable, Transaction } from "kysely";
import type { AuditEntry, AuditLog, ChainedEntry, ChainMark } from "../app/ports/audit.ts";
import { digestOf } from "./digest.ts";
import type { Tables } from "./tables.ts";
import { verifyChain } from "./verify-chain.ts";

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

/**
 * Appends within a transaction of the caller's, so that an act and its entry stand or fall together.
 *
 * Moving the head comes first: on PostgreSQL it locks the head's row until the transaction ends, so that two writers
 * never continue the same entry (SQLite has one writer at a time anyway). Append last in a transaction: what is locked
 * after this could wait for somebody who waits for the head.
 */
export async function appendAudit(tx: Transaction<Tables>, entry: AuditEntry): Promise<ChainedEntry> {
  const head = await tx
    .updateTable("audit_head")
    .set((e) => ({ seq: e("seq", "+", 1) }))
    .where("id", "=", 1)
    .returning(["seq", "hash as prev"])
    .executeTakeFirst();
  if (head === undefined) throw new Error("The audit chain has lost its head; run ranvier audit verify");
  const { seq, prev } = head;
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
  await tx.updateTable("audit_head").set({ hash }).where("id", "=", 1).execute();
  return { ...entry, seq, prev, hash };
}

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
  const head = (): Promise<ChainMark | undefined> =>
    db.selectFrom("audit_head").select(["seq", "hash"]).where("id", "=", 1).executeTakeFirst();
  return {
    append: (entry) => db.transaction().execute((tx) => appendAudit(tx, entry)),
    head,
    list,
    verify: (noted) => verifyChain({ list, head, hashOf, genesis }, noted),
  };
}
