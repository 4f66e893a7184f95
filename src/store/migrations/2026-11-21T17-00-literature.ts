/** Documents with all their versions, and the ingests that took them in. */
import { type Kysely, sql } from "kysely";

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("documents")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("identity", "text", (c) => c.notNull().unique())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("format", "text", (c) => c.notNull())
    .addColumn("date", "text")
    .addColumn("year", "integer")
    .addColumn("language", "text")
    .addColumn("design", "text")
    .addColumn("pmid", "text")
    .addColumn("doi", "text")
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("retracted", "integer", (c) => c.notNull())
    .addColumn("corrections", "text", (c) => c.notNull())
    .addColumn("added_at", "text", (c) => c.notNull())
    .addColumn("retired_at", "text")
    .addColumn("retired_because", "text")
    .execute();
  await db.schema
    .createIndex("documents_pmid")
    .on("documents")
    .column("pmid")
    .where(sql.ref("pmid"), "is not", null)
    .execute();
  await db.schema
    .createIndex("documents_doi")
    .on("documents")
    .column("doi")
    .where(sql.ref("doi"), "is not", null)
    .execute();
}

async function createVersions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("document_versions")
    .addColumn("version", "text", (c) => c.primaryKey())
    .addColumn("document_id", "text", (c) => c.notNull())
    .addColumn("file_id", "integer", (c) => c.notNull())
    .addColumn("record", "text")
    .addColumn("taken_in_at", "text", (c) => c.notNull())
    .addColumn("superseded_by", "text")
    .addColumn("metadata", "text", (c) => c.notNull())
    .addColumn("indexed", "integer", (c) => c.notNull())
    .addColumn("change", "integer", (c) => c.notNull())
    // "bytea" is PostgreSQL's name; SQLite keeps bytes in a column of any name as they are.
    .addColumn("content", "bytea", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("document_versions_document").on("document_versions").column("document_id").execute();
  await db.schema
    .createIndex("document_versions_pending")
    .on("document_versions")
    .column("version")
    .where(sql.ref("indexed"), "=", 0)
    .execute();
}

async function createLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("document_files")
    .addColumn("file_id", "integer", (c) => c.notNull())
    .addColumn("document_id", "text", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("reading", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("document_files_key", ["file_id", "document_id"])
    .execute();
  await db.schema.createIndex("document_files_document").on("document_files").column("document_id").execute();
  await db.schema
    .createTable("document_notices")
    .addColumn("document_id", "text", (c) => c.notNull())
    .addColumn("identifier", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("document_notices_key", ["document_id", "identifier", "kind"])
    .execute();
  await db.schema.createIndex("document_notices_identifier").on("document_notices").column("identifier").execute();
  await db.schema
    .createTable("document_changes")
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("document_id", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("field", "text", (c) => c.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("document_changes_key", ["id", "field"])
    .execute();
  await db.schema.createIndex("document_changes_document").on("document_changes").column("document_id").execute();
}

async function createIngests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("ingest_files")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("path", "text", (c) => c.notNull().unique())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("sha256", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("reading", "integer", (c) => c.notNull())
    .addColumn("ingest_id", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("ingests")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("paths", "text", (c) => c.notNull())
    .addColumn("options", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("asked_at", "text", (c) => c.notNull())
    .addColumn("started_at", "text")
    .addColumn("ended_at", "text")
    .addColumn("progress", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("ingest_problems")
    .addColumn("ingest_id", "text", (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("problem", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("ingest_problems_key", ["ingest_id", "number"])
    .execute();
  await db.schema
    .createTable("ingest_lock")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("ingest_id", "text", (c) => c.notNull())
    .addColumn("host", "text", (c) => c.notNull())
    .addColumn("pid", "integer", (c) => c.notNull())
    .addColumn("beat_at", "text", (c) => c.notNull())
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createDocuments(db);
  await createVersions(db);
  await createLinks(db);
  await createIngests(db);
}
