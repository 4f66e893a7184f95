/** Puts rows into every table there is, so that nothing that handles all tables can forget one. */
import { type Kysely, sql } from "kysely";
import { createAuditLog } from "../../src/store/audit.ts";
import { deferReferences } from "../../src/store/backup/defer-references.ts";
import type { Tables } from "../../src/store/tables.ts";

/** Text that careless copying would change: separators, quotes, other scripts, a backslash. */
const awkward = (row: number): string => `row ${row} \u2028 "'\\ \n\t ß Ω 漢 😀 {"a":[1,null]}`;

/** A value of the column's type. The same in every table for one row, so that references hold. */
function valueFor(type: string, row: number): unknown {
  if (/int8|bigint/i.test(type)) return 2 ** 40 + row;
  if (/int/i.test(type)) return row;
  if (/float|double|real/i.test(type)) return row + 0.1;
  if (/bytea|blob/i.test(type)) return Uint8Array.from([0, row, 255, 10, 128]);
  return awkward(row);
}

const chainTables = ["audit", "audit_head"];

/** Two rows in every table; the audit chain gets real entries. Returns the names of the tables. */
export async function fillEveryTable(db: Kysely<Tables>): Promise<readonly string[]> {
  const log = createAuditLog(db);
  for (const subject of ["a", "b\u2028"])
    await log.append({ at: "2026-11-21T10:00:00.000Z", actor: "local", action: "test", subject, origin: "test" });
  const tables = await db.introspection.getTables();
  await db.transaction().execute(async (tx) => {
    const putBack = await deferReferences(tx);
    for (const table of tables.filter(({ name }) => !chainTables.includes(name)))
      for (const row of [1, 2]) {
        const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
        const values = sql.join(table.columns.map(({ dataType }) => valueFor(dataType, row)));
        await sql`insert into ${sql.table(table.name)} (${columns}) values (${values}) on conflict do nothing`.execute(
          tx,
        );
      }
    await putBack();
  });
  return tables.map(({ name }) => name).toSorted();
}

/** Every table's rows as text, sorted: a slow and obvious way to compare databases. */
export async function everyRow(
  db: Kysely<Tables>,
  tables: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const name of tables) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    found[name] = rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, value]) => [key, value instanceof Uint8Array ? [...value] : value]),
        ),
      )
      .toSorted();
  }
  return found;
}
