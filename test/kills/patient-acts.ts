/** Patients' records while processes are killed: a chart that is taken in, then changed. */
import type { Kysely } from "kysely";
import { createPatients } from "../../src/store/patients/patients.ts";
import type { Tables } from "../../src/store/tables.ts";
import { chartOf, reading } from "../support/charts.ts";
import type { KilledAct } from "./acts.ts";

const act = { at: "2026-11-21T12:00:00.000Z", actor: "local", origin: "test" };

const igm = (value: string, id: string) => reading("igm", "2026-10-01", value, { id, resource: id });

/** Rows that a chart of two entries has, and that it has once one was changed and one added. */
const [takenIn, changed] = [2, 4];

/** How many rows of entries each patient has. */
async function rowsOfPatients(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom("patients")
    .leftJoin("patient_entries", "patient_entries.patient_id", "patients.id")
    .select((e) => ["patients.id as id", e.fn.count<number>("patient_entries.entry_id").as("count")])
    .groupBy("patients.id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function countOf(db: Kysely<Tables>, action: string): Promise<number> {
  return (await db.selectFrom("audit").select("seq").where("action", "=", action).execute()).length;
}

export const patientChange: KilledAct = {
  name: "patient-change",
  write: async (db, key) => {
    const patients = createPatients(db);
    const chart = chartOf([igm("12 g/L", "Observation/1"), igm("9 g/L", "Observation/2")], { id: `record-${key}` });
    await patients.takeIn([{ newId: key, chart }], act);
    await patients.put(key, [igm("13 g/L", "Observation/1"), igm("7 g/L", "Observation/3")], act);
  },
  whole: async (db) =>
    new Set([...(await rowsOfPatients(db))].flatMap(([id, count]) => (count === changed ? [id] : []))),
  halfDone: async (db) => {
    const rows = await rowsOfPatients(db);
    const counts = [...rows.values()];
    const [added, set] = await Promise.all([countOf(db, "patient.added"), countOf(db, "patient.entries-set")]);
    const torn = counts.filter((count) => count !== takenIn && count !== changed).length;
    return torn + Math.abs(rows.size - added) + Math.abs(counts.filter((count) => count === changed).length - set);
  },
};
