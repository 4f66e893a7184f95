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

const rowOf = ({ seq, prev, hash, ...entry }: ChainedEntry): Tables["audit"] => ({
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
});

/** Entries in their order after the one with this number and hash. */
function chain(entries: readonly AuditEntry[], { seq: last, hash: lastHash }: ChainMark): readonly ChainedEntry[] {
  let [seq, prev] = [last, lastHash];
  return entries.map((entry) => {
    seq += 1;
    const chained = { ...entry, seq, prev, hash: hashOf(entry, seq, prev) };
    prev = chained.hash;
    return chained;
  });
}

/**
 * Appends within a transaction of the caller's, so that acts and their entries stand or fall together.
 *
 * Moving the head comes first: on PostgreSQL it locks the head's row until the transaction ends, so that two writers
 * never continue the same entry (SQLite has one writer at a time anyway). Append last in a transaction: what is locked
 * after this could wait for somebody who waits for the head.
 */
export async function appendAudits(
  tx: Transaction<Tables>,
  entries: readonly AuditEntry[],
): Promise<readonly ChainedEntry[]> {
  if (entries.length === 0) return [];
  const head = await tx
    .updateTable("audit_head")
    .set((e) => ({ seq: e("seq", "+", entries.length) }))
    .where("id", "=", 1)
    .returning(["seq", "hash"])
    .executeTakeFirst();
  if (head === undefined) throw new Error("The audit chain has lost its head; run ranvier audit verify");
  const chained = chain(entries, { seq: head.seq - entries.length, hash: head.hash });
  await tx.insertInto("audit").values(chained.map(rowOf)).execute();
  const { hash } = chained.at(-1) ?? head;
  await tx.updateTable("audit_head").set({ hash }).where("id", "=", 1).execute();
  return chained;
}

/** Appends one entry within a transaction of the caller's; see `appendAudits`. */
export async function appendAudit(tx: Transaction<Tables>, entry: AuditEntry): Promise<ChainedEntry> {
  const [chained] = await appendAudits(tx, [entry]);
  if (chained === undefined) throw new Error("the audit entry was not chained");
  return chained;
}

/** Entries that one statement can hold within every database's limit of parameters. */
const entriesAtOnce = 500;

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
    appendAll: (entries) =>
      db.transaction().execute(async (tx) => {
        for (let at = 0; at < entries.length; at += entriesAtOnce)
          await appendAudits(tx, entries.slice(at, at + entriesAtOnce));
      }),
    head,
    list,
    verify: (noted) => verifyChain({ list, head, hashOf, genesis }, noted),
  };
}
