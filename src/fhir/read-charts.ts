/**
 * FHIR R4 text to charts: one per patient, with everything that could not be used listed and nothing else lost.
 *
 *   text → resources → whose each is → decoded → entries of that patient's chart
 */
import type { Chart, Entry } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import type { Problem } from "../core/problem.ts";
import { decodeAllergy, decodeCondition } from "./decode-condition.ts";
import {
  decodeCarePlan,
  decodeImmunization,
  decodeProcedure,
  decodeReport,
  decodeServiceRequest,
} from "./decode-events.ts";
import { decodeAdministration, decodeRequest, decodeStatement } from "./decode-medication.ts";
import { decodeObservationEntries } from "./decode-observation.ts";
import { decodeQuestionnaire } from "./decode-questionnaire.ts";
import type { Decoder, DecoderParts } from "./decoder.ts";
import { findPatients } from "./identity.ts";
import { gatherResources, type ParsedResources, parseResources } from "./parse-resources.ts";
import { csvResources } from "./read-csv.ts";
import { createRecogniser } from "./recognise.ts";
import { type RawResource, problemWith } from "./resource.ts";
import { resourceFrom, type Statement } from "./statement.ts";
import { createUnits } from "./units.ts";

const decoders: Readonly<Record<string, Decoder>> = {
  Observation: decodeObservationEntries,
  Condition: decodeCondition,
  AllergyIntolerance: decodeAllergy,
  MedicationAdministration: decodeAdministration,
  MedicationStatement: decodeStatement,
  MedicationRequest: decodeRequest,
  Procedure: decodeProcedure,
  Immunization: decodeImmunization,
  ServiceRequest: decodeServiceRequest,
  CarePlan: decodeCarePlan,
  DiagnosticReport: decodeReport,
  QuestionnaireResponse: decodeQuestionnaire,
};

/** A chart with what could not be used for it, and how many resources were read, taken and passed over. */
export interface ReadChart {
  readonly chart: Chart;
  readonly problems: readonly Problem[];
  readonly counts: {
    readonly resources: number;
    readonly taken: number;
    readonly passedOver: number;
    readonly refused: number;
  };
}

/** All charts of an input. `problems` begin with those of identity. */
export interface ReadCharts {
  readonly charts: readonly ReadChart[];
  readonly problems: readonly Problem[];
}

/** Reads charts with one pack's measures. Make it once: it remembers names and units. */
export interface ChartSource {
  /** `expected` is the patient a hook or link is about; any other is refused. */
  readonly read: (text: string, expected?: string) => ReadCharts;
  /** The same for JSON that is parsed already. */
  readonly readParsed: (value: unknown, expected?: string) => ReadCharts;
  /** A table of values, one line each. */
  readonly readCsv: (text: string, expected?: string) => ReadCharts;
  /** One entry of a form for a patient. */
  readonly readStatement: (said: Statement, id: string, patient: string) => ReadCharts;
}

const isIdentity = (problem: Problem): boolean => problem.code === "identity";

/** Problems of identity first; the order is otherwise kept. */
export const identityFirst = (problems: readonly Problem[]): readonly Problem[] => [
  ...problems.filter(isIdentity),
  ...problems.filter((problem) => !isIdentity(problem)),
];

/** Most problems that are listed one by one. */
const mostProblems = 500;

function bounded(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - mostProblems;
  return more <= 0
    ? problems
    : [...problems.slice(0, mostProblems), { code: "more-problems", message: `${more} more problems are not listed` }];
}

const stamp = (raw: RawResource): string => {
  const meta = raw.body["meta"];
  const updated = typeof meta === "object" && meta !== null && "lastUpdated" in meta ? meta.lastUpdated : undefined;
  return typeof updated === "string" ? updated : "";
};

/** One resource for each type and id: the last updated, or the later one in the input. */
function withoutRepeats(resources: readonly RawResource[]): {
  readonly kept: readonly RawResource[];
  readonly problems: readonly Problem[];
} {
  const byName = new Map<string, RawResource>();
  const problems: Problem[] = [];
  resources.forEach((raw, at) => {
    const key = raw.id === undefined ? `#${at}` : `${raw.type}/${raw.id}`;
    const other = raw.type === "Patient" ? undefined : byName.get(key);
    if (other === undefined) byName.set(raw.type === "Patient" ? `#${at}` : key, raw);
    else {
      const newer = stamp(raw) >= stamp(other) ? raw : other;
      byName.set(key, newer);
      problems.push(
        problemWith(newer, "duplicate", "this resource is in the input more than once; the newer one is taken"),
      );
    }
  });
  return { kept: [...byName.values()], problems };
}

/** A report's contained observations, which are its patient's unless they say otherwise. */
function containedIn(raw: RawResource): readonly RawResource[] {
  const contained = raw.body["contained"];
  if (!Array.isArray(contained)) return [];
  return contained.flatMap((body: unknown, at): readonly RawResource[] => {
    if (typeof body !== "object" || body === null || !("resourceType" in body) || body.resourceType !== "Observation")
      return [];
    const id = "id" in body && typeof body.id === "string" ? `${raw.id ?? raw.pointer}.${body.id}` : undefined;
    const inherited = { ...(body as Readonly<Record<string, unknown>>) };
    return [
      {
        type: "Observation",
        id,
        fullUrl: undefined,
        pointer: `${raw.pointer}/contained/${at}`,
        body: { subject: raw.body["subject"], ...inherited },
      },
    ];
  });
}

const byName = (resources: readonly RawResource[]): ReadonlyMap<string, RawResource> => {
  const names = new Map<string, RawResource>();
  for (const raw of resources) {
    if (raw.id !== undefined) names.set(`${raw.type}/${raw.id}`, raw);
    if (raw.fullUrl !== undefined) names.set(raw.fullUrl, raw);
  }
  return names;
};

/** Finds what a reference points to: contained in the resource, or anywhere in the input. Most records never ask. */
function createResolver(resources: readonly RawResource[]): DecoderParts["resolve"] {
  let made: ReadonlyMap<string, RawResource> | undefined;
  return (reference, from) => {
    if (reference === undefined) return undefined;
    if (!reference.startsWith("#")) {
      made ??= byName(resources);
      return made.get(reference) ?? made.get(reference.split("/").slice(-2).join("/"));
    }
    const contained = from.body["contained"];
    const body: unknown = Array.isArray(contained)
      ? contained.find(
          (item: unknown) =>
            typeof item === "object" && item !== null && "id" in item && item.id === reference.slice(1),
        )
      : undefined;
    return typeof body === "object" && body !== null
      ? {
          type: "contained",
          id: undefined,
          fullUrl: undefined,
          pointer: from.pointer,
          body: body as Readonly<Record<string, unknown>>,
        }
      : undefined;
  };
}

/** What is gathered for one patient. */
interface Filling {
  readonly entries: Entry[];
  readonly problems: Problem[];
  resources: number;
  taken: number;
  refused: number;
}

const unknownName: ReadCharts = {
  charts: [],
  problems: [
    {
      code: "unknown-name",
      message: "The pack does not know this name",
      fix: "use a measure's id or one of its names",
    },
  ],
};

/** Prepares reading with a pack's measures. */
export function createChartSource(measures: readonly Measure[]): ChartSource {
  const shared = { recognise: createRecogniser(measures), units: createUnits() };
  const readAll = (parsed: ParsedResources, expected: string | undefined): ReadCharts => {
    const { kept, problems: repeats } = withoutRepeats(parsed.resources);
    const patients = findPatients(kept, expected);
    const parts: DecoderParts = { ...shared, resolve: createResolver(kept) };
    const fillings = new Map<string, Filling>();
    for (const { id } of patients.people)
      fillings.set(id, { entries: [], problems: [], resources: 0, taken: 0, refused: 0 });
    const loose: Problem[] = [...patients.problems, ...parsed.problems, ...repeats];
    for (const raw of kept.flatMap((one) => (one.type === "DiagnosticReport" ? [one, ...containedIn(one)] : one))) {
      const decode = Object.hasOwn(decoders, raw.type) ? decoders[raw.type] : undefined;
      if (decode === undefined) continue;
      const subject = patients.subjectOf(raw);
      const filling = "person" in subject ? fillings.get(subject.person) : undefined;
      if ("problem" in subject) loose.push(subject.problem);
      if (filling === undefined) continue;
      const { entries, problems } = decode(raw, parts);
      filling.resources += 1;
      if (entries.length > 0) filling.taken += 1;
      else if (problems.length > 0) filling.refused += 1;
      filling.entries.push(...entries);
      filling.problems.push(...problems);
    }
    if (patients.people.length === 0 && loose.every((problem) => problem.code !== "not-json"))
      loose.push({
        code: "identity",
        message: "There is no Patient in this input, so nothing was taken",
        fix: "send the Patient resource with the record",
      });
    const charts = patients.people.map((person): ReadChart => {
      const filling = fillings.get(person.id);
      const { entries = [], problems = [], resources = 0, taken = 0, refused = 0 } = filling ?? {};
      return {
        chart: { ...person, entries },
        problems: bounded(identityFirst(problems)),
        counts: { resources, taken, refused, passedOver: resources - taken - refused },
      };
    });
    return { charts, problems: bounded(identityFirst(loose)) };
  };
  return {
    read: (text, expected) => readAll(parseResources(text), expected),
    readParsed: (value, expected) => readAll(gatherResources(value), expected),
    readCsv: (text, expected) => readAll(csvResources(text, shared.recognise), expected),
    readStatement: (said, id, patient) => {
      const resource = resourceFrom(said, id, patient, shared.recognise);
      return resource === undefined ? unknownName : readAll(gatherResources(resource), patient);
    },
  };
}
