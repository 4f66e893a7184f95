/** Lets rows that refer to each other arrive in any order: references are checked once all are there. */
import { type Kysely, sql } from "kysely";
import { isPostgres } from "../dialect.ts";

interface ForeignKey {
  readonly table: string;
  readonly name: string;
}

/** For the rest of the transaction. Returns what checks the references and puts the schema back as it was. */
export async function deferReferences<T>(tx: Kysely<T>): Promise<() => Promise<void>> {
  if (!isPostgres(tx)) {
    // Checked by the commit itself, and off again after it.
    await sql`pragma defer_foreign_keys = on`.execute(tx);
    return async () => undefined;
  }
  const { rows: keys } = await sql<ForeignKey>`
    select rel.relname as "table", con.conname as name
    from pg_constraint con join pg_class rel on rel.oid = con.conrelid
    where con.contype = 'f' and not con.condeferrable and con.connamespace = current_schema()::regnamespace`.execute(
    tx,
  );
  const alterAll = async (how: string): Promise<void> => {
    for (const { table, name } of keys)
      await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} ${sql.raw(how)}`.execute(tx);
  };
  await alterAll("deferrable initially deferred");
  return async () => {
    await sql`set constraints all immediate`.execute(tx);
    await alterAll("not deferrable");
  };
}
