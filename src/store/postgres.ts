/** Opens a PostgreSQL database behind Kysely, shared by several processes and machines. Loaded only when one is set. */
import { type DatabaseConnection, CompiledQuery, Kysely, PostgresDialect } from "kysely";
import { type CustomTypesConfig, Pool, types as knownTypes } from "pg";
import type { Tables } from "./tables.ts";

const largestPool = 10;
const bigintType: number = knownTypes.builtins.INT8;
const connectTimeoutMs = 10_000;

/** A bigint as a number; the driver would hand over text. Counts and entry numbers stay far below 2^53. */
function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error("A number in the database is too large to be read exactly");
  return value;
}

const types: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === bigintType && format !== "binary" ? toSafeInteger : knownTypes.getTypeParser(oid, format),
};

/**
 * What an acknowledged write rests on, once for each connection: a commit waits for the disk even where the server or
 * the role is set otherwise (stronger settings stay as they are).
 */
async function waitForDisk(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(
    CompiledQuery.raw(
      "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
    ),
  );
}

async function requireUtf8(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ readonly encoding: string }>(
    "select current_setting('server_encoding') as encoding",
  );
  if (rows[0]?.encoding !== "UTF8")
    throw new Error(
      "The database is not in UTF-8. Create it with: create database … encoding 'UTF8' template template0",
    );
}

/** Connects to `url`; the schema stays as it is. Throws without naming the password when that is not possible. */
export async function connectPostgres(url: string): Promise<Kysely<Tables>> {
  const pool = new Pool({
    connectionString: url,
    max: largestPool,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    application_name: "ranvier",
    types,
  });
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on("error", () => undefined);
  try {
    await requireUtf8(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection: waitForDisk }) });
}
