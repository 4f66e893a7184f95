/** Opens tables of LanceDB, and knows one that a killed process left half-made. */
import type { Connection, Table } from "@lancedb/lancedb";
import type { Schema } from "apache-arrow";

/**
 * The table, or `undefined` when it is not there. A process that is killed while it makes a table leaves a folder without
 * a first version: that is listed among the tables, cannot be opened, and counts as not there.
 */
export async function openTableIfWhole(connection: Connection, name: string): Promise<Table | undefined> {
  if (!(await connection.tableNames()).includes(name)) return undefined;
  try {
    return await connection.openTable(name);
  } catch (error) {
    if (/\bwas not found\b/.test(String(error))) return undefined;
    throw error;
  }
}

/** Opens the table, made empty where it is not there. */
export const openOrMakeTable = async (connection: Connection, name: string, schema: Schema): Promise<Table> =>
  (await openTableIfWhole(connection, name)) ??
  // Another process may make the table at the same moment; either's is as good.
  connection.createEmptyTable(name, schema, { mode: "create", existOk: true });
