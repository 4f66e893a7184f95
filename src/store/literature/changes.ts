/** What people do to documents by hand: corrections, retiring, restoring. Each stands in the document's history and the audit chain. */
import type { Kysely, Transaction } from "kysely";
import type { Act, DocumentChange, Literature } from "../../app/ports/literature.ts";
import { correctedFields, Corrections, correctedMetadata, identifiersOf } from "../../evidence/corrections.ts";
import { appendAudit } from "../audit.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";
import { findNotices, noticesAbout, refreshRetractions, spokenOf } from "./notices.ts";
import { columnsOf, parseCorrections, parseMetadata } from "./rows.ts";
import { markChanged } from "./unheld.ts";

type Tx = Transaction<Tables>;

const audited = (act: Act, action: string, documentId: string, content: unknown) => ({
  at: act.at,
  actor: act.actor,
  action,
  subject: `document/${documentId}`,
  inputDigest: digestOf(content),
  origin: "app",
});

async function currentOf(tx: Tx, id: string) {
  return tx
    .selectFrom("documents as d")
    .innerJoin("document_versions as v", "v.version", "d.version")
    .innerJoin("ingest_files as f", "f.id", "v.file_id")
    .select(["d.id", "d.corrections", "d.retired_at", "v.metadata", "f.path"])
    .where("d.id", "=", id)
    .executeTakeFirst();
}

const valueOf = (corrections: Corrections, read: object, field: string): unknown => {
  const corrected = (corrections as Readonly<Record<string, unknown>>)[field];
  return corrected === undefined ? (read as Readonly<Record<string, unknown>>)[field] : corrected;
};

const stored = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** `undefined` takes a field's correction back; the file's own value stands again. */
async function correct(tx: Tx, act: Act, id: string, fields: Parameters<Literature["correct"]>[2]): Promise<boolean> {
  const row = await currentOf(tx, id);
  if (row === undefined) return false;
  const before = parseCorrections(row.corrections);
  const after = Corrections.parse(
    Object.fromEntries(Object.entries({ ...before, ...fields }).filter(([, value]) => value !== undefined)),
  );
  const read = parseMetadata(row.metadata);
  const changes = correctedFields
    .map((field) => ({ field, before: valueOf(before, read, field), after: valueOf(after, read, field) }))
    .filter((change) => stored(change.before) !== stored(change.after));
  const [from, to] = [correctedMetadata(read, before), correctedMetadata(read, after)];
  const notices = noticesAbout(to, await findNotices(tx, identifiersOf(to)));
  await tx
    .updateTable("documents")
    .set({ corrections: JSON.stringify(after), ...columnsOf(correctedMetadata(read, after, notices), row.path) })
    .where("id", "=", id)
    .execute();
  if (changes.length > 0)
    await tx
      .insertInto("document_changes")
      .values(
        changes.map((change) => ({
          id: act.id,
          document_id: id,
          at: act.at,
          actor: act.actor,
          field: change.field,
          before: stored(change.before),
          after: stored(change.after),
          reason: act.reason ?? null,
        })),
      )
      .execute();
  await markChanged(tx, id);
  await refreshRetractions(tx, [...new Set([...identifiersOf(from), ...identifiersOf(to)])]);
  await appendAudit(tx, audited(act, "document.corrected", id, fields));
  return true;
}

/** Retired by hand, a document is out of answers until it is restored by hand. */
async function setRetired(tx: Tx, act: Act, id: string, retired: boolean): Promise<boolean> {
  const row = await currentOf(tx, id);
  if (row === undefined) return false;
  await tx
    .updateTable("documents")
    .set(retired ? { retired_at: act.at, retired_because: "by-hand" } : { retired_at: null, retired_because: null })
    .where("id", "=", id)
    .execute();
  await tx
    .insertInto("document_changes")
    .values({
      id: act.id,
      document_id: id,
      at: act.at,
      actor: act.actor,
      field: "retired",
      before: stored(row.retired_at !== null),
      after: stored(retired),
      reason: act.reason ?? null,
    })
    .execute();
  await markChanged(tx, id);
  await refreshRetractions(tx, await spokenOf(tx, id));
  await appendAudit(tx, audited(act, retired ? "document.retired" : "document.restored", id, { reason: act.reason }));
  return true;
}

/** The acts by hand, each in a transaction of its own. */
export function documentActs(db: Kysely<Tables>): Pick<Literature, "correct" | "retire" | "restore"> {
  return {
    correct: (act, id, fields) => db.transaction().execute((tx) => correct(tx, act, id, fields)),
    retire: (act, id) => db.transaction().execute((tx) => setRetired(tx, act, id, true)),
    restore: (act, id) => db.transaction().execute((tx) => setRetired(tx, act, id, false)),
  };
}

const parsed = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json));

/** The history of a document, newest first. */
export async function changesOf(db: Kysely<Tables>, id: string): Promise<readonly DocumentChange[]> {
  const rows = await db
    .selectFrom("document_changes")
    .selectAll()
    .where("document_id", "=", id)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .orderBy("field", "desc")
    .execute();
  return rows.map((row) => ({
    at: row.at,
    actor: row.actor,
    field: correctedFields.find((field) => field === row.field) ?? "retired",
    before: parsed(row.before),
    after: parsed(row.after),
    reason: row.reason ?? undefined,
  }));
}
