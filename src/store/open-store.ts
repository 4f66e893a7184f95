/** Opens the database that the settings name: PostgreSQL when there is an address, else a file of its own. */
import type { Kysely } from "kysely";
import { err, ok, type Result } from "../core/problem.ts";
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

/** Opens and brings up to date, or says why not. Each driver is loaded only when it is used. */
export async function openStore(location: DatabaseLocation): Promise<Result<Kysely<Tables>>> {
  try {
    if (location.kind === "sqlite") return ok(await (await import("./sqlite.ts")).openSqlite(location.file));
    return ok(await (await import("./postgres.ts")).openPostgres(location.url));
  } catch (error) {
    return err({
      code: "database-unavailable",
      message: `The database (${nameOfLocation(location)}) cannot be used: ${reasonOf(error)}`,
      fix:
        location.kind === "sqlite"
          ? "check RANVIER_DATA and its disk"
          : "check RANVIER_DATABASE_URL and that the server is running",
    });
  }
}
