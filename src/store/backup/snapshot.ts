/** Reads every table of a database as it stood at one moment, while others go on writing. */
import { type Kysely, sql } from "kysely";
import type { Totals } from "../../app/ports/records.ts";
import { isPostgres } from "../dialect.ts";
import { appliedMigrations } from "../migrate.ts";
import { type PortableTable, toPortable } from "./portable-row.ts";
import { type Records, type TableRow, TotalsCounter } from "./records.ts";

/** Rows fetched at a time: a row may hold a whole document. */
const rowsAtOnce = 100;

/** The tables of the product, migrations' own aside. Reads the schema, so that no table can be forgotten. */
export async function listTables<T>(db: Kysely<T>): Promise<readonly PortableTable[]> {
  const schema = isPostgres(db)
    ? (await sql<{ readonly name: string }>`select current_schema() as name`.execute(db)).rows[0]?.name
    : undefined;
  const tables = await db.introspection.getTables();
  return tables
    .filter((table) => !table.isView && table.schema === schema)
    .map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name).toSorted() }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const columnsOf = (table: PortableTable) => sql.join(table.columns.map((column) => sql.ref(column)));

type DriverRow = Readonly<Record<string, unknown>>;

async function* driverRows<T>(db: Kysely<T>, table: PortableTable): AsyncGenerator<DriverRow> {
  if (!isPostgres(db)) {
    yield* (db as unknown as Kysely<Record<string, DriverRow>>)
      .selectFrom(table.name)
      .select([...table.columns])
      .stream() as AsyncIterable<DriverRow>;
    return;
  }
  await sql`declare table_rows no scroll cursor for select ${columnsOf(table)} from ${sql.table(table.name)}`.execute(
    db,
  );
  for (;;) {
    const { rows } = await sql<DriverRow>`fetch ${sql.lit(rowsAtOnce)} from table_rows`.execute(db);
    if (rows.length === 0) break;
    yield* rows;
  }
  await sql`close table_rows`.execute(db);
}

async function* tableRows<T>(db: Kysely<T>, tables: readonly PortableTable[]): AsyncGenerator<TableRow> {
  for (const table of tables)
    for await (const row of driverRows(db, table))
      yield { table: table.name, row: table.columns.map((column) => toPortable(row[column])) };
}

/** Counts and digests of tables. On PostgreSQL it needs a transaction. */
export async function totalsOf<T>(db: Kysely<T>, tables: readonly PortableTable[]): Promise<Totals> {
  const counter = new TotalsCounter(tables);
  for await (const row of tableRows(db, tables)) counter.add(row);
  return counter.totals();
}

/**
 * Does some reading on one connection that sees the database as it is now until the end.
 * Written out because the store's own transactions on SQLite take the write lock first; this one holds up nobody.
 */
export async function readSnapshot<T, R>(db: Kysely<T>, work: (snapshot: Kysely<T>) => Promise<R>): Promise<R> {
  return db.connection().execute(async (connection) => {
    const begin = isPostgres(db) ? "begin isolation level repeatable read read only" : "begin deferred";
    await sql.raw(begin).execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** Everything in a database, to be read within a snapshot. Undefined: it was never migrated, there is nothing. */
export async function recordsOf<T>(snapshot: Kysely<T>): Promise<Records | undefined> {
  const schema = (await appliedMigrations(snapshot)).at(-1);
  if (schema === undefined) return undefined;
  const tables = await listTables(snapshot);
  const counter = new TotalsCounter(tables);
  async function* counted(): AsyncGenerator<TableRow> {
    for await (const row of tableRows(snapshot, tables)) {
      counter.add(row);
      yield row;
    }
  }
  return { schema, tables, rows: counted(), expected: () => counter.totals() };
}
