/** Fills an empty database with records from elsewhere, all or nothing, and verifies what arrived. */
import { type Kysely, sql, type Transaction } from "kysely";
import type { CopiedRecords, CopyProgress, Totals } from "../../app/ports/records.ts";
import { err, ok, type Result } from "../../core/problem.ts";
import { createAuditLog } from "../audit.ts";
import { isPostgres } from "../dialect.ts";
import { knownMigrations, migrate, migrateUpTo } from "../migrate.ts";
import { openSqlite } from "../sqlite.ts";
import type { Tables } from "../tables.ts";
import { deferReferences } from "./defer-references.ts";
import { insertAll } from "./insert-rows.ts";
import { differingTables, type Records, RecordsProblem } from "./records.ts";
import { listTables, totalsOf } from "./snapshot.ts";

/** What a database holds that was only just made. */
async function totalsWhenNew(): Promise<Totals> {
  const fresh = await openSqlite(":memory:");
  try {
    return await totalsOf(fresh, await listTables(fresh));
  } finally {
    await fresh.destroy();
  }
}

/** Whether nothing was ever kept here. Nobody else can write from here on. */
async function isUnused(tx: Transaction<Tables>): Promise<boolean> {
  const tables = await listTables(tx);
  if (tables.length === 0) return true;
  if (isPostgres(tx))
    await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in access exclusive mode`.execute(tx);
  const totals = await totalsOf(tx, tables);
  const changed = differingTables(totals, await totalsWhenNew());
  return changed.every((name) => (totals[name]?.rows ?? 0) === 0);
}

async function dropEverything(tx: Transaction<Tables>): Promise<void> {
  const own = (await listTables(tx)).map(({ name }) => name);
  for (const name of [...own, "kysely_migration", "kysely_migration_lock"]) {
    const drop = tx.schema.dropTable(name).ifExists();
    await (isPostgres(tx) ? drop.cascade() : drop).execute();
  }
}

/** Makes the schema the records were written in, without a row. */
async function makeSchema(tx: Transaction<Tables>, records: Records): Promise<void> {
  await dropEverything(tx);
  await migrateUpTo(tx, records.schema);
  const tables = await listTables(tx);
  if (JSON.stringify(tables) !== JSON.stringify(records.tables))
    throw new RecordsProblem(
      "backup-schema",
      "The tables of these records are not those of the version that wrote them",
      "make a new backup with that version",
    );
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(tx);
}

function requireSame(expected: Totals, found: Totals): void {
  const wrong = differingTables(expected, found);
  if (wrong.length === 0) return;
  throw new RecordsProblem(
    "records-differ",
    `Counts or digests differ in ${wrong.join(", ")}`,
    "nothing was kept; use another backup",
  );
}

async function fill(tx: Transaction<Tables>, records: Records, progress: CopyProgress): Promise<CopiedRecords> {
  if (!(await isUnused(tx)))
    throw new RecordsProblem(
      "database-not-empty",
      "The database already holds records, and nothing is ever overwritten",
      "name an empty one: another RANVIER_DATA folder, or a new PostgreSQL database",
    );
  await makeSchema(tx, records);
  const putBack = await deferReferences(tx);
  requireSame(await insertAll(tx, records, progress), records.expected());
  const totals = await totalsOf(tx, records.tables);
  requireSame(records.expected(), totals);
  await putBack();
  await migrate(tx);
  return { totals, audit: await createAuditLog(tx).verify() };
}

/**
 * Fills the database behind `db`, which must never have been used, in one transaction.
 * Records of an older schema are put into that schema first and then migrated like any old database.
 */
export async function fillStore(
  db: Kysely<Tables>,
  records: Records,
  progress: CopyProgress,
): Promise<Result<CopiedRecords>> {
  try {
    if (!knownMigrations.includes(records.schema))
      throw new RecordsProblem(
        "backup-newer",
        `These records were made by a newer version of Ranvier (${records.schema})`,
        "use that version or a later one",
      );
    return ok(await db.transaction().execute((tx) => fill(tx, records, progress)));
  } catch (error) {
    if (error instanceof RecordsProblem) return err(error.problem);
    throw error;
  }
}
