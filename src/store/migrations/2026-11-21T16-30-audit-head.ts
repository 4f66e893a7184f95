/** The head of the audit chain, kept apart from its entries: the last number and hash, so that a lost tail is noticed. */
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit_head")
    .addColumn("id", "integer", (c) => c.primaryKey())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  const genesis = "0".repeat(64);
  await sql`insert into audit_head (id, seq, hash) values (1, 0, ${genesis})`.execute(db);
  await sql`
    update audit_head set seq = last.seq, hash = last.hash
    from (select seq, hash from audit order by seq desc limit 1) as last`.execute(db);
}
