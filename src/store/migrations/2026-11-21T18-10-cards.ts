/** Cards shown to hospital systems, what became of them, and tokens that were used. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("cds_cards")
    .addColumn("uuid", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("rule", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("until", "text", (c) => c.notNull())
    .addColumn("patient_key", "text", (c) => c.notNull())
    .addColumn("client", "text", (c) => c.notNull())
    .addColumn("hook", "text", (c) => c.notNull())
    .addColumn("shown_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("cds_cards_once", ["uuid", "key"])
    .execute();
  await db.schema.createIndex("cds_cards_patient").on("cds_cards").column("patient_key").execute();
  await db.schema
    .createTable("cds_outcomes")
    .addColumn("card", "text", (c) => c.notNull())
    .addColumn("outcome", "text", (c) => c.notNull())
    .addColumn("outcome_at", "text", (c) => c.notNull())
    .addColumn("reason_system", "text")
    .addColumn("reason_code", "text")
    .addColumn("comment", "text")
    .addColumn("received_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("cds_outcomes_once", ["card", "outcome", "outcome_at"])
    .execute();
  await db.schema
    .createTable("card_secret")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("secret", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("seen_tokens")
    .addColumn("digest", "text", (c) => c.primaryKey())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
}
