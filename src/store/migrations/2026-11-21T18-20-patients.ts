/** Patients' records: people, every version of their entries, and the key of the audit's patient keys. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("patients")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("record_id", "text", (c) => c.notNull().unique())
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("patient_entries")
    .addColumn("patient_id", "text", (c) => c.notNull().references("patients.id"))
    .addColumn("entry_id", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("entry", "text")
    .addColumn("is_current", "integer", (c) => c.notNull())
    .addColumn("recorded_at", "text", (c) => c.notNull())
    .addColumn("recorded_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("patient_entries_key", ["patient_id", "entry_id", "version"])
    .execute();
  await db.schema
    .createIndex("patient_entries_current")
    .on("patient_entries")
    .columns(["patient_id", "is_current"])
    .execute();
  await db.schema
    .createTable("patient_secret")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("secret", "text", (c) => c.notNull())
    .execute();
}
