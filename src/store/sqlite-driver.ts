/**
 * One connection to the embedded database, used by one at a time, whose writes are acknowledged when the disk has them.
 *
 *   use the connection → let the next one use it → if anything was written, wait for the disk → acknowledge
 *
 * SQLite's own wait (`synchronous = full`) holds up the whole process at each commit, once for every writer. Here the
 * commit writes the log, the wait is the system's, and everybody who has committed meanwhile shares it.
 */
import { type DatabaseConnection, type SqliteDatabase, SqliteDriver } from "kysely";
import type { DiskWait } from "./disk-wait.ts";

/** A database that tells whether anything was written since it was last asked. */
export interface WatchedDatabase extends SqliteDatabase {
  readonly takeWritten: () => boolean;
}

/** Lets one at a time through, in the order they came. */
function createTurns(): { readonly take: () => Promise<void>; readonly give: () => void } {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    take: () => {
      if (taken) return new Promise((next) => waiting.push(next));
      taken = true;
      return Promise.resolve();
    },
    give: () => {
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else next();
    },
  };
}

/** Kysely's driver with turns of its own: the next one begins while the last one still waits for the disk. */
export class DurableSqliteDriver extends SqliteDriver {
  readonly #database: WatchedDatabase;
  readonly #disk: DiskWait | undefined;
  readonly #turns = createTurns();

  /** Without `disk` a write is acknowledged when the database says so. */
  constructor(database: WatchedDatabase, disk: DiskWait | undefined) {
    super({ database });
    this.#database = database;
    this.#disk = disk;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const hasWritten = this.#database.takeWritten();
    this.#turns.give();
    if (hasWritten) await this.#disk?.onDisk();
  }
  override async destroy(): Promise<void> {
    await this.#disk?.close();
    await super.destroy();
  }
}
