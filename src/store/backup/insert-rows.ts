/** Inserts records in batches of bounded size, whatever the size of a row. */
import { type Kysely, sql } from "kysely";
import type { CopyProgress, Totals } from "../../app/ports/records.ts";
import { fromPortable, type PortableRow, type PortableTable } from "./portable-row.ts";
import { type Records, RecordsProblem, TotalsCounter } from "./records.ts";

const largestBatchValues = 4000;
const largestBatchCharacters = 4_000_000;
const rowsPerReport = 10_000;

const sqliteConstraint = 19;

/** Whether the database refused the rows themselves: one is there twice, or lacks what it must have. */
function isRefusal(error: unknown): boolean {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  const isOfPostgres = typeof code === "string" && /^23\w{3}$/.test(code);
  return isOfPostgres || (typeof errcode === "number" && (errcode & 0xff) === sqliteConstraint);
}

async function insert<T>(tx: Kysely<T>, table: PortableTable, rows: readonly PortableRow[]): Promise<void> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row.map(fromPortable))})`));
  try {
    await sql`insert into ${sql.table(table.name)} (${columns}) values ${values}`.execute(tx);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new RecordsProblem("backup-damaged", `Rows of ${table.name} do not fit each other`, "use another backup");
  }
}

const charactersOf = (row: PortableRow): number =>
  row.reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 8), 0);

/** Collects rows of one table until there are enough of them. */
class Batch {
  readonly #table: PortableTable;
  readonly #rows: PortableRow[] = [];
  #characters = 0;

  constructor(table: PortableTable) {
    this.#table = table;
  }

  add(row: PortableRow): void {
    this.#rows.push(row);
    this.#characters += charactersOf(row);
  }

  get isFull(): boolean {
    const values = (this.#rows.length + 1) * this.#table.columns.length;
    return values > largestBatchValues || this.#characters > largestBatchCharacters;
  }

  isOf(table: PortableTable): boolean {
    return table === this.#table;
  }

  async insertInto<T>(tx: Kysely<T>): Promise<void> {
    if (this.#rows.length > 0) await insert(tx, this.#table, this.#rows);
  }
}

/** Inserts all rows, and says what was inserted. */
export async function insertAll<T>(tx: Kysely<T>, records: Records, progress: CopyProgress): Promise<Totals> {
  const tables = new Map(records.tables.map((table) => [table.name, table]));
  const counter = new TotalsCounter(records.tables);
  let batch: Batch | undefined;
  for await (const { table: name, row } of records.rows) {
    const table = tables.get(name);
    if (table === undefined || row.length !== table.columns.length)
      throw new RecordsProblem("backup-damaged", "A row fits no table of these records", "use another backup");
    if (batch === undefined || batch.isFull || !batch.isOf(table)) {
      await batch?.insertInto(tx);
      batch = new Batch(table);
    }
    batch.add(row);
    const count = counter.add({ table: name, row });
    if (count % rowsPerReport === 0) progress(name, count);
  }
  await batch?.insertInto(tx);
  return counter.totals();
}
