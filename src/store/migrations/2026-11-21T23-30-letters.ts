/** Who wants no letters. */
import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("people")
    .addColumn("no_letters", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
