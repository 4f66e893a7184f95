/** Forward-only migrations, the same on every database, run at start under its own lock. */
import { type Kysely, sql } from "kysely";
import { type Migration, type MigrationResultSet, Migrator } from "kysely/migration";
import * as foundation from "./migrations/2026-11-21T10-00-foundation.ts";
import * as auditHead from "./migrations/2026-11-21T16-30-audit-head.ts";
import * as literature from "./migrations/2026-11-21T17-00-literature.ts";
import * as people from "./migrations/2026-11-21T17-10-people.ts";
import * as cards from "./migrations/2026-11-21T18-10-cards.ts";
import * as patients from "./migrations/2026-11-21T18-20-patients.ts";
import * as review from "./migrations/2026-11-21T19-00-review.ts";
import * as standings from "./migrations/2026-11-21T19-20-standings.ts";
import * as feedback from "./migrations/2026-11-21T21-00-feedback.ts";
import * as letters from "./migrations/2026-11-21T23-30-letters.ts";
import * as queue from "./migrations/2026-11-22T02-10-queue.ts";
import * as outcomesOfPatients from "./migrations/2026-11-22T06-05-outcomes-of-patients.ts";

const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-21T10-00-foundation": foundation,
  "2026-11-21T16-30-audit-head": auditHead,
  "2026-11-21T17-00-literature": literature,
  "2026-11-21T17-10-people": people,
  "2026-11-21T18-10-cards": cards,
  "2026-11-21T18-20-patients": patients,
  "2026-11-21T19-00-review": review,
  "2026-11-21T19-20-standings": standings,
  "2026-11-21T21-00-feedback": feedback,
  "2026-11-21T23-30-letters": letters,
  "2026-11-22T02-10-queue": queue,
  "2026-11-22T06-05-outcomes-of-patients": outcomesOfPatients,
};

/** Names of all migrations, in order. */
export const knownMigrations: readonly string[] = Object.keys(migrations).toSorted();

const migratorFor = <T>(db: Kysely<T>): Migrator =>
  new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });

/** Names of the migrations a database has had, in order; none when it is new. Changes nothing. */
export async function appliedMigrations<T>(db: Kysely<T>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return [];
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name).toSorted();
}

function requireSuccess({ error, results }: MigrationResultSet): readonly string[] {
  if (error === undefined) return (results ?? []).map(({ migrationName }) => migrationName);
  const failed = results?.find((r) => r.status === "Error")?.migrationName ?? "the first migration";
  throw new Error(
    `it could not be brought up to date (${failed}); restore a backup, or start with an empty data folder`,
    { cause: error },
  );
}

/** Brings a new database to an earlier schema, that of `name`. */
export async function migrateUpTo<T>(db: Kysely<T>, name: string): Promise<void> {
  requireSuccess(await migratorFor(db).migrateTo(name));
}

/**
 * Brings the schema up to date and names what was done. Throws when a newer version was here, or with the migration's
 * name when one fails; nothing is then half-made.
 */
export async function migrate<T>(db: Kysely<T>): Promise<readonly string[]> {
  const result = await migratorFor(db).migrateToLatest();
  if (result.error !== undefined) {
    const unknown = (await appliedMigrations(db)).filter((name) => !knownMigrations.includes(name));
    if (unknown.length > 0)
      throw new Error(
        `it was changed by a newer version of Ranvier (${unknown.join(", ")}); use that version, or restore a backup made before`,
      );
  }
  return requireSuccess(result);
}
