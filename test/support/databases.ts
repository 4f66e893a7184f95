/** Every database that the store runs on: contract suites run once over each. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { afterEach, beforeEach, describe, inject } from "vitest";
import { type DatabaseLocation, openStore } from "../../src/store/open-store.ts";
import type { Tables } from "../../src/store/tables.ts";
import { createPostgresDatabase, dropPostgresDatabase } from "./postgres-database.ts";
import type { PostgresOffer } from "./postgres-setup.ts";

/** An empty database of its own. */
export interface FreshDatabase {
  readonly location: DatabaseLocation;
  /** Opens it with the schema up to date; closed by `remove`, or by `destroy()` before. */
  readonly open: () => Promise<Kysely<Tables>>;
  readonly remove: () => Promise<void>;
}

export interface TestedDatabase {
  readonly name: "SQLite" | "PostgreSQL";
  /** Why it cannot be had on this machine; its suites are then shown as skipped. */
  readonly unavailable?: string | undefined;
  readonly create: () => Promise<FreshDatabase>;
}

function freshDatabase(location: DatabaseLocation, erase: () => Promise<void> | void): FreshDatabase {
  const opened: Kysely<Tables>[] = [];
  return {
    location,
    open: async () => {
      const store = await openStore(location);
      if (!store.ok) throw new Error(store.error.message);
      opened.push(store.value);
      return store.value;
    },
    remove: async () => {
      for (const db of opened) await db.destroy();
      await erase();
    },
  };
}

const sqlite: TestedDatabase = {
  name: "SQLite",
  create: () => {
    const folder = mkdtempSync(join(tmpdir(), "ranvier-store-"));
    const erase = (): void => rmSync(folder, { recursive: true, force: true });
    return Promise.resolve(freshDatabase({ kind: "sqlite", file: join(folder, "ranvier.db") }, erase));
  },
};

async function createOn(serverUrl: string): Promise<FreshDatabase> {
  const url = await createPostgresDatabase(serverUrl);
  return freshDatabase({ kind: "postgresql", url }, () => dropPostgresDatabase(serverUrl, url));
}

async function postgres(): Promise<TestedDatabase> {
  const offer = (await (await fetch(inject("postgresOffer"))).json()) as PostgresOffer;
  if ("url" in offer) return { name: "PostgreSQL", create: () => createOn(offer.url) };
  const unavailable = `no PostgreSQL server could be started: ${offer.unavailable}`;
  if (process.env["CI"] === "true") throw new Error(unavailable);
  return { name: "PostgreSQL", unavailable, create: () => Promise.reject(new Error(unavailable)) };
}

/** SQLite and PostgreSQL. */
export const databases: readonly TestedDatabase[] = [sqlite, await postgres()];

/** Runs a suite once over each database; one that cannot be had is shown as skipped, with the reason. */
export function describeOnDatabases(subject: string, suite: (database: TestedDatabase) => void): void {
  for (const database of databases) {
    const reason = database.unavailable === undefined ? "" : ` (skipped: ${database.unavailable})`;
    describe.skipIf(database.unavailable !== undefined)(`${subject} on ${database.name}${reason}`, () => {
      suite(database);
    });
  }
}

/** An empty database open before each test and removed after it. Call within the suite. */
export function openBeforeEach(create: TestedDatabase["create"]): {
  readonly db: Kysely<Tables>;
  /** Closes it and opens it again. */
  readonly reopen: () => Promise<void>;
} {
  let opened: { readonly fresh: FreshDatabase; readonly db: Kysely<Tables> } | undefined;
  const inUse = () => {
    if (opened === undefined) throw new Error("The database is opened when the tests run, not when they are listed");
    return opened;
  };
  beforeEach(async () => {
    const fresh = await create();
    opened = { fresh, db: await fresh.open() };
  });
  afterEach(() => inUse().fresh.remove());
  return {
    get db() {
      return inUse().db;
    },
    reopen: async () => {
      const { fresh, db } = inUse();
      await db.destroy();
      opened = { fresh, db: await fresh.open() };
    },
  };
}
