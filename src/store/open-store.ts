/** Opens the database that the settings name: PostgreSQL when there is an address, else a file of its own. */
import { existsSync } from "node:fs";
import type { Kysely } from "kysely";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { migrate } from "./migrate.ts";
import type { Tables } from "./tables.ts";

/** Where records are kept. */
export type DatabaseLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgresql"; readonly url: string };

/** The location in words, without user and password. */
export function nameOfLocation(location: DatabaseLocation): string {
  if (location.kind === "sqlite") return location.file;
  const { hostname, port, pathname } = new URL(location.url);
  return `PostgreSQL at ${hostname}:${port === "" ? "5432" : port}, database ${decodeURIComponent(pathname.slice(1))}`;
}

/** The driver's words where it has any: a refused connection to several addresses has its cause inside. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return "no reason given";
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}

const unavailable = (location: DatabaseLocation, error: unknown): Problem => ({
  code: "database-unavailable",
  message: `The database (${nameOfLocation(location)}) cannot be used: ${reasonOf(error)}`,
  fix:
    location.kind === "sqlite"
      ? "check RANVIER_DATA and its disk"
      : "check RANVIER_DATABASE_URL and that the server is running",
});

/** What a file is called after its records went to PostgreSQL. */
export const movedName = (file: string): string => `${file}.moved`;

/** Each driver is loaded only when it is used. */
async function connect(location: DatabaseLocation): Promise<Kysely<Tables>> {
  if (location.kind === "postgresql") return (await import("./postgres.ts")).connectPostgres(location.url);
  if (!existsSync(location.file) && existsSync(movedName(location.file)))
    throw new Error(
      `its records were moved to PostgreSQL; set RANVIER_DATABASE_URL, or rename ${movedName(location.file)} to go back to how they were then`,
    );
  return (await import("./sqlite.ts")).connectSqlite(location.file);
}

/** Connects and leaves the schema as it is, or says why not. */
export async function connectStore(location: DatabaseLocation): Promise<Result<Kysely<Tables>>> {
  try {
    return ok(await connect(location));
  } catch (error) {
    return err(unavailable(location, error));
  }
}

/** Connects and brings the schema up to date, or says why not. */
export async function openStore(location: DatabaseLocation): Promise<Result<Kysely<Tables>>> {
  const store = await connectStore(location);
  if (!store.ok) return store;
  try {
    await migrate(store.value);
    return store;
  } catch (error) {
    await store.value.destroy();
    return err(unavailable(location, error));
  }
}
