/** Care of the records as a whole: state, backup, restore, and the move from SQLite to PostgreSQL. */
import { existsSync, renameSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import type { CopiedRecords, CopyProgress, RecordsKeeper, RecordsStatus } from "../app/ports/records.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { createAuditLog } from "./audit.ts";
import { createPatientRetention } from "./patients/retention.ts";
import { createSavedAnswers } from "./saved-answers.ts";
import { readBackup, writeBackup } from "./backup/backup-file.ts";
import { fillStore } from "./backup/fill-store.ts";
import { type Records, RecordsProblem } from "./backup/records.ts";
import { listTables, readSnapshot, recordsOf } from "./backup/snapshot.ts";
import { isPostgres } from "./dialect.ts";
import { digestOf } from "./digest.ts";
import { appliedMigrations, knownMigrations, migrate } from "./migrate.ts";
import { connectStore, type DatabaseLocation, movedName, nameOfLocation } from "./open-store.ts";
import type { Tables } from "./tables.ts";

async function numberOf(db: Kysely<Tables>, query: ReturnType<typeof sql<{ readonly n: number }>>): Promise<number> {
  return (await query.execute(db)).rows[0]?.n ?? 0;
}

async function versionAndSize(db: Kysely<Tables>): Promise<{ readonly version: string; readonly sizeBytes: number }> {
  const query = isPostgres(db)
    ? sql<{ readonly version: string; readonly size: number }>`
        select current_setting('server_version') as version, pg_database_size(current_database()) as size`
    : sql<{ readonly version: string; readonly size: number }>`
        select sqlite_version() as version, page_count * page_size as size from pragma_page_count, pragma_page_size`;
  const row = (await query.execute(db)).rows[0];
  return { version: row?.version ?? "unknown", sizeBytes: row?.size ?? 0 };
}

async function statusOf(db: Kysely<Tables>, location: DatabaseLocation): Promise<RecordsStatus> {
  const applied = await appliedMigrations(db);
  const rows: Record<string, number> = {};
  for (const { name } of await listTables(db))
    rows[name] = await numberOf(db, sql`select count(*) as n from ${sql.table(name)}`);
  return {
    kind: isPostgres(db) ? "PostgreSQL" : "SQLite",
    place: nameOfLocation(location),
    ...(await versionAndSize(db)),
    schema: { applied, pending: knownMigrations.filter((name) => !applied.includes(name)) },
    rows,
    audit: "audit_head" in rows ? await createAuditLog(db).verify() : undefined,
  };
}

/** Expected failures on the way become a problem. */
async function caught<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof RecordsProblem) return err(error.problem);
    throw error;
  }
}

/** Notes in the audit what was done with the records as a whole. */
async function note(db: Kysely<Tables>, at: string, action: string, { totals }: CopiedRecords): Promise<void> {
  const entry = { at, actor: "local", action, subject: "records", outputDigest: digestOf(totals), origin: "cli" };
  await createAuditLog(db).append(entry);
}

async function requireRecords(snapshot: Kysely<Tables>): Promise<Records> {
  const records = await recordsOf(snapshot);
  if (records !== undefined) return records;
  throw new RecordsProblem(
    "no-records",
    "There are no records here yet",
    "run ranvier db migrate, or start the server",
  );
}

/** Copies a snapshot into a file. The chain is verified apart: it is long work, and walking it holds up nobody. */
async function backUp(
  db: Kysely<Tables>,
  file: string,
  now: () => string,
  progress: CopyProgress,
): Promise<CopiedRecords> {
  const totals = await readSnapshot(db, async (snapshot) => {
    const records = await requireRecords(snapshot);
    await writeBackup(file, records, now(), progress);
    return records.expected();
  });
  if (!("audit_head" in totals)) return { totals };
  const copied = { totals, audit: await createAuditLog(db).verify() };
  await note(db, now(), "records.backed-up", copied);
  return copied;
}

const notThere = (file: string): Problem => ({
  code: "no-records",
  message: `There is no database ${file} yet`,
  fix: "run ranvier db migrate, or start the server; or set RANVIER_DATA to its folder",
});

/** Opens the database as it is found; a SQLite file that is not there yet is made only when asked for. */
export async function openRecordsKeeper(
  location: DatabaseLocation,
  { now }: Pick<Surroundings, "now">,
  { create }: { readonly create: boolean },
): Promise<Result<RecordsKeeper>> {
  if (location.kind === "sqlite" && !create && !existsSync(location.file) && !existsSync(movedName(location.file)))
    return err(notThere(location.file));
  const store = await connectStore(location);
  if (!store.ok) return store;
  const db = store.value;
  return ok({
    audit: createAuditLog(db),
    answers: createSavedAnswers(db),
    patientRetention: createPatientRetention(db),
    status: () => statusOf(db, location),
    migrate: async () => {
      try {
        return ok(await migrate(db));
      } catch (error) {
        return err(migrationProblem(error));
      }
    },
    backUp: (file, progress) => caught(() => backUp(db, file, now, progress)),
    restore: async (file, progress) => {
      const records = await caught(() => readBackup(file));
      if (!records.ok) return records;
      const copied = await fillStore(db, records.value, progress);
      if (copied.ok) await note(db, now(), "records.restored", copied.value);
      return copied;
    },
    close: () => db.destroy(),
  });
}

const migrationProblem = (error: unknown): Problem => ({
  code: "migration-failed",
  message: `The database is not up to date: ${error instanceof Error ? error.message : "no reason given"}`,
  fix: "restore a backup, or use the version that last changed it",
});

/** Works with two databases and closes both. */
async function withBoth<T>(
  from: DatabaseLocation,
  to: DatabaseLocation,
  work: (from: Kysely<Tables>, to: Kysely<Tables>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const source = await connectStore(from);
  if (!source.ok) return source;
  try {
    const target = await connectStore(to);
    if (!target.ok) return target;
    try {
      return await work(source.value, target.value);
    } finally {
      await target.value.destroy();
    }
  } finally {
    await source.value.destroy();
  }
}

/** Makes sure that nobody else has the file open: what they wrote from here on would be lost. */
async function claimAlone(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`pragma busy_timeout = 1000`.execute(db);
    await sql`pragma locking_mode = exclusive`.execute(db);
    await sql`pragma journal_mode = delete`.execute(db);
  } catch {
    throw new RecordsProblem(
      "database-in-use",
      "Another process has the database open",
      "stop every Ranvier server and command on it, then try again",
    );
  }
}

/** Moves every record of a SQLite file into an unused PostgreSQL database, and puts the file out of use. */
export async function moveRecords(
  file: string,
  target: DatabaseLocation,
  { now }: Pick<Surroundings, "now">,
  progress: CopyProgress,
): Promise<Result<CopiedRecords>> {
  if (!existsSync(file)) return err(notThere(file));
  const moved = await withBoth({ kind: "sqlite", file }, target, async (source, to) => {
    const records = await caught(async () => {
      await claimAlone(source);
      return requireRecords(source);
    });
    if (!records.ok) return records;
    const copied = await fillStore(to, records.value, progress);
    if (copied.ok) await note(to, now(), "records.moved", copied.value);
    return copied;
  });
  if (moved.ok) renameSync(file, movedName(file));
  return moved;
}
