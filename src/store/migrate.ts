/** Forward-only migrations, run at start under the database's own write lock. */
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as foundation from "./migrations/2026-11-21T10-00-foundation.ts";
import type { Tables } from "./tables.ts";

const migrations: Readonly<Record<string, Migration>> = {
  "2026-11-21T10-00-foundation": foundation,
};

/** Brings the schema up to date. Throws with the migration's name when one fails; nothing is then half-made. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((r) => r.status === "Error")?.migrationName ?? "the first migration";
  throw new Error(
    `The database could not be brought up to date (${failed}). Restore a backup or start with an empty data folder.`,
    { cause: error },
  );
}
