/** Tables of earlier layouts: of no use once the index is whole in the present one, and as large. */
import type { Connection } from "@lancedb/lancedb";
import { layoutVersion } from "./lance-tables.ts";

const ofALayout = /^(?:passages|words|totals)_v(\d+)$/;

const isEarlier = (name: string): boolean => {
  const version = ofALayout.exec(name)?.[1];
  return version !== undefined && Number(version) < layoutVersion;
};

/** Removes them. Cut off in between, the next call removes the rest; vectors do not depend on the layout and stay. */
export async function removeEarlierLayouts(connection: Connection): Promise<void> {
  for (const name of await connection.tableNames()) if (isEarlier(name)) await connection.dropTable(name);
}
