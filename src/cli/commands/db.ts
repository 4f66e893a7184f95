/** ranvier db: state of the records, migration, backup, restore, and the move from SQLite to PostgreSQL. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { CopiedRecords, RecordsStatus } from "../../app/ports/records.ts";
import { moveRecordsToPostgres } from "../../compose/records.ts";
import { chainSentence } from "../chain-sentence.ts";
import { print, printJson, say } from "../output.ts";
import { requireValue, withRecords } from "../records.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const usage = "Use: ranvier db status, migrate, backup <file>, restore <file>, or move, each with [--json].";

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const named = (names: readonly string[]): string => (names.length === 0 ? "none" : names.join(", "));
const rowsOf = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(rows)
    .map(([table, count]) => `  ${table.padEnd(24)} ${count}`)
    .join("\n");

function statusText({ kind, version, place, sizeBytes, schema, rows, audit }: RecordsStatus): string {
  const chain = audit === undefined ? [] : [`audit: ${chainSentence(audit)}`];
  const tables = Object.keys(rows).length === 0 ? [] : ["rows:", rowsOf(rows)];
  const state = [
    `${kind} ${version}, ${place}, ${megabytes(sizeBytes)}`,
    `pending migrations: ${named(schema.pending)}`,
  ];
  return [...state, ...tables, ...chain].join("\n");
}

/** Says how far a copy is, for a person who waits. */
const progress = (table: string, rows: number): void => say(`  ${table}: ${rows} rows`);

const countsOf = ({ totals }: CopiedRecords): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(totals).map(([table, { rows }]) => [table, rows]));

/** Tells what was copied; a broken chain in it is a finding. */
function report(what: string, copied: CopiedRecords, asJson: boolean): number {
  if (asJson) printJson(copied);
  else {
    print(`${what}\n${rowsOf(countsOf(copied))}\nCounts and digests of every table agree.`);
    if (copied.audit !== undefined) print(`audit: ${chainSentence(copied.audit)}`);
  }
  return copied.audit?.ok === false ? 1 : 0;
}

async function status(asJson: boolean): Promise<number> {
  const state = await withRecords("existing", (records) => records.status());
  if (asJson) printJson(state);
  else print(statusText(state));
  return state.audit?.ok === false ? 1 : 0;
}

async function migrate(asJson: boolean): Promise<number> {
  const done = requireValue(await withRecords("new", (records) => records.migrate()));
  if (asJson) printJson({ done });
  else print(done.length === 0 ? "The database is up to date." : `Done: ${named(done)}.`);
  return 0;
}

async function backUp(file: string, asJson: boolean): Promise<number> {
  const copied = requireValue(await withRecords("existing", (records) => records.backUp(file, progress)));
  return report(`Backup written to ${file}:`, copied, asJson);
}

async function restore(file: string, asJson: boolean): Promise<number> {
  const copied = requireValue(await withRecords("new", (records) => records.restore(file, progress)));
  return report(`Restored from ${file}:`, copied, asJson);
}

async function move(asJson: boolean): Promise<number> {
  const config = requireConfig();
  const { databaseUrl } = config;
  if (databaseUrl === undefined)
    throw new UsageError("Set RANVIER_DATABASE_URL to an empty PostgreSQL database; the records go there.");
  const copied = requireValue(await moveRecordsToPostgres({ ...config, databaseUrl }, progress));
  return report("Moved to PostgreSQL; the file is kept as ranvier.db.moved:", copied, asJson);
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  const [action, file, ...more] = positionals;
  const asJson = values.json === true;
  if (more.length > 0) throw new UsageError(usage);
  if (file === undefined) {
    if (action === "status") return status(asJson);
    if (action === "migrate") return migrate(asJson);
    if (action === "move") return move(asJson);
  } else {
    if (action === "backup") return backUp(resolve(file), asJson);
    if (action === "restore") return restore(resolve(file), asJson);
  }
  throw new UsageError(usage);
}
