/** A backup file: gzip of JSON lines, that is a header, one line for each row, and what they add up to. */
import { createReadStream, createWriteStream, existsSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import type { CopyProgress } from "../../app/ports/records.ts";
import type { PortableRow } from "./portable-row.ts";
import { differingTables, type Records, RecordsProblem, type TableRow, TotalsCounter } from "./records.ts";

const format = "ranvier-backup/1";
const chunkCharacters = 64 * 1024;
const rowsPerReport = 10_000;
const unpackedAtOnceBytes = 256 * 1024;
const longestLineCharacters = 512 * 1024 * 1024;

const Header = z.object({
  format: z.literal(format),
  madeAt: z.string(),
  schema: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
const End = z.object({
  end: z.literal(true),
  totals: z.record(z.string(), z.object({ rows: z.number().int(), digest: z.string() })),
});

const damaged = (what: string): RecordsProblem =>
  new RecordsProblem("backup-damaged", `The backup is damaged: ${what}`, "use another backup; nothing was changed");

async function* linesOf(records: Records, madeAt: string, progress: CopyProgress): AsyncGenerator<string> {
  const { schema, tables } = records;
  let chunk = `${JSON.stringify({ format, madeAt, schema, tables })}\n`;
  const counts = new Map<string, number>();
  for await (const { table, row } of records.rows) {
    chunk += `${JSON.stringify([table, row])}\n`;
    const count = (counts.get(table) ?? 0) + 1;
    counts.set(table, count);
    if (count % rowsPerReport === 0) progress(table, count);
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = "";
  }
  yield `${chunk}${JSON.stringify({ end: true, totals: records.expected() })}\n`;
}

async function waitForDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync();
  await handle.close();
}

/**
 * Writes records into a new file that only its owner may read. It is written under another name, read back and
 * verified, and only then given its name: there is never half a backup that looks like a whole one.
 */
export async function writeBackup(
  file: string,
  records: Records,
  madeAt: string,
  progress: CopyProgress,
): Promise<void> {
  if (existsSync(file))
    throw new RecordsProblem("backup-exists", `${file} exists already, and nothing is overwritten`, "name a new file");
  if (!existsSync(dirname(file)))
    throw new RecordsProblem("backup-folder", `There is no folder ${dirname(file)}`, "make it, or name another file");
  const partial = join(dirname(file), `.${basename(file)}.partial-${process.pid}`);
  try {
    await pipeline(
      Readable.from(linesOf(records, madeAt, progress)),
      createGzip(),
      createWriteStream(partial, { flags: "wx", mode: 0o600 }),
    );
    await waitForDisk(partial);
    const written = await readBackup(partial);
    for await (const _ of written.rows);
    if (differingTables(written.expected(), records.expected()).length > 0) throw damaged("it is not what was written");
    await rename(partial, file);
    await waitForDisk(dirname(file));
  } finally {
    rmSync(partial, { force: true });
  }
}

/** Lines of a gzip file. Only a line feed ends one: text may hold any other separator. */
async function* readLines(file: string): AsyncGenerator<string> {
  const input = createGunzip({ chunkSize: unpackedAtOnceBytes });
  const packed = createReadStream(file);
  packed.once("error", (error) => input.destroy(error));
  packed.pipe(input).setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of input as AsyncIterable<string>) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLineCharacters) throw damaged("a line does not end");
      yield* lines;
    }
  } catch (error) {
    if (error instanceof RecordsProblem) throw error;
    throw damaged("it cannot be unpacked to its end");
  }
  if (rest !== "") throw damaged("its last line is cut off");
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged("a line is not JSON");
  }
}

const isRow = (value: unknown): value is readonly [string, PortableRow] =>
  Array.isArray(value) && value.length === 2 && typeof value[0] === "string" && Array.isArray(value[1]);

/** Reads a backup. Rows are read as they are asked for; the end says whether they were all there. */
export async function readBackup(file: string): Promise<Records> {
  if (!existsSync(file))
    throw new RecordsProblem("backup-missing", `There is no file ${file}`, "name a file that ranvier db backup made");
  const lines = readLines(file);
  const first = await lines.next();
  const header = Header.safeParse(first.done === true ? undefined : parseLine(first.value));
  if (!header.success)
    throw new RecordsProblem(
      "not-a-backup",
      `${file} is no backup of Ranvier`,
      "name a file that ranvier db backup made",
    );
  const { schema, tables } = header.data;
  const counter = new TotalsCounter(tables);
  let end: z.infer<typeof End> | undefined;
  async function* rows(): AsyncGenerator<TableRow> {
    for await (const line of lines) {
      const value = parseLine(line);
      if (end !== undefined) throw damaged("it goes on after its end");
      if (isRow(value)) {
        const row = { table: value[0], row: value[1] };
        counter.add(row);
        yield row;
      } else end = End.safeParse(value).data;
      if (!isRow(value) && end === undefined) throw damaged("a line is neither a row nor the end");
    }
    if (end === undefined) throw damaged("its end is missing");
    const wrong = differingTables(counter.totals(), end.totals);
    if (wrong.length > 0) throw damaged(`counts or digests differ in ${wrong.join(", ")}`);
  }
  return { schema, tables, rows: rows(), expected: () => end?.totals ?? counter.totals() };
}
