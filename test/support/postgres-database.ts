/** Makes and drops databases on a PostgreSQL server. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";

/** Runs one statement. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes an empty database on the server of `serverUrl` and gives its address. */
export async function createPostgresDatabase(serverUrl: string): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(serverUrl, `create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops the database at this address, whoever still uses it. */
export const dropPostgresDatabase = (serverUrl: string, url: string): Promise<void> =>
  onServer(serverUrl, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
