/** Outcomes of a cohort: over the patients kept here, or over records that are sent and not kept. */
import type { CohortAsked } from "../../core/cohort/asked.ts";
import { knowledgeOfCohort } from "../../core/cohort/knowledge-of.ts";
import type { CohortKnowledge } from "../../core/cohort/member.ts";
import { doseUnknown, otherDose } from "../../core/cohort/regimen-of.ts";
import type { CohortReport } from "../../core/cohort/report.ts";
import { type CohortTally, createCohortTally } from "../../core/cohort/tally.ts";
import type { Pack } from "../../core/knowledge/knowledge.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { type ChartSource, createChartSource } from "../../fhir/read-charts.ts";
import type { Actor } from "../actor.ts";
import type { Knowledge } from "../answers/knowledge.ts";
import type { PackHash } from "../answers/pack-hash.ts";
import type { Patients } from "../ports/patients.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { createChartMerge } from "./merge-charts.ts";
import type { SentNotes } from "./note-sent.ts";

/** A report over records, with what of them could not be read. */
export interface CohortOfRecords {
  readonly report: CohortReport;
  readonly problems: readonly Problem[];
}

/** FHIR: a Bundle, a resource or NDJSON, and the file it is of where it is of one. */
export interface RecordText {
  readonly text: string;
  readonly file?: string;
}

/** Reports over records. `today` is YYYY-MM-DD. */
export type CohortOverRecords = (
  texts: Iterable<RecordText>,
  asked: CohortAsked,
  today: string,
) => Result<CohortOfRecords, readonly Problem[]>;

export interface CohortCases {
  readonly cohort: (actor: Actor, asked: CohortAsked) => Promise<Result<CohortReport, readonly Problem[]>>;
  readonly cohortOfRecords: (
    actor: Actor,
    text: string,
    asked: CohortAsked,
  ) => Promise<Result<CohortOfRecords, readonly Problem[]>>;
}

interface Prepared {
  readonly pack: Pack;
  readonly knowledge: CohortKnowledge;
  readonly source: ChartSource;
}

const notThere = (kind: string, id: string, known: readonly string[]): Problem => ({
  code: `unknown-${kind}`,
  message: `There is no ${kind} ${id}`,
  where: { pointer: kind },
  fix: known.length === 0 ? "load a pack that has one" : `use one of ${known.join(", ")}`,
});

/** What is asked for and is not there. */
function strangeIn({ cohort }: CohortKnowledge, asked: CohortAsked): readonly Problem[] {
  const regimens = [...cohort.regimens, otherDose, doseUnknown];
  const subgroups = cohort.subgroups.map(({ id }) => id);
  return [
    ...(asked.regimen === undefined || regimens.includes(asked.regimen)
      ? []
      : [notThere("regimen", asked.regimen, regimens)]),
    ...(asked.subgroup === undefined || subgroups.includes(asked.subgroup)
      ? []
      : [notThere("subgroup", asked.subgroup, subgroups)]),
  ];
}

/** Finds the cohort that is asked for, made ready once for each. */
function createFinder({ libraries }: Knowledge): (asked: CohortAsked) => Result<Prepared, readonly Problem[]> {
  const made = new Map<string, Prepared>();
  const all = libraries.flatMap(({ pack }) => pack.cohorts.map((cohort) => ({ pack, cohort })));
  return (asked) => {
    const found = asked.cohort === undefined ? all[0] : all.find(({ cohort }) => cohort.id === asked.cohort);
    if (found === undefined)
      return err([
        notThere(
          "cohort",
          asked.cohort ?? "in the loaded packs",
          all.map(({ cohort }) => cohort.id),
        ),
      ]);
    const { pack, cohort } = found;
    const key = `${pack.header.id}/${cohort.id}`;
    const prepared = made.get(key) ?? {
      pack,
      knowledge: knowledgeOfCohort(pack, cohort),
      source: createChartSource(pack.measures),
    };
    made.set(key, prepared);
    const strange = strangeIn(prepared.knowledge, asked);
    return strange.length > 0 ? err(strange) : ok(prepared);
  };
}

const tallyFor = ({ pack, knowledge }: Prepared, asked: CohortAsked, today: string): CohortTally =>
  createCohortTally(knowledge, { pack: { id: pack.header.id, version: pack.header.version }, today }, asked);

/** Makes the report over records. Nothing of them is kept. */
export function createCohortOverRecords(knowledge: Knowledge): CohortOverRecords {
  const find = createFinder(knowledge);
  return (texts, asked, today) => {
    const prepared = find(asked);
    if (!prepared.ok) return prepared;
    const merge = createChartMerge();
    const problems: Problem[] = [];
    for (const { text, file } of texts) {
      const read = prepared.value.source.read(text);
      for (const { chart } of read.charts) merge.add(chart);
      const of = [...read.problems, ...read.charts.flatMap((one) => one.problems)];
      problems.push(...(file === undefined ? of : of.map((one) => ({ ...one, where: { ...one.where, file } }))));
    }
    const { charts, inTwo } = merge.merged();
    if (charts.length === 0 && problems.some(({ code }) => code === "not-json")) return err(problems);
    const tally = tallyFor(prepared.value, asked, today);
    for (const chart of charts) tally.add(chart);
    for (let at = 0; at < inTwo; at += 1) tally.leaveOut("two-people");
    return ok({ report: tally.report(), problems });
  };
}

/** Lets other requests be answered between one lot of charts and the next. */
const pause = (): Promise<void> =>
  new Promise((go) => {
    setImmediate(go);
  });

export interface CohortParts {
  readonly knowledge: Knowledge;
  readonly patients: Patients;
  readonly surroundings: Surroundings;
  readonly notes: Pick<SentNotes, "counted">;
  readonly packHash: PackHash;
}

/** Builds the use cases. */
export function createCohortCases({ knowledge, patients, surroundings, notes, packHash }: CohortParts): CohortCases {
  const find = createFinder(knowledge);
  const overRecords = createCohortOverRecords(knowledge);
  const today = (): string => surroundings.now().slice(0, 10);
  return {
    cohort: async (actor, asked) => {
      const prepared = find(asked);
      if (!prepared.ok) return prepared;
      const tally = tallyFor(prepared.value, asked, today());
      const hash = packHash([prepared.value.pack.header.id]);
      const act = { at: surroundings.now(), actor: actor.id, origin: "app", packHash: hash };
      for await (const charts of patients.readAll(asked, act)) {
        for (const chart of charts) tally.add(chart);
        await pause();
      }
      return ok(tally.report());
    },
    cohortOfRecords: async (actor, text, asked) => {
      const prepared = find(asked);
      if (!prepared.ok) return prepared;
      const hash = packHash([prepared.value.pack.header.id]);
      const told = overRecords([{ text }], asked, today());
      if (told.ok) await notes.counted(actor, { asked, report: told.value.report, packHash: hash });
      return told;
    },
  };
}
