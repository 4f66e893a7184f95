/** The commands on records as an operator meets them, on both databases. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAuditLog } from "../src/store/audit.ts";
import { databases, describeOnDatabases, type FreshDatabase } from "./support/databases.ts";
import { root } from "./support/product.ts";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Each command is a process of its own; a busy machine takes its time for a dozen. */
const limitMs = 180_000;

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "ranvier-records-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ranvier = (env: Record<string, string>, ...args: readonly string[]): Promise<Run> =>
  new Promise((done) => {
    const options = { cwd: root, env: { PATH: process.env["PATH"] ?? "", ...env } };
    execFile(process.execPath, [join(root, "src/cli/main.ts"), ...args], options, (error, out, err) =>
      done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err }),
    );
  });

const settingsOf = ({ location }: FreshDatabase, data: string): Record<string, string> =>
  location.kind === "sqlite"
    ? { RANVIER_DATA: join(location.file, "..") }
    : { RANVIER_DATA: data, RANVIER_DATABASE_URL: location.url };

describeOnDatabases("ranvier db and audit", ({ create, name }) => {
  let fresh: FreshDatabase;
  beforeEach(async () => void (fresh = await create()));
  afterEach(() => fresh.remove());

  test(
    "an operator's round: migrate, look, back up, find tampering; the password is never shown",
    { timeout: limitMs },
    async () => {
      const env = settingsOf(fresh, folder);
      const said: Run[] = [];
      const run = async (...args: readonly string[]): Promise<Run> => {
        const done = await ranvier(env, ...args);
        said.push(done);
        return done;
      };
      expect(await run("db", "migrate")).toMatchObject({ code: 0, out: expect.stringContaining("foundation") });
      expect(await run("db", "migrate")).toMatchObject({ code: 0, out: "The database is up to date.\n" });
      expect(await run("db", "status")).toMatchObject({ code: 0, out: expect.stringContaining(name) });
      const file = join(folder, "backup");
      expect(await run("db", "backup", file)).toMatchObject({ code: 0, out: expect.stringContaining("agree") });
      expect(await run("db", "backup", file)).toMatchObject({ code: 2, out: "" });
      const list = await run("audit", "list", "--json");
      expect(JSON.parse(list.out)).toMatchObject([{ seq: 1, action: "records.backed-up" }]);
      const verified = await run("audit", "verify", "--json");
      const { head } = JSON.parse(verified.out) as { readonly head: string };
      expect(await run("audit", "verify", "--noted", `1:${head}`)).toMatchObject({ code: 0 });
      expect(await run("audit", "verify", "--noted", `1:${"0".repeat(64)}`)).toMatchObject({ code: 1 });
      expect((await run("audit", "export", "--format", "fhir")).out).toContain('"resourceType":"AuditEvent"');

      const db = await fresh.open();
      await sql`update audit set actor = 'somebody' where seq = 1`.execute(db);
      expect(await run("audit", "verify")).toMatchObject({ code: 1, out: expect.stringContaining("edited") });
      expect(await run("db", "status")).toMatchObject({ code: 1, out: expect.stringContaining("DOES NOT HOLD") });
      expect(await run("config")).toMatchObject({ code: 0 });

      const secret = fresh.location.kind === "postgresql" ? new URL(fresh.location.url).password : undefined;
      if (secret !== undefined) {
        expect(secret.length).toBeGreaterThan(10);
        for (const { out, err } of said) expect(out + err).not.toContain(secret);
      }
    },
  );

  test("a backup restores into an unused database and is refused by one in use", { timeout: limitMs }, async () => {
    await createAuditLog(await fresh.open()).append({
      at: "2026-11-21T10:00:00.000Z",
      actor: "a",
      action: "b",
      subject: "c",
      origin: "d",
    });
    const file = join(folder, "backup");
    expect(await ranvier(settingsOf(fresh, folder), "db", "backup", file)).toMatchObject({ code: 0 });
    const other = await create();
    try {
      expect(await ranvier(settingsOf(other, folder), "db", "restore", file)).toMatchObject({ code: 0 });
      expect(await ranvier(settingsOf(other, folder), "db", "restore", file)).toMatchObject({
        code: 2,
        err: expect.stringContaining("nothing is ever overwritten"),
      });
    } finally {
      await other.remove();
    }
  });
});

test("wrong use ends with 2 and one sentence, and makes no database", { timeout: limitMs }, async () => {
  const env = { RANVIER_DATA: join(folder, "none") };
  for (const args of [
    ["db"],
    ["db", "backup"],
    ["db", "status", "x"],
    ["db", "move"],
    ["audit"],
    ["audit", "export", "--format", "xml"],
    ["audit", "verify", "--noted", "x"],
    ["audit", "list", "--limit", "-1"],
    ["db", "status"],
    ["audit", "verify"],
  ])
    expect(await ranvier(env, ...args), args.join(" ")).toMatchObject({ code: 2, out: "" });
  expect(() => rmSync(join(folder, "none"))).toThrow("ENOENT");
});

test.skipIf(databases[1]?.unavailable !== undefined)(
  "ranvier db move takes a folder's records to PostgreSQL",
  async () => {
    const [, postgres] = databases;
    const target = await postgres?.create();
    if (target?.location.kind !== "postgresql") throw new Error("PostgreSQL comes second");
    try {
      const data = { RANVIER_DATA: folder };
      expect(await ranvier(data, "db", "migrate")).toMatchObject({ code: 0 });
      const moved = await ranvier({ ...data, RANVIER_DATABASE_URL: target.location.url }, "db", "move");
      expect(moved).toMatchObject({ code: 0, out: expect.stringContaining("ranvier.db.moved") });
      expect(await ranvier(data, "db", "status")).toMatchObject({
        code: 2,
        err: expect.stringContaining("moved to PostgreSQL"),
      });
    } finally {
      await target.remove();
    }
  },
);
