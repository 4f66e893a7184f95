/** ranvier retention on a folder of records: what is old goes, the rest stays; wrong use says what to do. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createPatients } from "../src/store/patients/patients.ts";
import { createSavedAnswers } from "../src/store/saved-answers.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { chartOf, reading } from "./support/charts.ts";
import { askProduct, root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-retention-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ranvier = (...args: readonly string[]) => ranvierWith({}, ...args);

const ranvierWith = (settings: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly said: string }>((done) => {
    const child = execFile(
      process.execPath,
      [join(root, "src/cli/main.ts"), "retention", ...args],
      { env: { ...process.env, RANVIER_DATA: folder, ...settings } },
      (_error, out, said) => done({ code: child.exitCode ?? -1, out, said }),
    );
  });

test("ranvier retention erases what is old, and one by its address", async () => {
  const db = await openSqlite(join(folder, "ranvier.db"));
  const answers = createSavedAnswers(db);
  const answer = askProduct("Does rituximab work in anti-MAG neuropathy?");
  const [old, recent] = ["A".repeat(22), "B".repeat(22)];
  await answers.save(
    old,
    { ...answer, createdAt: new Date(Date.now() - 40 * 86_400_000).toISOString() },
    { actor: "ann" },
  );
  await answers.save(recent, { ...answer, createdAt: new Date().toISOString() }, { actor: "ben" });
  expect((await ranvier("run")).code).toBe(2);
  const ran = await ranvier("run", "--answers-days", "30", "--json");
  expect(ran.code, ran.said).toBe(0);
  expect(JSON.parse(ran.out)).toMatchObject({ erased: 1 });
  const exported = await ranvier("export");
  expect(exported.out.trim().split("\n").length).toBe(1);
  expect(JSON.parse(exported.out)).toMatchObject({ path: `/answers/${recent}`, answer: { question: answer.question } });
  expect((await ranvier("erase", `/answers/${recent}`)).code).toBe(0);
  expect((await ranvier("erase", `/answers/${recent}`)).code).toBe(2);
  expect(JSON.parse((await ranvier("list", "--json")).out)).toEqual({ answers: [] });
  await db.destroy();
}, 240_000);

test("ranvier retention patients needs a time to be set, counts first, and erases only when told to", async () => {
  const db = await openSqlite(join(folder, "ranvier.db"));
  const chart = chartOf([reading("igm", "2020-01-02", "12 g/L")], { id: "record" });
  const act = { at: "2020-02-01T10:00:00.000Z", actor: "ward", origin: "app" };
  await createPatients(db).takeIn([{ newId: "a", chart }], act);
  expect(await ranvier("patients", "--erase")).toMatchObject({ code: 2, said: expect.stringContaining("MONTHS") });
  const withTime = (...args: readonly string[]) => ranvierWith({ RANVIER_PATIENT_MONTHS: "24" }, "patients", ...args);
  expect((await withTime()).out).toMatch(/^1 patient is beyond 24 months .*\nNothing was erased/);
  const counted = await withTime("--json");
  expect(JSON.parse(counted.out)).toEqual({ months: 24, idle: 1, recent: 0, unknown: 0, erased: 0 });
  expect(JSON.parse((await withTime("--erase", "--json")).out)).toMatchObject({ erased: 1 });
  expect(JSON.parse((await withTime("--json")).out)).toMatchObject({ idle: 0 });
  await db.destroy();
}, 240_000);
