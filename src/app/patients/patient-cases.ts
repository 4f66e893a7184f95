/** What people do with patients' records: take in, list, open, read facts, add, correct, undo, delete, hand out. */
import type { MeasureView } from "../../contract/measures.ts";
import type { PatientView } from "../../contract/patient-view.ts";
import type { FactView, ImportReport } from "../../contract/patients.ts";
import { type ChartKnowledge, prepareChartKnowledge, readFacts } from "../../core/chart/fact-reader.ts";
import type { Chart } from "../../core/chart/chart.ts";
import type { ChartFact } from "../../core/knowledge/fact.ts";
import type { Measure } from "../../core/knowledge/measure.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { type ChartSource, createChartSource, type ReadCharts } from "../../fhir/read-charts.ts";
import type { Statement } from "../../fhir/statement.ts";
import { type ChartBundle, writeBundle } from "../../fhir/write-bundle.ts";
import type { Actor } from "../actor.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { Act, EntryVersion, Patients, PatientSummary, StoredPatient } from "../ports/patients.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Assessor } from "./assess.ts";
import { viewPatient } from "./view-patient.ts";

export interface PatientParts {
  readonly patients: Patients;
  readonly surroundings: Surroundings;
  readonly knowledge: Knowledge;
  readonly assessor: Assessor;
  /** The example records that come with the product, as FHIR text, dated back from a day. */
  readonly examples: (today: string) => readonly string[];
}

export type RecordFormat = "fhir" | "csv";

export interface PatientCases {
  readonly importRecords: (actor: Actor, text: string, format: RecordFormat) => Promise<ImportReport>;
  readonly importExamples: (actor: Actor) => Promise<ImportReport>;
  readonly listPatients: (actor: Actor) => Promise<readonly PatientSummary[]>;
  readonly openPatient: (actor: Actor, id: string) => Promise<StoredPatient | undefined>;
  readonly patientFacts: (actor: Actor, id: string) => Promise<readonly FactView[] | undefined>;
  readonly viewPatient: (actor: Actor, id: string) => Promise<PatientView | undefined>;
  readonly exportPatient: (actor: Actor, id: string) => Promise<ChartBundle | undefined>;
  /** What a chart can hold, by name. */
  readonly listMeasures: (actor: Actor) => readonly MeasureView[];
  readonly addEntry: (actor: Actor, id: string, said: Statement) => Promise<Result<StoredPatient, readonly Problem[]>>;
  readonly correctEntry: (
    actor: Actor,
    id: string,
    entryId: string,
    said: Statement,
  ) => Promise<Result<StoredPatient, readonly Problem[]>>;
  readonly withdrawEntry: (actor: Actor, id: string, entryId: string) => Promise<boolean>;
  readonly undoEntry: (actor: Actor, id: string, entryId: string) => Promise<boolean>;
  readonly entryHistory: (actor: Actor, id: string, entryId: string) => Promise<readonly EntryVersion[]>;
  readonly deletePatient: (actor: Actor, id: string) => Promise<boolean>;
}

const notFound: Problem = {
  code: "not-found",
  message: "There is no such patient or entry",
  fix: "open the list of patients",
};

const measureView = ({ id, name, kind, unit, also, given, perNerve, perSide, better }: Measure): MeasureView => ({
  id,
  name,
  kind,
  units: [...(unit === undefined ? [] : [unit]), ...also.map((other) => other.unit)],
  given,
  perNerve,
  perSide,
  better,
});

const byName = (a: MeasureView, b: MeasureView): number => a.name.localeCompare(b.name, "en");

/** What to do about a problem when it was typed here, and nothing of it was kept. */
const fixesByHand: Readonly<Record<string, string>> = {
  "unusable-value": "write the number in digits alone, with a point before decimals, as 70000 or 7.5",
  "unusable-unit": "give a unit that it is read in",
  "unusable-range": "check the number and its unit",
  "unknown-name": "choose a name from the list",
};

/** A problem of the record as a problem of what was typed. */
function asTyped(problem: Problem): Problem {
  const fix = fixesByHand[problem.code];
  const message = problem.message.replace(/^[A-Z][A-Za-z]+: /u, "").replace(/; it is shown and not used$/u, "");
  return { ...problem, message: `Not taken: ${message}`, ...(fix === undefined ? {} : { fix }) };
}

/** A fact as it is told: value, date and sources, or why there is none. */
function factView(fact: ChartFact, value: ReturnType<ReturnType<typeof readFacts>>): FactView {
  const { id, name } = fact;
  const resources = [...value.resources];
  return value.known
    ? { id, name, known: true, value: value.value, date: value.date, resources }
    : { id, name, known: false, because: value.because, text: value.text, resources };
}

/** The packs' measures and facts as charts are read with them. Where two packs have one id, the first pack's stands. */
interface Prepared {
  readonly source: ChartSource;
  readonly charts: ChartKnowledge;
}

function prepare({ libraries }: Knowledge): Prepared {
  const first = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [
    ...new Map(items.toReversed().map((item) => [item.id, item])).values(),
  ];
  const measures = first(libraries.flatMap((library) => library.pack.measures)).toReversed();
  const facts = first(libraries.flatMap((library) => library.pack.facts)).toReversed();
  return { source: createChartSource(measures), charts: prepareChartKnowledge({ measures, facts }) };
}

/** Why nothing of a record was taken in; before whatever else could not be used. */
const otherPerson = (chart: Chart): Problem => ({
  code: "identity",
  message:
    "birth date or sex is not that of the patient who is kept here under this id; nothing of the record was taken in",
  where: { resource: `Patient/${chart.id}` },
  fix: "check whose record it is; send it under an id of its own",
});

/** Builds the use cases. Packs are made ready when first needed. */
export function createPatientCases({
  patients,
  surroundings,
  knowledge,
  assessor,
  examples,
}: PatientParts): PatientCases {
  let prepared: Prepared | undefined;
  const ready = (): Prepared => (prepared ??= prepare(knowledge));
  const actOf = (actor: Actor): Act => ({ at: surroundings.now(), actor: actor.id, origin: "app" });
  const take = async (actor: Actor, read: ReadCharts): Promise<ImportReport> => {
    const taken = await patients.takeIn(
      read.charts.map(({ chart }) => ({ newId: surroundings.newId(), chart })),
      actOf(actor),
    );
    return {
      patients: read.charts.flatMap(({ chart, problems, counts }, at) => {
        const result = taken[at];
        if (result === undefined) return [];
        if (result.outcome !== "refused") return [{ ...result, label: chart.label, counts, problems: [...problems] }];
        const none = { ...counts, taken: 0, refused: counts.taken + counts.refused };
        return [{ ...result, label: chart.label, counts: none, problems: [otherPerson(chart), ...problems] }];
      }),
      problems: [...read.problems],
    };
  };
  /** Reads what was typed and sets it as entries of the patient. `entryId` is the entry it takes the place of. */
  const setStatement = async (
    actor: Actor,
    id: string,
    said: Statement,
    entryId: string | undefined,
  ): Promise<Result<StoredPatient, readonly Problem[]>> => {
    const patient = await patients.find(id, actOf(actor));
    const replaced = patient?.chart.entries.find((entry) => entry.id === entryId);
    if (patient === undefined || (entryId !== undefined && replaced === undefined)) return err([notFound]);
    const read = ready().source.readStatement(said, surroundings.newId(), patient.chart.id);
    const [chart] = read.charts;
    const problems = [...read.problems, ...(chart?.problems ?? [])];
    const entries = (chart?.chart.entries ?? []).map((entry) => ({
      ...entry,
      id: entryId ?? entry.id,
      resource: replaced === undefined ? entry.resource : `${replaced.resource}, corrected by hand`,
    }));
    if (entries.length === 0 || problems.length > 0)
      return err(
        problems.length > 0
          ? problems.map(asTyped)
          : [
              {
                code: "bad-entry",
                message: "Nothing can be made of this entry",
                fix: "check name, date, value and unit",
              },
            ],
      );
    await patients.put(id, entries, actOf(actor));
    const changed = await patients.find(id, actOf(actor));
    return changed === undefined ? err([notFound]) : ok(changed);
  };
  return {
    importRecords: (actor, text, format) => {
      const { source } = ready();
      return take(actor, format === "csv" ? source.readCsv(text) : source.read(text));
    },
    importExamples: (actor) => take(actor, ready().source.read(examples(surroundings.now().slice(0, 10)).join("\n"))),
    listPatients: (actor) => patients.list(actOf(actor)),
    openPatient: (actor, id) => patients.find(id, actOf(actor)),
    patientFacts: async (actor, id) => {
      const patient = await patients.find(id, actOf(actor));
      if (patient === undefined) return undefined;
      const { charts } = ready();
      const read = readFacts(patient.chart, charts, surroundings.now());
      return [...charts.facts.values()].map((fact) => factView(fact, read(fact.id)));
    },
    viewPatient: async (actor, id) => {
      const patient = await patients.find(id, { ...actOf(actor), packHash: assessor.ownHash() });
      return patient === undefined ? undefined : viewPatient(patient, ready().charts, assessor, surroundings.now());
    },
    exportPatient: async (actor, id) => {
      const patient = await patients.find(id, actOf(actor));
      return patient === undefined ? undefined : writeBundle(patient.chart, ready().charts.measures);
    },
    listMeasures: () => [...ready().charts.measures.values()].map(measureView).sort(byName),
    addEntry: (actor, id, said) => setStatement(actor, id, said, undefined),
    correctEntry: (actor, id, entryId, said) => setStatement(actor, id, said, entryId),
    withdrawEntry: (actor, id, entryId) => patients.withdraw(id, entryId, actOf(actor)),
    undoEntry: (actor, id, entryId) => patients.undo(id, entryId, actOf(actor)),
    entryHistory: (actor, id, entryId) => patients.history(id, entryId, actOf(actor)),
    deletePatient: (actor, id) => patients.remove(id, actOf(actor)),
  };
}
