/** Patients erased by age, on every database: only what nobody touched, at the moment of erasing, each with an audit entry. */
import { expect, test } from "vitest";
import { erasePatients, surveyPatients } from "../../src/app/patients/retention.ts";
import type { Act } from "../../src/app/ports/patients.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { createPatients } from "../../src/store/patients/patients.ts";
import { createPatientRetention } from "../../src/store/patients/retention.ts";
import { chartOf, reading } from "../support/charts.ts";
import { describeOnDatabases, openBeforeEach } from "../support/databases.ts";

const longAgo: Act = { at: "2022-03-01T10:00:00.000Z", actor: "ward", origin: "app" };
const recently: Act = { ...longAgo, at: "2026-09-01T10:00:00.000Z" };
const time = { months: 24, now: "2026-11-21T10:00:00.000Z" };
const by = { actor: "terminal", origin: "cli" };

describeOnDatabases("patients' retention", ({ create }) => {
  const database = openBeforeEach(create);

  /** Patients `old`, `seen` (opened since), `later` (speaks of a later day), `undated` and `new`. */
  const fill = async () => {
    const patients = createPatients(database.db);
    const takeIn = (id: string, date: string | undefined, act: Act) =>
      patients.takeIn([{ newId: id, chart: chartOf([reading("igm", date, "12 g/L")], { id: `record-${id}` }) }], act);
    for (const id of ["old", "seen"]) await takeIn(id, "2022-02-01", longAgo);
    await takeIn("later", "2026-01", longAgo);
    await takeIn("undated", undefined, longAgo);
    await takeIn("new", "2022-02-01", recently);
    await patients.find("seen", recently);
    return patients;
  };

  test("counts before anything is erased, erases what is idle, and leaves the rest", async () => {
    const patients = await fill();
    const retention = createPatientRetention(database.db);
    const { counts, idle } = await surveyPatients(retention, time);
    expect({ counts, idle }).toEqual({ counts: { idle: 1, recent: 3, unknown: 1 }, idle: ["old"] });
    expect(await retention.count()).toBe(5);
    expect(await erasePatients(retention, idle, time, by)).toBe(1);
    expect(await erasePatients(retention, idle, time, by)).toBe(0);
    const left = (await patients.list(recently)).map(({ id }) => id).toSorted();
    expect(left).toEqual(["later", "new", "seen", "undated"]);
    const rows = await database.db
      .selectFrom("patient_entries")
      .select("patient_id")
      .where("patient_id", "=", "old")
      .execute();
    expect(rows).toEqual([]);
    const entries = await createAuditLog(database.db).list({ after: 0, limit: 100 });
    const erased = entries.filter(({ action }) => action === "patient.removed-by-age");
    expect(erased).toMatchObject([{ actor: "terminal", origin: "cli", at: time.now }]);
    expect(erased[0]?.patientKey).toBe(entries.find(({ action }) => action === "patient.added")?.patientKey);
    expect((await createAuditLog(database.db).verify()).ok).toBe(true);
  });

  test("a patient touched after the count is not erased", async () => {
    const patients = await fill();
    const retention = createPatientRetention(database.db);
    const { idle } = await surveyPatients(retention, time);
    await patients.find("old", { ...recently, at: time.now });
    expect(await erasePatients(retention, idle, time, by)).toBe(0);
    expect(await retention.count()).toBe(5);
  });
});
