/** What a board decided about single items: approvals, wordings, withdrawals, and one number that grows with each. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("standings")
    .addColumn("pack", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("approved_hash", "text")
    .addColumn("edit", "text")
    .addColumn("changed_at", "text", (c) => c.notNull())
    .addColumn("changed_by", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("standings_once", ["pack", "kind", "id"])
    .execute();
  await db.schema
    .createTable("suspensions")
    .addColumn("suspension", "text", (c) => c.primaryKey())
    .addColumn("pack", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("id", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("suspended_by", "text", (c) => c.notNull())
    .addColumn("suspended_at", "text", (c) => c.notNull())
    .addColumn("shown_in", "text", (c) => c.notNull())
    .addColumn("lifted_at", "text")
    .addColumn("lifted_by", "text")
    .addColumn("lifted_reason", "text")
    .execute();
  await db.schema.createIndex("suspensions_item").on("suspensions").columns(["pack", "kind", "id"]).execute();
  await db.schema
    .createTable("standings_revision")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("revision", "integer", (c) => c.notNull())
    .execute();
  const revisions = db as Kysely<{ standings_revision: { id: number; revision: number } }>;
  await revisions.insertInto("standings_revision").values({ id: 1, revision: 0 }).execute();
}
