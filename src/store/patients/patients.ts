/** The patients port on a database. Each act and its audit entry stand or fall together. */
import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import type { Act, EntryVersion, Patients, PatientSummary, StoredPatient, TakenIn } from "../../app/ports/patients.ts";
import { Chart, Entry } from "../../core/chart/chart.ts";
import { canonicalJson } from "../../core/canonical-json.ts";
import { isPostgres } from "../dialect.ts";
import type { Tables } from "../tables.ts";
import { note } from "./note-act.ts";

type Tx = Transaction<Tables>;

const Person = Chart.unwrap().omit({ entries: true });
const personOf = (chart: Chart): string => JSON.stringify(Person.parse(chart));

const current = (tx: Tx, id: string) =>
  tx.selectFrom("patient_entries").selectAll().where("patient_id", "=", id).where("is_current", "=", 1);

const entryIn = (text: string | null): Entry | undefined => (text === null ? undefined : Entry.parse(JSON.parse(text)));

/** Stores a new version of an entry and makes it the one that holds. */
async function addVersion(tx: Tx, id: string, entryId: string, entry: string | null, act: Act): Promise<void> {
  const last = await tx
    .selectFrom("patient_entries")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("patient_id", "=", id)
    .where("entry_id", "=", entryId)
    .executeTakeFirst();
  await tx
    .updateTable("patient_entries")
    .set({ is_current: 0 })
    .where("patient_id", "=", id)
    .where("entry_id", "=", entryId)
    .execute();
  await tx
    .insertInto("patient_entries")
    .values({
      patient_id: id,
      entry_id: entryId,
      version: (last?.version ?? 0) + 1,
      entry,
      is_current: 1,
      recorded_at: act.at,
      recorded_by: act.actor,
    })
    .execute();
}

/**
 * The row of a patient, for one who is about to write. Writers of one record wait for each other here, as they do on SQLite
 * anyway: each makes the version after the last.
 */
const lock = (tx: Tx, column: "id" | "record_id", value: string): Promise<Selectable<Tables["patients"]> | undefined> =>
  tx
    .selectFrom("patients")
    .selectAll()
    .where(column, "=", value)
    .$if(isPostgres(tx), (query) => query.forUpdate())
    .executeTakeFirst();

const touch = (tx: Tx, id: string, at: string) =>
  tx.updateTable("patients").set({ updated_at: at }).where("id", "=", id).execute();

/** Rows that one statement can hold within every database's limit of parameters. */
const rowsAtOnce = 500;

async function addNew(tx: Tx, newId: string, chart: Chart, act: Act): Promise<TakenIn> {
  await tx
    .insertInto("patients")
    .values({ id: newId, record_id: chart.id, person: personOf(chart), updated_at: act.at })
    .execute();
  const rows = [...new Map(chart.entries.map((entry) => [entry.id, entry])).values()].map((entry) => ({
    patient_id: newId,
    entry_id: entry.id,
    version: 1,
    entry: JSON.stringify(entry),
    is_current: 1,
    recorded_at: act.at,
    recorded_by: act.actor,
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await tx
      .insertInto("patient_entries")
      .values(rows.slice(at, at + rowsAtOnce))
      .execute();
  return { id: newId, outcome: "added", added: rows.length, changed: 0 };
}

const isOther = (known: z.infer<typeof Person>, chart: Chart): boolean =>
  (known.birthDate !== undefined && chart.birthDate !== undefined && known.birthDate !== chart.birthDate) ||
  (known.sex !== undefined && chart.sex !== undefined && known.sex !== chart.sex);

async function merge(tx: Tx, row: Selectable<Tables["patients"]>, chart: Chart, act: Act): Promise<TakenIn> {
  const { id } = row;
  const known = Person.parse(JSON.parse(row.person));
  if (isOther(known, chart)) return { id, outcome: "refused", added: 0, changed: 0 };
  const before = new Map((await current(tx, id).execute()).map((stored) => [stored.entry_id, stored.entry]));
  let [added, changed] = [0, 0];
  for (const entry of chart.entries) {
    const stored = before.get(entry.id);
    if (typeof stored === "string" && canonicalJson(JSON.parse(stored)) === canonicalJson(entry)) continue;
    // What somebody withdrew by hand is not brought back by sending the same record again.
    if (stored === null) continue;
    await addVersion(tx, id, entry.id, JSON.stringify(entry), act);
    if (stored === undefined) added += 1;
    else changed += 1;
  }
  await tx
    .updateTable("patients")
    .set({ person: personOf({ ...known, ...chart, entries: [] }), updated_at: act.at })
    .where("id", "=", id)
    .execute();
  return { id, outcome: "merged", added, changed };
}

/** Takes charts in, those of one order of ids first to last, so that two imports never wait for each other. */
async function takeInAll(tx: Tx, charts: Parameters<Patients["takeIn"]>[0], act: Act): Promise<readonly TakenIn[]> {
  const taken = new Map<object, TakenIn>();
  for (const given of charts.toSorted((a, b) => (a.chart.id < b.chart.id ? -1 : 1))) {
    const { newId, chart } = given;
    const row = await lock(tx, "record_id", chart.id);
    taken.set(given, row === undefined ? await addNew(tx, newId, chart, act) : await merge(tx, row, chart, act));
  }
  return charts.flatMap((given) => taken.get(given) ?? []);
}

async function listAll(tx: Tx): Promise<readonly PatientSummary[]> {
  const counts = await tx
    .selectFrom("patient_entries")
    .select((eb) => ["patient_id", eb.fn.countAll().as("count")])
    .where("is_current", "=", 1)
    .where("entry", "is not", null)
    .groupBy("patient_id")
    .execute();
  const byPatient = new Map(counts.map(({ patient_id, count }) => [patient_id, Number(count)]));
  const rows = await tx.selectFrom("patients").selectAll().orderBy("updated_at", "desc").orderBy("id").execute();
  return rows.map(({ id, person, updated_at }): PatientSummary => {
    const { label, sex, birthDate } = Person.parse(JSON.parse(person));
    return { id, label, sex, birthDate, entries: byPatient.get(id) ?? 0, updatedAt: updated_at };
  });
}

async function load(tx: Tx, id: string): Promise<StoredPatient | undefined> {
  const row = await tx.selectFrom("patients").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  const entries = await current(tx, id).orderBy("recorded_at").orderBy("entry_id").execute();
  const person = Person.parse(JSON.parse(row.person));
  return {
    id,
    chart: { ...person, entries: entries.flatMap(({ entry }) => entryIn(entry) ?? []) },
    updatedAt: row.updated_at,
  };
}

/** Charts that are read in one go. */
const chartsAtOnce = 50;

/** Charts of some patients as they are now, those without entries too. */
async function loadSome(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly Chart[]> {
  const people = await db.selectFrom("patients").selectAll().where("id", "in", ids).execute();
  const rows = await db
    .selectFrom("patient_entries")
    .select(["patient_id", "entry"])
    .where("patient_id", "in", ids)
    .where("is_current", "=", 1)
    .orderBy("recorded_at")
    .orderBy("entry_id")
    .execute();
  const byPatient = Map.groupBy(rows, ({ patient_id }) => patient_id);
  return people.map(({ id, person }) => ({
    ...Person.parse(JSON.parse(person)),
    entries: (byPatient.get(id) ?? []).flatMap(({ entry }) => entryIn(entry) ?? []),
  }));
}

/** Notes that all charts are read, then reads them: no transaction is held open meanwhile. */
async function* loadAll(db: Kysely<Tables>, asked: unknown, act: Act): AsyncGenerator<readonly Chart[]> {
  const ids = await db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom("patients").select("id").orderBy("id").execute();
    const all = rows.map(({ id }) => id);
    await note(tx, act, { action: "patients.cohort-read", input: asked, output: all });
    return all;
  });
  for (let at = 0; at < ids.length; at += chartsAtOnce) yield loadSome(db, ids.slice(at, at + chartsAtOnce));
}

const versionsOf = (tx: Tx, id: string, entryId: string) =>
  tx
    .selectFrom("patient_entries")
    .selectAll()
    .where("patient_id", "=", id)
    .where("entry_id", "=", entryId)
    .orderBy("version")
    .execute();

/** The patients port on a database. */
export function createPatients(db: Kysely<Tables>): Patients {
  const inOne = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.transaction().execute(work);
  return {
    takeIn: (charts, act) =>
      inOne(async (tx) => {
        const taken = await takeInAll(tx, charts, act);
        // The audit last: it is one row that every writer waits for.
        for (const [at, { id, outcome }] of taken.entries())
          await note(tx, act, { action: `patient.${outcome}`, patient: id, input: charts[at]?.chart });
        return taken;
      }),
    list: (act) =>
      inOne(async (tx) => {
        const listed = await listAll(tx);
        await note(tx, act, { action: "patients.listed", output: listed.map(({ id }) => id) });
        return listed;
      }),
    readAll: (asked, act) => loadAll(db, asked, act),
    find: (id, act) =>
      inOne(async (tx) => {
        const patient = await load(tx, id);
        if (patient !== undefined) await note(tx, act, { action: "patient.read", patient: id, output: patient.chart });
        return patient;
      }),
    put: (id, entries, act) =>
      inOne(async (tx) => {
        if ((await lock(tx, "id", id)) === undefined) return false;
        for (const entry of entries) await addVersion(tx, id, entry.id, JSON.stringify(entry), act);
        await touch(tx, id, act.at);
        await note(tx, act, { action: "patient.entries-set", patient: id, input: entries });
        return true;
      }),
    withdraw: (id, entryId, act) =>
      inOne(async (tx) => {
        await lock(tx, "id", id);
        const versions = await versionsOf(tx, id, entryId);
        if ((versions.at(-1)?.entry ?? null) === null) return false;
        await addVersion(tx, id, entryId, null, act);
        await touch(tx, id, act.at);
        await note(tx, act, { action: "patient.entry-withdrawn", patient: id, input: entryId });
        return true;
      }),
    undo: (id, entryId, act) =>
      inOne(async (tx) => {
        await lock(tx, "id", id);
        const versions = await versionsOf(tx, id, entryId);
        if (versions.length === 0) return false;
        await addVersion(tx, id, entryId, versions.at(-2)?.entry ?? null, act);
        await touch(tx, id, act.at);
        await note(tx, act, { action: "patient.entry-undone", patient: id, input: entryId });
        return true;
      }),
    history: (id, entryId, act) =>
      inOne(async (tx) => {
        const versions = await versionsOf(tx, id, entryId);
        if (versions.length > 0) await note(tx, act, { action: "patient.history-read", patient: id, input: entryId });
        return versions.map(({ version, entry, recorded_at, recorded_by }): EntryVersion => ({
          version,
          entry: entryIn(entry),
          at: recorded_at,
          actor: recorded_by,
        }));
      }),
    remove: (id, act) =>
      inOne(async (tx) => {
        if ((await lock(tx, "id", id)) === undefined) return false;
        await tx.deleteFrom("patient_entries").where("patient_id", "=", id).execute();
        await tx.deleteFrom("patients").where("id", "=", id).execute();
        await note(tx, act, { action: "patient.removed", patient: id });
        return true;
      }),
  };
}
