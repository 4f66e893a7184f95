/** The patients port, over every database it runs on. */
import type { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Act, Patients } from "../../src/app/ports/patients.ts";
import type { Chart } from "../../src/core/chart/chart.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createPatients } from "../../src/store/patients/patients.ts";
import type { Tables } from "../../src/store/tables.ts";
import { chartOf, reading } from "../support/charts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";

const act: Act = { at: "2026-11-21T10:00:00.000Z", actor: "local", origin: "test" };
const later: Act = { ...act, at: "2026-11-21T11:00:00.000Z", actor: "second" };

const igm = (value: string, id = "Observation/1") => reading("igm", "2026-10-01", value, { id, resource: id });
const example = (...entries: readonly ReturnType<typeof igm>[]) =>
  chartOf(entries, { id: "record-1", label: "Example 01", sex: "male", birthDate: "1955-04-02" });

describeOnDatabases("patients", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let patients: Patients;
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    patients = createPatients(db);
  });
  afterEach(() => fresh.remove());

  const actions = async (): Promise<readonly string[]> =>
    (await createAuditLog(db).list({ after: 0, limit: 100 })).map(({ action }) => action);

  test("a chart taken in is found as it was", async () => {
    const chart = example(igm("12 g/L"));
    expect(await patients.takeIn([{ newId: "a", chart }], act)).toEqual([
      { id: "a", outcome: "added", added: 1, changed: 0 },
    ]);
    expect(await patients.find("a", act)).toEqual({
      id: "a",
      chart: JSON.parse(JSON.stringify(chart)),
      updatedAt: act.at,
    });
    expect(await patients.list(act)).toEqual([
      { id: "a", label: "Example 01", sex: "male", birthDate: "1955-04-02", entries: 1, updatedAt: act.at },
    ]);
    expect(await patients.find("b", act)).toBeUndefined();
  });

  test("the same record again changes only what changed, and keeps the rest", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L"), igm("9 g/L", "Observation/2")) }], act);
    const again = example(igm("13 g/L"), igm("7 g/L", "Observation/3"));
    expect(await patients.takeIn([{ newId: "b", chart: again }], later)).toEqual([
      { id: "a", outcome: "merged", added: 1, changed: 1 },
    ]);
    const found = await patients.find("a", later);
    expect(found?.chart.entries.map(({ id }) => id).toSorted()).toEqual([
      "Observation/1",
      "Observation/2",
      "Observation/3",
    ]);
    expect(await patients.history("a", "Observation/1", later)).toMatchObject([
      { version: 1, actor: "local", entry: { value: { value: 12 } } },
      { version: 2, actor: "second", entry: { value: { value: 13 } } },
    ]);
  });

  test("somebody else under a known record id is refused, and nothing is changed", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L")) }], act);
    const other = { ...example(igm("50 g/L")), birthDate: "1990-01-01" };
    expect(await patients.takeIn([{ newId: "b", chart: other }], act)).toMatchObject([{ id: "a", outcome: "refused" }]);
    expect((await patients.find("a", act))?.chart.entries).toMatchObject([{ value: { value: 12 } }]);
  });

  test("a correction is a new version, and undo brings the one before back", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L")) }], act);
    expect(await patients.put("a", [igm("21 g/L")], later)).toBe(true);
    expect((await patients.find("a", act))?.chart.entries).toMatchObject([{ value: { value: 21 } }]);
    expect(await patients.undo("a", "Observation/1", later)).toBe(true);
    expect((await patients.find("a", act))?.chart.entries).toMatchObject([{ value: { value: 12 } }]);
    expect((await patients.history("a", "Observation/1", act)).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await patients.put("nobody", [igm("1 g/L")], act)).toBe(false);
    expect(await patients.undo("a", "Observation/9", act)).toBe(false);
  });

  test("of people who correct one entry at once, each makes a version of their own", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L")) }], act);
    const values = Array.from({ length: 12 }, (_, n) => `${20 + n} g/L`);
    const done = await Promise.all(values.map((value) => patients.put("a", [igm(value)], later)));
    expect(done).toEqual(values.map(() => true));
    const versions = await patients.history("a", "Observation/1", act);
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
  });

  test("imports of the same people in another order do not wait for each other for ever", async () => {
    const people = Array.from({ length: 8 }, (_, n) => ({
      newId: `id-${n}`,
      chart: { ...example(igm("12 g/L")), id: `record-${n}` },
    }));
    await patients.takeIn(people, act);
    const changed = (value: string) =>
      people.map(({ newId, chart }) => ({ newId, chart: { ...chart, entries: [igm(value)] } }));
    const imports = Array.from({ length: 6 }, (_, n) => {
      const charts = changed(`${20 + n} g/L`);
      return patients.takeIn(n % 2 === 0 ? charts : charts.toReversed(), later);
    });
    expect((await Promise.all(imports)).flat().every(({ outcome }) => outcome === "merged")).toBe(true);
    expect(await patients.history("id-3", "Observation/1", act)).toHaveLength(7);
  });

  test("a withdrawn entry is out of the chart, stays in the history, and is not brought back by the record", async () => {
    const chart = example(igm("12 g/L"));
    await patients.takeIn([{ newId: "a", chart }], act);
    expect(await patients.withdraw("a", "Observation/1", later)).toBe(true);
    expect(await patients.withdraw("a", "Observation/1", later)).toBe(false);
    await patients.takeIn([{ newId: "a", chart }], later);
    expect((await patients.find("a", act))?.chart.entries).toEqual([]);
    expect((await patients.list(act))[0]?.entries).toBe(0);
    expect(await patients.undo("a", "Observation/1", later)).toBe(true);
    expect((await patients.find("a", act))?.chart.entries).toHaveLength(1);
  });

  test("undo of an entry that was just added takes it out", async () => {
    await patients.takeIn([{ newId: "a", chart: example() }], act);
    await patients.put("a", [igm("21 g/L")], later);
    await patients.undo("a", "Observation/1", later);
    expect((await patients.find("a", act))?.chart.entries).toEqual([]);
  });

  test("a removed patient is gone with all history", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L")) }], act);
    expect(await patients.remove("a", act)).toBe(true);
    expect(await patients.remove("a", act)).toBe(false);
    expect(await patients.find("a", act)).toBeUndefined();
    expect(await db.selectFrom("patient_entries").selectAll().execute()).toEqual([]);
  });

  test("a chart of a thousand entries is taken in at once", async () => {
    const many = Array.from({ length: 1203 }, (_, at) => igm(`${at} g/L`, `Observation/${at}`));
    await patients.takeIn([{ newId: "a", chart: example(...many) }], act);
    expect((await patients.list(act))[0]?.entries).toBe(1203);
  });

  test("each read and write is in the audit, by a key that is not the id and always the same", async () => {
    await patients.takeIn([{ newId: "patient-a", chart: example(igm("12 g/L")) }], act);
    await patients.list(act);
    await patients.find("patient-a", act);
    await patients.put("patient-a", [igm("13 g/L")], act);
    await patients.history("patient-a", "Observation/1", act);
    await patients.withdraw("patient-a", "Observation/1", act);
    await patients.undo("patient-a", "Observation/1", act);
    await patients.remove("patient-a", act);
    expect(await actions()).toEqual([
      "patient.added",
      "patients.listed",
      "patient.read",
      "patient.entries-set",
      "patient.history-read",
      "patient.entry-withdrawn",
      "patient.entry-undone",
      "patient.removed",
    ]);
    const log = createAuditLog(db);
    const entries = await log.list({ after: 0, limit: 100 });
    const keys = new Set(entries.flatMap(({ patientKey }) => patientKey ?? []));
    expect(keys.size).toBe(1);
    expect(JSON.stringify(entries)).not.toMatch(/patient-a|record-1|Example 01|1955-04|12 g/);
    expect(await log.verify()).toMatchObject({ ok: true });
  });

  test("all charts are read in lots, as they are now, under one audit entry that names nobody", async () => {
    const chart = (at: number) => ({ ...example(igm(`${at} g/L`, `Observation/${at}`)), id: `record-${at}` });
    const charts = Array.from({ length: 120 }, (_, at) => ({
      newId: `p${String(at).padStart(3, "0")}`,
      chart: chart(at),
    }));
    await patients.takeIn(charts, act);
    await patients.put("p000", [igm("99 g/L", "Observation/0")], later);
    await patients.withdraw("p001", "Observation/1", later);
    const entries = () => createAuditLog(db).list({ after: 0, limit: 500 });
    const before = (await entries()).length;
    const lots: (readonly Chart[])[] = [];
    for await (const lot of patients.readAll({ regimen: "weekly" }, later)) lots.push(lot);
    expect(lots.map(({ length }) => length)).toEqual([50, 50, 20]);
    const read = new Map(lots.flat().map((one) => [one.id, one]));
    expect(read.get("record-0")?.entries).toMatchObject([{ value: { value: 99 } }]);
    expect(read.get("record-1")?.entries).toEqual([]);
    expect(read.get("record-119")).toEqual(JSON.parse(JSON.stringify(chart(119))));
    const log = await entries();
    expect(log.slice(before).map(({ action, actor }) => [action, actor])).toEqual([["patients.cohort-read", "second"]]);
    expect(JSON.stringify(log.slice(before))).not.toMatch(/p000|record|weekly/u);
  });

  test("an act whose audit entry fails is not done", async () => {
    await patients.takeIn([{ newId: "a", chart: example(igm("12 g/L")) }], act);
    await db.deleteFrom("audit_head").execute();
    await expect(patients.put("a", [igm("99 g/L")], act)).rejects.toThrow(/lost its head/);
    const rows = await db.selectFrom("patient_entries").select("entry").execute();
    expect(rows.map(({ entry }) => entry).join("")).not.toContain("99");
  });
});
