/** The store's ports, over every database they run on. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Kysely } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAuditLog } from "../../src/store/audit.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import type { Tables } from "../../src/store/tables.ts";

const databases = [{ name: "SQLite", open: (folder: string) => openSqlite(join(folder, "ranvier.db")) }];

const entry = (subject: string) => ({
  at: "2026-11-21T10:00:00.000Z",
  actor: "local",
  action: "test",
  subject,
  origin: "test",
});

describe.each(databases)("audit chain on $name", ({ open }) => {
  let folder: string;
  let db: Kysely<Tables>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ranvier-store-"));
    db = await open(folder);
  });
  afterEach(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  test("append() chains each entry to the one before", async () => {
    const log = createAuditLog(db);
    const first = await log.append(entry("a"));
    const second = await log.append(entry("b"));
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(second.prev).toBe(first.hash);
    expect(await log.verify()).toEqual({ ok: true, entries: 2 });
  });

  test("verify() finds an edited, a removed and a reordered entry", async () => {
    const log = createAuditLog(db);
    for (const subject of ["a", "b", "c", "d"]) await log.append(entry(subject));
    await db
      .updateTable("audit")
      .set({ subject: "x" } as never)
      .where("seq", "=", 2)
      .execute();
    expect(await log.verify()).toEqual({ ok: false, brokenAt: 2 });
    await db
      .updateTable("audit")
      .set({ subject: "b" } as never)
      .where("seq", "=", 2)
      .execute();
    expect(await log.verify()).toEqual({ ok: true, entries: 4 });
    await db.deleteFrom("audit").where("seq", "=", 3).execute();
    expect(await log.verify()).toEqual({ ok: false, brokenAt: 4 });
  });

  test("entries survive closing and opening, and migrations run once", async () => {
    await createAuditLog(db).append(entry("a"));
    await db.destroy();
    db = await open(folder);
    expect(await createAuditLog(db).verify()).toEqual({ ok: true, entries: 1 });
  });

  test("a transaction that fails leaves nothing behind", async () => {
    const log = createAuditLog(db);
    await log.append(entry("a"));
    await expect(
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto("saved_answers")
          .values({ token: "t", answer: "{}", saved_at: "x", saved_by: "local" })
          .execute();
        throw new Error("stop");
      }),
    ).rejects.toThrow("stop");
    expect(await db.selectFrom("saved_answers").selectAll().execute()).toEqual([]);
  });
});

describe("several processes on one SQLite file", () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "ranvier-two-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("six open a new file at once and write without a locked database, and the chain holds", async () => {
    const file = join(folder, "ranvier.db");
    const here = import.meta.dirname;
    const script = `
      const { openSqlite } = await import(${JSON.stringify(join(here, "../../src/store/sqlite.ts"))});
      const { createAuditLog } = await import(${JSON.stringify(join(here, "../../src/store/audit.ts"))});
      const db = await openSqlite(${JSON.stringify(file)});
      const log = createAuditLog(db);
      for (let i = 0; i < 40; i++) await log.append({ at: "2026-11-21T10:00:00.000Z", actor: "local", action: "test", subject: String(i), origin: "test" });
      await db.destroy();`;
    const once = () => promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    await Promise.all(Array.from({ length: 6 }, once));
    const db = await openSqlite(file);
    expect(await createAuditLog(db).verify()).toEqual({ ok: true, entries: 240 });
    await db.destroy();
  });
});
