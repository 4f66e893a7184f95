/** Backup, restore and move, from every database to every database. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { type Kysely, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RecordsKeeper } from "../../src/app/ports/records.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { isPostgres } from "../../src/store/dialect.ts";
import { migrateUpTo } from "../../src/store/migrate.ts";
import { connectStore, type DatabaseLocation, openStore } from "../../src/store/open-store.ts";
import { moveRecords, openRecordsKeeper } from "../../src/store/records-keeper.ts";
import type { Tables } from "../../src/store/tables.ts";
import { databases, describeOnDatabases, type FreshDatabase, type TestedDatabase } from "../support/databases.ts";
import { everyRow, fillEveryTable } from "../support/filled-database.ts";
import { fixedSurroundings, root } from "../support/product.ts";

const quiet = (): void => undefined;
let folder: string;
let made: FreshDatabase[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ranvier-backup-"));
  made = [];
});
afterEach(async () => {
  for (const fresh of made) await fresh.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function create(database: TestedDatabase): Promise<FreshDatabase> {
  const fresh = await database.create();
  made.push(fresh);
  return fresh;
}

async function keeping<T>(location: DatabaseLocation, work: (records: RecordsKeeper) => Promise<T>): Promise<T> {
  const records = await openRecordsKeeper(location, fixedSurroundings, { create: true });
  if (!records.ok) throw new Error(records.error.message);
  try {
    return await work(records.value);
  } finally {
    await records.value.close();
  }
}

const backUp = (location: DatabaseLocation, file: string) => keeping(location, (r) => r.backUp(file, quiet));
const restore = (location: DatabaseLocation, file: string) => keeping(location, (r) => r.restore(file, quiet));

/** Names of all tables as the database itself lists them. */
async function namesOfTables(db: Kysely<Tables>): Promise<readonly string[]> {
  const query = isPostgres(db)
    ? sql<{ readonly name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
    : sql<{ readonly name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`;
  return (await query.execute(db)).rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("kysely_"))
    .toSorted();
}

/** Changes the lines of a backup and packs it again. */
function rewrite(file: string, change: (lines: string[]) => readonly string[]): void {
  const lines = gunzipSync(readFileSync(file)).toString().split("\n");
  writeFileSync(file, gzipSync(change(lines).join("\n")));
}

describeOnDatabases("backup and restore", (from) => {
  for (const to of databases)
    test.skipIf(to.unavailable !== undefined)(`every row of every table arrives on ${to.name}`, async () => {
      const [source, target] = [await create(from), await create(to)];
      const db = await source.open();
      const tables = await fillEveryTable(db);
      expect(await namesOfTables(db)).toEqual(tables);
      const before = await everyRow(db, tables);
      for (const name of tables) expect(before[name]?.length, name).toBeGreaterThan(0);

      const file = join(folder, "copy");
      const backup = await backUp(source.location, file);
      expect(backup).toMatchObject({ ok: true, value: { audit: { ok: true, entries: 2 } } });
      if (!backup.ok) throw new Error(backup.error.message);
      expect(Object.keys(backup.value.totals).toSorted()).toEqual(tables);
      expect(await restore(target.location, file)).toEqual(backup);

      const arrived = await everyRow(await target.open(), tables);
      // The restore adds its own entry to the audit.
      const withoutChain = (rows: typeof before) => ({ ...rows, audit: [], audit_head: [] });
      expect(withoutChain(arrived)).toEqual(withoutChain(before));
      expect(await createAuditLog(await target.open()).verify()).toMatchObject({ ok: true, entries: 3 });
    });

  test(
    "a backup made while others write is one moment: each kept answer has its entry",
    { timeout: 180_000 },
    async () => {
      const [source, target] = [await create(from), await create(from)];
      const script = join(root, "test/kills/writer.ts");
      const writers = [1, 2].map(() => spawn(process.execPath, [script, JSON.stringify(source.location)]));
      const said = writers.map((writer) => text(writer.stderr));
      const ended = writers.map((writer) => new Promise((done) => writer.once("close", done)));
      const firstWrite = (writer: (typeof writers)[number]): Promise<void> =>
        new Promise((done) =>
          writer.stdout.on("data", (text: Buffer) => text.toString().includes("saved-answer") && done()),
        );
      await Promise.all(writers.map(firstWrite));
      const file = join(folder, "copy");
      const backup = await backUp(source.location, file);
      for (const writer of writers) writer.stdin.end();
      expect(await Promise.all(ended), (await Promise.all(said)).join("\n")).toEqual([0, 0]);
      expect(backup).toMatchObject({ ok: true, value: { audit: { ok: true } } });
      const restored = await restore(target.location, file);
      if (!restored.ok) throw new Error(restored.error.message);
      const { saved_answers: answers, audit } = restored.value.totals;
      expect(answers?.rows).toBeGreaterThanOrEqual(2);
      expect(restored.value.audit).toMatchObject({ ok: true, entries: audit?.rows });
      const entries = await createAuditLog(await target.open()).list({ after: 0, limit: 10_000 });
      expect(entries.filter(({ action }) => action === "answer.saved")).toHaveLength(answers?.rows ?? 0);
    },
  );

  test("records of an older schema are brought up to date on the way", async () => {
    const [source, target] = [await create(from), await create(from)];
    const old = await connectStore(source.location);
    if (!old.ok) throw new Error(old.error.message);
    await migrateUpTo(old.value, "2026-11-21T10-00-foundation");
    await sql`insert into saved_answers (token, answer, saved_at, saved_by) values ('t', '{}', 'x', 'local')`.execute(
      old.value,
    );
    await old.value.destroy();
    const file = join(folder, "copy");
    expect(await backUp(source.location, file)).toMatchObject({ ok: true });
    expect(await restore(target.location, file)).toMatchObject({ ok: true, value: { audit: { ok: true } } });
    expect(await keeping(target.location, (r) => r.status())).toMatchObject({
      schema: { pending: [] },
      rows: { saved_answers: 1, audit_head: 1 },
    });
  });

  test("the file is its owner's alone, a second one never takes its place, and nothing half-made stays", async () => {
    const source = await create(from);
    await fillEveryTable(await source.open());
    const file = join(folder, "copy");
    await backUp(source.location, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await backUp(source.location, file)).toMatchObject({ ok: false, error: { code: "backup-exists" } });
    expect(await backUp(source.location, join(folder, "none", "copy"))).toMatchObject({
      ok: false,
      error: { code: "backup-folder" },
    });
    expect(readdirSync(folder)).toEqual(["copy"]);
  });

  test("columns have types that mean the same on every database", async () => {
    const db = await (await create(from)).open();
    const tables = await db.introspection.getTables();
    const types = new Set(tables.flatMap(({ columns }) => columns.map(({ dataType }) => dataType.toLowerCase())));
    const portable = ["text", "integer", "bigint", "double precision", "bytea", "int4", "int8", "float8"];
    expect([...types].filter((type) => !portable.includes(type))).toEqual([]);
  });
});

describeOnDatabases("restore", (database) => {
  let file: string;
  let target: FreshDatabase;
  beforeEach(async () => {
    const source = await create(database);
    await fillEveryTable(await source.open());
    file = join(folder, "copy");
    await backUp(source.location, file);
    target = await create(database);
  });

  /** Why the file was refused; the target must still be as new. */
  async function refusal(): Promise<string> {
    const result = await restore(target.location, file);
    const db = await target.open();
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 0 });
    expect(await db.selectFrom("saved_answers").selectAll().execute()).toEqual([]);
    return result.ok ? "accepted" : result.error.code;
  }

  test("a database with records is refused and stays as it was", async () => {
    const db = await target.open();
    await createAuditLog(db).append({
      at: "2026-11-21T10:00:00.000Z",
      actor: "a",
      action: "b",
      subject: "c",
      origin: "d",
    });
    expect(await restore(target.location, file)).toMatchObject({ ok: false, error: { code: "database-not-empty" } });
    expect(await createAuditLog(db).verify()).toMatchObject({ ok: true, entries: 1 });
    expect(await db.selectFrom("saved_answers").selectAll().execute()).toEqual([]);
  });

  test("a database that was opened and never used is filled", async () => {
    await target.open();
    expect(await restore(target.location, file)).toMatchObject({ ok: true });
  });

  test("a file cut off at any point is refused", async () => {
    const whole = readFileSync(file);
    for (const share of [0.3, 0.6, 0.95]) {
      writeFileSync(file, whole.subarray(0, Math.floor(whole.length * share)));
      expect(await refusal()).toBe("backup-damaged");
    }
  });

  test.each([
    ["a changed value", (lines: string[]) => lines.map((l) => l.replace('"test"', '"text"'))],
    ["a missing row", (lines: string[]) => lines.filter((l) => !l.startsWith('["saved_answers"'))],
    ["a row twice", (lines: string[]) => [lines[0] ?? "", lines[1] ?? "", ...lines.slice(1)]],
    ["a missing end", (lines: string[]) => [...lines.slice(0, -2), ""]],
    ["something after its end", (lines: string[]) => [...lines.slice(0, -1), lines[1] ?? "", ""]],
    ["a line that is no row", (lines: string[]) => [lines[0] ?? "", '{"x":1}', ...lines.slice(1)]],
    ["a line that is not JSON", (lines: string[]) => [lines[0] ?? "", "[", ...lines.slice(1)]],
    ["a row of a table that is not there", (lines: string[]) => [lines[0] ?? "", '["nothing",[1]]', ...lines.slice(1)]],
  ])("a file with %s is refused, and nothing is kept", async (_what, change) => {
    rewrite(file, change);
    expect(await refusal()).toBe("backup-damaged");
  });

  test("records of a newer version are refused", async () => {
    rewrite(file, (lines) => lines.map((l) => l.replace(/"schema":"[^"]+"/, '"schema":"2999-01-01T00-00-later"')));
    expect(await refusal()).toBe("backup-newer");
  });

  test("records whose audit was tampered with are restored, and that is said", async () => {
    const source = await create(database);
    const db = await source.open();
    await fillEveryTable(db);
    await sql`update audit set actor = 'somebody' where seq = 1`.execute(db);
    const tampered = join(folder, "tampered");
    expect(await backUp(source.location, tampered)).toMatchObject({ ok: true, value: { audit: { ok: false } } });
    expect(await restore(target.location, tampered)).toMatchObject({
      ok: true,
      value: { audit: { ok: false, brokenAt: 1, fault: "edited" } },
    });
  });

  test("what is no backup is refused", async () => {
    writeFileSync(file, "hello");
    expect(await refusal()).toBe("backup-damaged");
    writeFileSync(file, gzipSync("hello\n"));
    expect(await refusal()).toBe("backup-damaged");
    writeFileSync(file, gzipSync("{}\n"));
    expect(await refusal()).toBe("not-a-backup");
    rmSync(file);
    expect(await refusal()).toBe("backup-missing");
  });
});

describe.skipIf(databases[1]?.unavailable !== undefined)("move from SQLite to PostgreSQL", () => {
  let source: FreshDatabase;
  let target: FreshDatabase;
  let file: string;
  beforeEach(async () => {
    const [sqlite, postgres] = databases;
    if (sqlite === undefined || postgres === undefined) throw new Error("two databases are expected");
    [source, target] = [await create(sqlite), await create(postgres)];
    if (source.location.kind !== "sqlite") throw new Error("SQLite comes first");
    file = source.location.file;
  });
  const move = () => moveRecords(file, target.location, fixedSurroundings, quiet);

  test("everything is there afterwards, the chain holds, and the file is out of use", async () => {
    const db = await source.open();
    const tables = await fillEveryTable(db);
    const before = await everyRow(db, tables);
    await db.destroy();
    expect(await move()).toMatchObject({ ok: true, value: { audit: { ok: true, entries: 2 } } });
    const arrived = await target.open();
    expect({ ...(await everyRow(arrived, tables)), audit: [], audit_head: [] }).toEqual({
      ...before,
      audit: [],
      audit_head: [],
    });
    expect(await createAuditLog(arrived).verify()).toMatchObject({ ok: true, entries: 3 });
    expect([existsSync(file), existsSync(`${file}.moved`)]).toEqual([false, true]);
    const reopened = await openStore(source.location);
    expect(!reopened.ok && reopened.error.message).toContain("were moved to PostgreSQL");
    expect(existsSync(file)).toBe(false);
  });

  test("a file that is still open elsewhere is not moved: what is written there would be lost", async () => {
    const db = await source.open();
    await fillEveryTable(db);
    expect(await move()).toMatchObject({ ok: false, error: { code: "database-in-use" } });
    expect(existsSync(file)).toBe(true);
    await db.destroy();
    expect(await move()).toMatchObject({ ok: true });
  });

  test("a database with records is refused, and the file stays in use", async () => {
    await fillEveryTable(await target.open());
    const db = await source.open();
    await createAuditLog(db).append({
      at: "2026-11-21T10:00:00.000Z",
      actor: "a",
      action: "b",
      subject: "c",
      origin: "d",
    });
    await db.destroy();
    expect(await move()).toMatchObject({ ok: false, error: { code: "database-not-empty" } });
    const again = await source.open();
    expect(await createAuditLog(again).verify()).toMatchObject({ ok: true, entries: 1 });
  });

  test("without a file there is nothing to move", async () => {
    expect(await move()).toMatchObject({ ok: false, error: { code: "no-records" } });
  });
});
