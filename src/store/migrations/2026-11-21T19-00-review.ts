/** Review: cases with their history and approved versions, the policy, what people saw and should know, expertise, letters. */
import type { Kysely } from "kysely";

async function createCases(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("review_cases")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("record", "text", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addUniqueConstraint("review_cases_subject", ["kind", "subject"])
    .execute();
  await db.schema
    .createTable("review_events")
    .addColumn("case_id", "text", (c) => c.notNull().references("review_cases.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("by_name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("act", "text", (c) => c.notNull())
    .addColumn("content", "text")
    .addPrimaryKeyConstraint("review_events_key", ["case_id", "revision"])
    .execute();
  await db.schema
    .createTable("review_versions")
    .addColumn("case_id", "text", (c) => c.notNull().references("review_cases.id"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("record", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("review_versions_key", ["case_id", "version"])
    .execute();
  await db.schema
    .createTable("review_seen")
    .addColumn("case_id", "text", (c) => c.notNull().references("review_cases.id"))
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("review_seen_key", ["case_id", "person_id"])
    .execute();
}

async function createNotifications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("notifications")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("case_id", "text")
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("harm", "integer", (c) => c.notNull())
    .addColumn("seen_at", "text")
    .execute();
  await db.schema.createIndex("notifications_of_person").on("notifications").columns(["person_id", "at"]).execute();
  await db.schema
    .createTable("mail_outbox")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("to_address", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("text", "text", (c) => c.notNull())
    .addColumn("made_at", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("next_at", "text", (c) => c.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await db.schema.createIndex("mail_outbox_waiting").on("mail_outbox").columns(["state", "next_at"]).execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCases(db);
  await db.schema
    .createTable("review_policies")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("policy", "text", (c) => c.notNull())
    .addColumn("set_at", "text", (c) => c.notNull())
    .addColumn("set_by", "text", (c) => c.notNull())
    .execute();
  await createNotifications(db);
  await db.schema
    .alterTable("people")
    .addColumn("expertise", "text", (c) => c.notNull().defaultTo(""))
    .execute();
}
