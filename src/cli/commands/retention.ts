/** ranvier retention: answers that people kept, listed, exported, erased; and what is old, of answers and of patients. */
import { parseArgs } from "node:util";
import { erasePatients, surveyPatients } from "../../app/patients/retention.ts";
import type { PatientRetention } from "../../app/ports/patient-retention.ts";
import type { SavedAnswers } from "../../app/ports/saved-answers.ts";
import { realSurroundings } from "../../compose/surroundings.ts";
import { print, printJson, say } from "../output.ts";
import { withRecords } from "../records.ts";
import { requireConfig } from "../require-config.ts";
import { UsageError } from "../usage-error.ts";

const usage =
  "Use: ranvier retention list [--json], export, erase <address or token>, run --answers-days <days> [--json], or patients [--erase] [--json].";
const dayMs = 86_400_000;

interface Call {
  readonly answers: SavedAnswers;
  readonly patients: PatientRetention;
  readonly rest: readonly string[];
  readonly days: string | undefined;
  readonly json: boolean;
  readonly erase: boolean;
}

const erasing = () => ({ actor: "terminal", at: realSurroundings.now(), origin: "cli" });

async function list({ answers, json }: Call): Promise<number> {
  const kept = await answers.list();
  if (json) printJson({ answers: kept.map(({ token, ...one }) => ({ path: `/answers/${token}`, ...one })) });
  else for (const { token, savedAt, savedBy } of kept) print(`${savedAt}  /answers/${token}  ${savedBy}`);
  return 0;
}

/** One line of JSON for each, whole. */
async function exportAll({ answers }: Call): Promise<number> {
  for (const { token, savedAt, savedBy } of await answers.list()) {
    const answer = await answers.find(token);
    if (answer !== undefined) print(JSON.stringify({ path: `/answers/${token}`, savedAt, savedBy, answer }));
  }
  return 0;
}

async function eraseOne({ answers, rest }: Call): Promise<number> {
  const [address, ...more] = rest;
  if (address === undefined || more.length > 0) throw new UsageError(usage);
  const token = address.slice(address.lastIndexOf("/") + 1);
  if ((await answers.remove([token], erasing())) === 0)
    throw new UsageError("There is no kept answer at this address. Run ranvier retention list.");
  say("Erased. The audit keeps that it was there and that it is gone.");
  return 0;
}

async function eraseOld({ answers, days, json }: Call): Promise<number> {
  if (days === undefined || !/^[1-9]\d{0,4}$/u.test(days)) throw new UsageError(usage);
  const { at, ...by } = erasing();
  const before = new Date(Date.parse(at) - Number(days) * dayMs).toISOString();
  const old = (await answers.list()).filter(({ savedAt }) => savedAt < before);
  const erased = await answers.remove(
    old.map(({ token }) => token),
    { at, ...by },
  );
  if (json) printJson({ erased, before });
  else print(`${erased} kept ${erased === 1 ? "answer" : "answers"} from before ${before.slice(0, 10)} erased.`);
  return 0;
}

/** Counts patients beyond the retention time; erases them only when that is asked for. */
async function oldPatients({ patients, json, erase: wanted }: Call): Promise<number> {
  const { patientMonths: months } = requireConfig();
  if (months === undefined)
    throw new UsageError("No retention time is set, so no patient is old. Set RANVIER_PATIENT_MONTHS to one.");
  const { at: now, ...by } = erasing();
  const { counts, idle } = await surveyPatients(patients, { months, now });
  const erased = wanted ? await erasePatients(patients, idle, { months, now }, by) : 0;
  if (json) printJson({ months, ...counts, erased });
  else {
    const are = (n: number) => (n === 1 ? "1 patient is" : `${n} patients are`);
    print(`${are(counts.idle)} beyond ${months} months without a touch; ${are(counts.recent)} not.`);
    if (counts.unknown > 0)
      print(`${are(counts.unknown)} never erased by age, as nothing tells when they were last seen.`);
    print(
      wanted
        ? `${erased} erased, with all history.`
        : "Nothing was erased. Add --erase to erase those beyond the time.",
    );
  }
  return 0;
}

const acts: Readonly<Record<string, (call: Call) => Promise<number>>> = {
  list,
  export: exportAll,
  erase: eraseOne,
  run: eraseOld,
  patients: oldPatients,
};

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean" }, "answers-days": { type: "string" }, erase: { type: "boolean" } },
  });
  const [name = "", ...rest] = positionals;
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (act === undefined) throw new UsageError(usage);
  return withRecords("existing", ({ answers, patientRetention: patients }) => {
    const { json = false, erase = false, "answers-days": days } = values;
    return act({ answers, patients, rest, days, json, erase });
  });
}
