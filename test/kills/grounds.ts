/** Databases to be killed: SQLite files and a PostgreSQL server that waits for the disk, as in use. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPostgresDatabase } from "../support/postgres-database.ts";
import { startPostgres } from "../support/postgres.ts";
import { type Ground, type KillReport, runKills, type Victim } from "./campaign.ts";
import type { Random } from "../mutations/random.ts";

export interface Trial {
  readonly database: "SQLite" | "PostgreSQL";
  readonly victim: Victim;
}

/** Everything that is tried. */
export const trials: readonly Trial[] = [
  { database: "SQLite", victim: "writers" },
  { database: "SQLite", victim: "whileOpening" },
  { database: "PostgreSQL", victim: "writers" },
  { database: "PostgreSQL", victim: "whileOpening" },
  { database: "PostgreSQL", victim: "server, kill -9" },
  { database: "PostgreSQL", victim: "server, immediate stop" },
];

/** Gives one database again and again, or a new one each time. */
function grounds(victim: Victim, create: () => Promise<Ground>): () => Promise<Ground> {
  let only: Promise<Ground> | undefined;
  return () => (victim === "whileOpening" ? create() : (only ??= create()));
}

async function onSqlite(victim: Victim, n: number, random: Random): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-kills-"));
  let made = 0;
  const create = (): Promise<Ground> =>
    Promise.resolve({ location: { kind: "sqlite", file: join(folder, String(++made), "ranvier.db") } });
  try {
    return await runKills(grounds(victim, create), victim, n, random);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(victim: Victim, n: number, random: Random): Promise<KillReport> {
  const server = await startPostgres({ durable: true });
  const create = async (): Promise<Ground> => ({
    location: { kind: "postgresql", url: await createPostgresDatabase(server.urlOf("postgres")) },
    crashServer: server.crash,
    restartServer: server.restart,
  });
  try {
    return await runKills(grounds(victim, create), victim, n, random);
  } finally {
    await server.stop();
  }
}

export const runTrial = ({ database, victim }: Trial, n: number, random: Random): Promise<KillReport> =>
  database === "SQLite" ? onSqlite(victim, n, random) : onPostgres(victim, n, random);
