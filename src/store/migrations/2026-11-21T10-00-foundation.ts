/** The audit chain and saved answers. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("seq", "bigint", (c) => c.primaryKey())
    .addColumn("prev", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull().unique())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("patient_key", "text")
    .addColumn("pack_hash", "text")
    .addColumn("input_digest", "text")
    .addColumn("output_digest", "text")
    .addColumn("origin", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("saved_answers")
    .addColumn("token", "text", (c) => c.primaryKey())
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("saved_at", "text", (c) => c.notNull().defaultTo(sql`CURRENT_TIMESTAMP`))
    .addColumn("saved_by", "text", (c) => c.notNull())
    .execute();
}
