/** Opens the embedded database: node:sqlite behind Kysely, durable and shared by several processes. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";

const busyTimeoutMs = 10_000;

/**
 * Adapts node:sqlite to what Kysely's dialect calls.
 *
 * Kysely opens transactions with a deferred `begin`; two processes that read and then write would then fail at once
 * with "database is locked", whatever the timeout. `begin immediate` takes the write lock first and waits for it.
 */
function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

/** Opens `file` (":memory:" for a private one), creates its folder, and brings the schema up to date. */
export async function openSqlite(file: string): Promise<Kysely<Tables>> {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec("pragma foreign_keys = on");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
  await migrate(db);
  return db;
}
