/** Forward-only migrations, the same on every database, run at start under its own lock. */
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as foundation from "./migrations/2026-11-21T10-00-foundation.ts";
import * as auditHead from "./migrations/2026-11-21T16-30-audit-head.ts";
import * as literature from "./migrations/2026-11-21T17-00-literature.ts";
import type { Tables } from "./tables.ts";

const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-21T10-00-foundation": foundation,
  "2026-11-21T16-30-audit-head": auditHead,
  "2026-11-21T17-00-literature": literature,
};

const migratorFor = (db: Kysely<Tables>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });

/** Names of migrations this program does not know: the database was used by a newer one. */
async function unknownMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(migrations, name));
}

/** Brings the schema up to date. Throws with the migration's name when one fails; nothing is then half-made. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error, results } = await migratorFor(db).migrateToLatest();
  if (error === undefined) return;
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0)
    throw new Error(
      `it was changed by a newer version of Ranvier (${unknown.join(", ")}); use that version, or restore a backup made before`,
    );
  const failed = results?.find((r) => r.status === "Error")?.migrationName ?? "the first migration";
  throw new Error(
    `The database could not be brought up to date (${failed}). Restore a backup or start with an empty data folder.`,
    { cause: error },
  );
}
