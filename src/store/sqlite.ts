/** Opens the embedded database: node:sqlite behind Kysely, durable and shared by several processes. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import type { Tables } from "./tables.ts";

const busyTimeoutMs = 10_000;
const sqliteBusy = 5;

/** Statements that are kept for the next time. A large load repeats a few long ones, whose preparation costs as much as their work. */
const keptStatements = 100;
/** A statement that is longer takes more memory than it saves time. */
const longestKept = 20_000;

/** A statement, and whether it gives rows. */
interface Prepared {
  readonly statement: StatementSync;
  readonly reader: boolean;
}

function prepare(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql);
  return { statement, reader: statement.columns().length > 0 };
}

/** Prepares statements, and remembers those that were used last. */
function createPreparer(database: DatabaseSync): (sql: string) => Prepared {
  const kept = new Map<string, Prepared>();
  return (sql) => {
    const prepared = kept.get(sql) ?? prepare(database, sql);
    if (sql.length > longestKept) return prepared;
    kept.delete(sql);
    kept.set(sql, prepared);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptStatements) break;
      kept.delete(oldest);
    }
    return prepared;
  };
}

/**
 * Adapts node:sqlite to what Kysely's dialect calls.
 *
 * Kysely opens transactions with a deferred `begin`; two processes that read and then write would then fail at once
 * with "database is locked", whatever the timeout. `begin immediate` takes the write lock first and waits for it.
 */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = createPreparer(database);
  return {
    close: () => database.close(),
    prepare: (given) => {
      const sql = given === "begin" ? "begin immediate" : given;
      const { statement, reader } = prepared(sql);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
      return {
        reader,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        // Another use of the same statement would begin anew what is still being read.
        iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
      };
    },
  };
}

/**
 * Lets migrations run in a transaction.
 *
 * SQLite's schema changes are transactional, but Kysely's adapter says they are not and takes no lock: two processes
 * would both create the tables, and a failed migration would stay half-made. `begin immediate` is the lock.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * Turns the write-ahead log on, once and for good for this file.
 *
 * SQLite does not call its busy handler for this change: when two processes open a new file at the same moment, one
 * gets "database is locked" at once, whatever the timeout. So the wait is ours, with the same limit.
 */
async function useWriteAheadLog(database: DatabaseSync): Promise<void> {
  const deadline = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      const busy = (error as { errcode?: number }).errcode === sqliteBusy;
      if (!busy || performance.now() > deadline) throw error;
      await sleep(5 + Math.random() * 20);
    }
  }
}

/** Opens `file` (":memory:" for a private one) and creates its folder; the schema stays as it is. */
export async function connectSqlite(file: string): Promise<Kysely<Tables>> {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  await useWriteAheadLog(database);
  database.exec("pragma synchronous = full");
  // A large load writes the same pages again and again: they are kept, and copied into the file in larger steps.
  database.exec("pragma cache_size = -32768");
  database.exec("pragma wal_autocheckpoint = 8000");
  database.exec("pragma foreign_keys = on");
  return new Kysely<Tables>({ dialect: new TransactionalSqliteDialect({ database: adapt(database) }) });
}

/** Opens `file` and brings the schema up to date. Migrations are loaded only here: a thread that only writes does without. */
export async function openSqlite(file: string): Promise<Kysely<Tables>> {
  const [{ migrate }, db] = await Promise.all([import("./migrate.ts"), connectSqlite(file)]);
  await migrate(db);
  return db;
}
