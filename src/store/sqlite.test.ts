/** Writes to the embedded database are acknowledged when the disk has them, and nobody else is held up meanwhile. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createDiskWait } from "./disk-wait.ts";
import { connectSqlite, kyselyOn, openSqlite } from "./sqlite.ts";

/** A disk that finishes when it is told to. */
function slowDisk() {
  const running: { readonly finish: () => void; readonly fail: (error: Error) => void }[] = [];
  let begun = 0;
  const sync = (): Promise<void> => {
    begun += 1;
    return new Promise((finish, fail) => running.push({ finish, fail }));
  };
  const settle = async (how: "finish" | "fail"): Promise<void> => {
    const one = running.shift();
    if (how === "finish") one?.finish();
    else one?.fail(new Error("the disk is broken"));
    await nextTurn();
  };
  return { begun: () => begun, settle, wait: createDiskWait({ sync, close: () => Promise.resolve() }) };
}

/** Whether a promise has settled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  const note = (): void => void (done = true);
  promise.then(note, note);
  await nextTurn();
  return done;
}

function storeOn(disk: ReturnType<typeof slowDisk>) {
  const database = new DatabaseSync(":memory:");
  database.exec("create table notes (text text not null)");
  const db = kyselyOn(database, disk.wait);
  const write = (text: string): Promise<unknown> =>
    db.transaction().execute((tx) => sql`insert into notes values (${text})`.execute(tx));
  const read = async (): Promise<readonly unknown[]> => (await sql`select text from notes`.execute(db)).rows;
  return { db, write, read };
}

test("a write waits for the disk, and reading does not", async () => {
  const disk = slowDisk();
  const { write, read } = storeOn(disk);
  const first = write("a");
  expect(await isDone(first)).toBe(false);
  expect(await isDone(read())).toBe(true);
  await disk.settle("finish");
  expect(await isDone(first)).toBe(true);
});

test("a single statement outside a transaction waits as well, one that gives rows included", async () => {
  const disk = slowDisk();
  const { db } = storeOn(disk);
  const plain = sql`insert into notes values ('a')`.execute(db);
  expect(await isDone(plain)).toBe(false);
  await disk.settle("finish");
  const giving = sql`insert into notes values ('b') returning text`.execute(db);
  expect(await isDone(giving)).toBe(false);
  await disk.settle("finish");
  expect(await giving).toMatchObject({ rows: [{ text: "b" }] });
});

test("those who write while the disk is busy share the next wait, and none is answered by the wait before its own", async () => {
  const disk = slowDisk();
  const { write, read } = storeOn(disk);
  const first = write("a");
  await nextTurn();
  const others = ["b", "c", "d", "e"].map(write);
  await nextTurn();
  expect(await read()).toHaveLength(5);
  expect(disk.begun()).toBe(1);
  await disk.settle("finish");
  expect(await isDone(first)).toBe(true);
  expect(await isDone(Promise.race(others))).toBe(false);
  expect(disk.begun()).toBe(2);
  await disk.settle("finish");
  expect(await isDone(Promise.all(others))).toBe(true);
});

test("what the disk did not take is not acknowledged, nor is anything after it", async () => {
  const disk = slowDisk();
  const { write, read } = storeOn(disk);
  const breaking = nextTurn().then(() => disk.settle("fail"));
  await expect(write("a")).rejects.toThrow("the disk is broken");
  await breaking;
  await expect(write("b")).rejects.toThrow("the disk is broken");
  await expect(read()).resolves.toHaveLength(2);
});

test("a transaction that only reads, or that fails, does not hold up the next", async () => {
  const disk = slowDisk();
  const { db, write, read } = storeOn(disk);
  await db.transaction().execute((tx) => sql`select 1`.execute(tx));
  expect(disk.begun()).toBe(0);
  await expect(db.transaction().execute((tx) => sql`insert into nowhere values (1)`.execute(tx))).rejects.toThrow(
    "nowhere",
  );
  const next = write("a");
  await nextTurn();
  expect(await read()).toHaveLength(1);
  await disk.settle("finish");
  expect(await isDone(next)).toBe(true);
});

test("fifty writers at once into a file: what was acknowledged is there for the next who opens it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-sqlite-"));
  const file = join(folder, "ranvier.db");
  const db = await openSqlite(file);
  await sql`create table notes (text text not null)`.execute(db);
  await Promise.all(
    Array.from({ length: 50 }, (_, at) =>
      db.transaction().execute((tx) => sql`insert into notes values (${at})`.execute(tx)),
    ),
  );
  const other = await connectSqlite(file);
  expect((await sql`select count(*) as n from notes`.execute(other)).rows[0]).toMatchObject({ n: 50 });
  await Promise.all([db.destroy(), other.destroy()]);
  rmSync(folder, { recursive: true, force: true });
});
