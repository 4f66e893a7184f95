/** The patient-retention port on a database. */
import type { Kysely, Transaction } from "kysely";
import type { PatientRetention, PatientTouched } from "../../app/ports/patient-retention.ts";
import { Entry } from "../../core/chart/chart.ts";
import { lastContactDay } from "../../core/chart/idle.ts";
import { isPostgres } from "../dialect.ts";
import type { Tables } from "../tables.ts";
import { note, patientKey } from "./note-act.ts";

type Tx = Transaction<Tables>;
interface Changed {
  readonly id: string;
  readonly updated_at: string;
}

/** Patients looked at in one go. */
const patientsAtOnce = 50;

/** When somebody last did something with each patient's record, by the audit's name for the patient. */
async function lastActs(db: Kysely<Tables>, key?: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("audit")
    .select(({ fn }) => ["patient_key as key", fn.max("at").as("at")])
    .where("patient_key", "is not", null)
    .$if(key !== undefined, (query) => query.where("patient_key", "=", key ?? ""))
    .groupBy("patient_key")
    .execute();
  return new Map(rows.flatMap((row) => (row.key === null ? [] : [[row.key, row.at] as const])));
}

/** Without a key of this database nobody's record was ever touched by name. */
async function secretIn(db: Kysely<Tables>): Promise<string | undefined> {
  return (await db.selectFrom("patient_secret").select("secret").where("id", "=", 1).executeTakeFirst())?.secret;
}

async function touchedOf(
  db: Kysely<Tables>,
  patients: readonly Changed[],
  openedAt: (id: string) => string | undefined,
): Promise<readonly PatientTouched[]> {
  if (patients.length === 0) return [];
  const ids = patients.map(({ id }) => id);
  const rows = await db
    .selectFrom("patient_entries")
    .select(["patient_id", "entry"])
    .where("patient_id", "in", ids)
    .where("is_current", "=", 1)
    .where("entry", "is not", null)
    .execute();
  const byPatient = Map.groupBy(rows, ({ patient_id }) => patient_id);
  return patients.map(({ id, updated_at }) => ({
    id,
    changedAt: updated_at,
    openedAt: openedAt(id),
    lastContactDay: lastContactDay({
      entries: (byPatient.get(id) ?? []).map(({ entry }) => Entry.parse(JSON.parse(entry ?? ""))),
    }),
  }));
}

async function* survey(db: Kysely<Tables>): AsyncGenerator<readonly PatientTouched[]> {
  const secret = await secretIn(db);
  const acts = await lastActs(db);
  const patients = await db.selectFrom("patients").select(["id", "updated_at"]).orderBy("id").execute();
  const openedAt = (id: string): string | undefined =>
    secret === undefined ? undefined : acts.get(patientKey(secret, id));
  for (let at = 0; at < patients.length; at += patientsAtOnce)
    yield touchedOf(db, patients.slice(at, at + patientsAtOnce), openedAt);
}

/** One patient as last touched, held until the transaction ends: nobody adds to the record meanwhile. */
async function held(tx: Tx, id: string): Promise<PatientTouched | undefined> {
  const patient = await tx
    .selectFrom("patients")
    .select(["id", "updated_at"])
    .where("id", "=", id)
    .$if(isPostgres(tx), (query) => query.forUpdate())
    .executeTakeFirst();
  if (patient === undefined) return undefined;
  const secret = await secretIn(tx);
  const key = secret === undefined ? undefined : patientKey(secret, id);
  const acts = key === undefined ? undefined : await lastActs(tx, key);
  const [touched] = await touchedOf(tx, [patient], () => (key === undefined ? undefined : acts?.get(key)));
  return touched;
}

/** The patient-retention port on a database. */
export function createPatientRetention(db: Kysely<Tables>): PatientRetention {
  return {
    count: async () => {
      const row = await db
        .selectFrom("patients")
        .select(({ fn }) => fn.countAll().as("patients"))
        .executeTakeFirst();
      return Number(row?.patients ?? 0);
    },
    survey: () => survey(db),
    eraseIdle: (id, isIdle, act) =>
      db.transaction().execute(async (tx) => {
        const touched = await held(tx, id);
        if (touched === undefined || !isIdle(touched)) return false;
        await tx.deleteFrom("patient_entries").where("patient_id", "=", id).execute();
        await tx.deleteFrom("patients").where("id", "=", id).execute();
        await note(tx, act, { action: "patient.removed-by-age", patient: id });
        return true;
      }),
  };
}
