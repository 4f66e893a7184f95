/**
 * The life of one patient.
 *
 *   read the record: FHIR to one chart per patient, problems listed      fhir/read-charts
 *   facts of the chart at this moment, unknown with a reason             core/chart/fact-reader
 *   whom the rules are for: confirmed, suspected, neither                core/pathway/run
 *   run each rule: true, false or unknown, with its proof                core/pathway/evaluate
 *   hard stops joined, sentences cited, doses worked out                 core/pathway/stops, recommend, dose
 *   ranked, with the undecided and what would decide them                core/pathway/rank, assess
 */
import type { AssessReport, PatientAssessment } from "../../contract/assess.ts";
import { unreviewedBanner } from "../../core/answer/answer.ts";
import type { Library } from "../../core/answer/library.ts";
import type { Chart } from "../../core/chart/chart.ts";
import { type ChartKnowledge, prepareChartKnowledge, readFacts } from "../../core/chart/fact-reader.ts";
import { type Advice, advise, assess } from "../../core/pathway/assess.ts";
import { factTypesOf } from "../../core/pathway/fact-sort.ts";
import { createPathway, type Pathway } from "../../core/pathway/pathway.ts";
import { populationFact } from "../../core/pathway/population.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { type ChartSource, createChartSource, type ReadCharts } from "../../fhir/read-charts.ts";
import type { ChartReading } from "../answers/ask.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import { createPackHash, type PackHash } from "../answers/pack-hash.ts";
import { type UnusedEntries, unusedEntries } from "./unused-entries.ts";

/** A pack made ready for records. */
interface Prepared {
  readonly library: Library;
  readonly source: ChartSource;
  readonly charts: ChartKnowledge;
  readonly pathway: Pathway;
}

/** Assesses records. `today` is YYYY-MM-DD. */
export type AssessRecords = (text: string, today: string) => Result<AssessReport, readonly Problem[]>;

const prepare = (library: Library): Prepared => ({
  library,
  source: createChartSource(library.pack.measures),
  charts: prepareChartKnowledge(library.pack),
  pathway: createPathway(library, factTypesOf(library.pack.facts)),
});

/** Problems without the name of a check: `rule` is kept for recommendations. */
const plain = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ code, message, where, fix }) => ({
    code,
    message,
    ...(where === undefined ? {} : { where }),
    ...(fix === undefined ? {} : { fix }),
  }));

interface Assessed {
  readonly patients: readonly PatientAssessment[];
  readonly problems: readonly Problem[];
}

const assessChart = (
  prepared: Prepared,
  { chart, problems }: { readonly chart: Chart; readonly problems: readonly Problem[] },
  today: string,
  digestOf: (value: unknown) => string,
): PatientAssessment => ({
  id: chart.id,
  pack: prepared.library.pack.header.id,
  ...assess(prepared.pathway, readFacts(chart, prepared.charts, today), today, digestOf),
  problems: plain(problems),
});

const assessWith = (
  prepared: Prepared,
  { charts, problems }: ReadCharts,
  today: string,
  digestOf: (value: unknown) => string,
): Assessed => ({
  patients: charts.map((read) => assessChart(prepared, read, today, digestOf)),
  problems: plain(problems),
});

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** Everything that could not be used of an input, whoever's it is. */
const problemsOf = ({ charts, problems }: ReadCharts): readonly Problem[] => [
  ...problems,
  ...charts.flatMap((one) => one.problems),
];

/** Why a record cannot be asked about: nobody, or more than one. */
const notOne = (patients: number): Problem =>
  patients === 0
    ? {
        code: "no-patient",
        message: "There is no patient in the record sent along",
        fix: "send a Bundle with one Patient and resources whose subject it is",
      }
    : {
        code: "several-patients",
        message: `The record sent along holds ${patients} patients; a question is about one`,
        fix: "send one patient's Bundle, or assess several with /api/assess",
      };

/** Assesses records as they come in, and charts as they are kept. */
export interface Assessor {
  /** The packs whose rules are run. */
  readonly packs: () => AssessReport["packs"];
  /** What their content is known by in the audit. */
  readonly packHash: PackHash;
  /** The same of all packs whose rules are run. */
  readonly ownHash: () => string | undefined;
  readonly records: AssessRecords;
  /** The same for FHIR that is parsed already. */
  readonly parsed: (value: unknown, today: string) => AssessReport;
  /** The recommendations of each pack alone, for every patient of FHIR that is parsed already. */
  readonly advised: (value: unknown, today: string) => Advised;
  /** What each pack's rules say of a chart. */
  readonly chart: (chart: Chart, today: string) => readonly PatientAssessment[];
  /** A chart as each pack reads it, ready to be asked about. */
  readonly reading: (chart: Chart, today: string) => readonly ChartReading[];
  /** The one chart of a record as each pack reads it, and what of it could not be used. */
  readonly readingOf: (text: string, today: string) => Result<ReadRecord, readonly Problem[]>;
}

/** What one pack recommends to a patient. */
export interface AdvisedPatient extends Advice {
  readonly id: string;
}

/** What the packs recommend, and which entries none of it rests on because they could not be used. */
export interface Advised {
  readonly patients: readonly AdvisedPatient[];
  readonly unused: UnusedEntries;
}

/** A record of one patient, read to be asked about. */
export interface ReadRecord {
  /** The patient's id in the record; nothing where no pack reads records. */
  readonly patient: string | undefined;
  readonly charts: readonly ChartReading[];
  readonly problems: readonly Problem[];
}

/** Makes the assessor. Packs are made ready when first needed. Records fail only when nothing of them can be read. */
export function createAssessor(knowledge: Knowledge, digestOf: (value: unknown) => string): Assessor {
  let made: readonly Prepared[] | undefined;
  const ready = (): readonly Prepared[] =>
    (made ??= knowledge.libraries.filter((library) => library.pack.rules.length > 0).map(prepare));
  const packs: Assessor["packs"] = () =>
    ready().map(({ library: { pack } }) => ({ id: pack.header.id, version: pack.header.version }));
  const reportOf = (today: string, read: (source: ChartSource) => ReadCharts): AssessReport => {
    const assessed = ready().map((prepared) => assessWith(prepared, read(prepared.source), today, digestOf));
    return {
      banner: unreviewedBanner,
      assessedOn: today,
      packs: packs(),
      patients: assessed.flatMap((one) => one.patients),
      problems: distinct(assessed.flatMap((one) => one.problems)),
    };
  };
  const records: AssessRecords = (text, today) => {
    const report = reportOf(today, (source) => source.read(text));
    const isNothing = report.patients.length === 0 && report.problems.some(({ code }) => code === "not-json");
    return isNothing ? err(report.problems) : ok(report);
  };
  const parsed: Assessor["parsed"] = (value, today) => reportOf(today, (source) => source.readParsed(value));
  const advised: Assessor["advised"] = (value, today) => {
    const read = ready().map((prepared) => ({ prepared, ...prepared.source.readParsed(value) }));
    const patients = read.flatMap(({ prepared: { charts, pathway }, charts: found }) =>
      found.map(({ chart: one }) => ({
        id: one.id,
        ...advise(pathway, readFacts(one, charts, today), today, digestOf),
      })),
    );
    return { patients, unused: unusedEntries(read.flatMap(problemsOf)) };
  };
  const chart: Assessor["chart"] = (one, today) =>
    ready().map((prepared) => assessChart(prepared, { chart: one, problems: [] }, today, digestOf));
  const readWith = (prepared: Prepared, one: Chart, today: string): ChartReading => {
    const read = readFacts(one, prepared.charts, today);
    const population = read(populationFact);
    return {
      pack: prepared.library.pack.header.id,
      isOurs: population.known && (population.value === "confirmed" || population.value === "suspected"),
      about: { pathway: prepared.pathway, read, today, digestOf },
    };
  };
  const packHash = createPackHash(knowledge, digestOf);
  return {
    packs,
    packHash,
    ownHash: () => packHash(packs().map(({ id }) => id)),
    records,
    parsed,
    advised,
    chart,
    reading: (one, today) => ready().map((prepared) => readWith(prepared, one, today)),
    readingOf: (text, today) => {
      const read = ready().map((prepared) => ({ prepared, ...prepared.source.read(text) }));
      const problems = distinct(plain(read.flatMap(problemsOf)));
      const patients = new Set(read.flatMap(({ charts }) => charts.map(({ chart: one }) => one.id)));
      if (patients.size !== 1 && read.length > 0) return err([notOne(patients.size), ...problems].slice(0, 20));
      const charts = read.flatMap(({ prepared, charts: found }) =>
        found.map(({ chart: one }) => readWith(prepared, one, today)),
      );
      const [patient] = patients;
      return ok({ patient, charts, problems });
    },
  };
}

/** The assessment of records alone. */
export const createAssessment = (knowledge: Knowledge, digestOf: (value: unknown) => string): AssessRecords =>
  createAssessor(knowledge, digestOf).records;
