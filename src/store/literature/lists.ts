/** Documents as people look for them: one version, one document with its history, a list with filters. */
import type { Kysely } from "kysely";
import type { DocumentQuery, DocumentRecord, DocumentVersion, LibraryDocument } from "../../app/ports/literature.ts";
import { correctedMetadata, identifiersOf } from "../../evidence/corrections.ts";
import type { Tables } from "../tables.ts";
import { changesOf } from "./changes.ts";
import { findNotices, noticesAbout } from "./notices.ts";
import { documentVersionOf, libraryDocumentOf, originOf, parseCorrections, parseMetadata } from "./rows.ts";

/** One version with its text, current or not. */
export async function findVersion(db: Kysely<Tables>, version: string): Promise<DocumentVersion | undefined> {
  const row = await db
    .selectFrom("document_versions as v")
    .innerJoin("documents as d", "d.id", "v.document_id")
    .innerJoin("ingest_files as f", "f.id", "v.file_id")
    .selectAll("v")
    .select(["d.corrections", "d.retired_at", "f.path"])
    .where("v.version", "=", version)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const ids = correctedMetadata(parseMetadata(row.metadata), parseCorrections(row.corrections));
  return documentVersionOf(row, noticesAbout(ids, await findNotices(db, identifiersOf(ids))));
}

const rowsOf = (db: Kysely<Tables>) =>
  db
    .selectFrom("documents as d")
    .innerJoin("document_versions as v", "v.version", "d.version")
    .innerJoin("ingest_files as f", "f.id", "v.file_id")
    .selectAll("d")
    .select(["v.record", "f.path"]);

/** Everything about a document but its text. */
export async function findDocument(db: Kysely<Tables>, id: string): Promise<DocumentRecord | undefined> {
  const row = await rowsOf(db).select("v.metadata").where("d.id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  const versions = await db
    .selectFrom("document_versions as v")
    .innerJoin("ingest_files as f", "f.id", "v.file_id")
    .select(["v.version", "v.taken_in_at", "v.record", "f.path"])
    .where("v.document_id", "=", id)
    .orderBy("v.taken_in_at", "desc")
    .execute();
  const files = await db
    .selectFrom("document_files as h")
    .innerJoin("ingest_files as f", "f.id", "h.file_id")
    .select("f.path")
    .where("h.document_id", "=", id)
    .orderBy("f.path")
    .execute();
  const read = parseMetadata(row.metadata);
  const corrections = parseCorrections(row.corrections);
  const ids = correctedMetadata(read, corrections);
  const notices = noticesAbout(ids, await findNotices(db, identifiersOf(ids)));
  return {
    ...libraryDocumentOf(row),
    metadata: correctedMetadata(read, corrections, notices),
    metadataAsRead: read,
    corrections,
    versions: versions.map((v) => ({
      version: v.version,
      takenInAt: v.taken_in_at,
      origin: originOf(v.path, v.record),
    })),
    changes: await changesOf(db, id),
    files: files.map((f) => f.path),
  };
}

/** Without what "like" reads as "anything"; databases differ in how it is escaped. */
const literally = (word: string): string => word.replace(/[\\%]/g, "");

function narrowed(db: Kysely<Tables>, query: DocumentQuery) {
  let rows = db.selectFrom("documents as d");
  const { words = "", standing = "current" } = query;
  const typed = words.trim().toLowerCase();
  if (/^\d{4,9}$/.test(typed))
    rows = rows.where((eb) => eb.or([eb("d.pmid", "=", typed), eb("d.words", "like", `%${typed}%`)]));
  else if (/^10\.\d{4,9}\//.test(typed)) rows = rows.where("d.doi", "=", typed);
  else
    for (const word of typed.split(/\s+/).filter((w) => w !== ""))
      rows = rows.where((eb) => eb(eb.ref("d.words"), "like", `%${literally(word)}%`));
  if (query.format !== undefined) rows = rows.where("d.format", "=", query.format);
  if (query.year !== undefined) rows = rows.where("d.year", "=", query.year);
  if (standing === "current") rows = rows.where("d.retired_at", "is", null);
  if (standing === "retired") rows = rows.where("d.retired_at", "is not", null);
  if (standing === "retracted") rows = rows.where("d.retracted", "=", 1);
  return rows;
}

/** A page of the list and how many fit altogether. */
export async function listDocuments(
  db: Kysely<Tables>,
  query: DocumentQuery,
): Promise<{ readonly documents: readonly LibraryDocument[]; readonly total: number }> {
  const counted = await narrowed(db, query)
    .select((eb) => eb.fn.countAll().as("n"))
    .executeTakeFirst();
  let page = narrowed(db, query)
    .innerJoin("document_versions as v", "v.version", "d.version")
    .innerJoin("ingest_files as f", "f.id", "v.file_id")
    .selectAll("d")
    .select(["v.record", "f.path"]);
  if (query.before !== undefined) page = page.where("d.id", "<", query.before);
  const rows = await page.orderBy("d.id", "desc").limit(query.limit).execute();
  return { documents: rows.map(libraryDocumentOf), total: Number(counted?.n ?? 0) };
}
