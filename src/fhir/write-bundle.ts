/** A chart as a FHIR R4 Bundle (collection): what was read comes out again, in the pack's units. */
import type {
  Bundle,
  BundleEntry,
  CodeableConcept,
  FhirResource,
  Observation,
  Quantity as FhirQuantity,
} from "fhir/r4.js";
import type { Chart, Dose, Entry, Plan, Reading, State } from "../core/chart/chart.ts";
import type { CodeSystem, Measure } from "../core/knowledge/measure.ts";
import type { Quantity } from "../core/quantity.ts";
import { localSystem } from "./recognise.ts";

const systems: Readonly<Record<CodeSystem, string>> = {
  loinc: "http://loinc.org",
  snomed: "http://snomed.info/sct",
  rxnorm: "http://www.nlm.nih.gov/research/umls/rxnorm",
  icd10: "http://hl7.org/fhir/sid/icd-10",
  icd10cm: "http://hl7.org/fhir/sid/icd-10-cm",
  cvx: "http://hl7.org/fhir/sid/cvx",
  local: localSystem,
};
const ucum = "http://unitsofmeasure.org";
const annotated: readonly string[] = ["point", "count", "centile"];

/** A resource id that FHIR allows, made from an entry's. */
const resourceId = (entry: Entry): string =>
  entry.id
    .replace(/^[A-Za-z]+\//u, "")
    .replaceAll(/[^A-Za-z0-9.-]/gu, "-")
    .slice(-64);

/** Our own code first, then the first public one, and the words of the record. */
function conceptOf(measure: Measure, text: string): CodeableConcept {
  const [pub] = Object.entries(measure.codes ?? {}).flatMap(([system, [code = ""]]) =>
    system === "local" ? [] : [{ system: systems[system as CodeSystem], code }],
  );
  return {
    coding: [{ system: localSystem, code: measure.id, display: measure.name }, ...(pub === undefined ? [] : [pub])],
    text,
  };
}

function quantityOf(measure: Measure, amount: Quantity): FhirQuantity {
  const comparator = amount.comparator === undefined ? {} : { comparator: amount.comparator };
  if (measure.kind === "titre") return { value: amount.value, unit: amount.unit, ...comparator };
  const code = annotated.includes(amount.unit) ? `{${amount.unit}}` : amount.unit;
  return { value: amount.value, unit: amount.unit, system: ucum, code, ...comparator };
}

const interpretationCodes = { high: "H", low: "L", normal: "N", positive: "POS", negative: "NEG" } as const;
const resultCodes: Readonly<Record<string, string>> = { positive: "10828004", negative: "260385009" };

function valueOf(measure: Measure, reading: Reading): Partial<Observation> {
  const { value, original } = reading;
  if (reading.unusable !== undefined && reading.unusable !== "date")
    return { valueString: [original.value, original.unit].filter((part) => part !== undefined).join(" ") };
  if (typeof value === "object") return { valueQuantity: quantityOf(measure, value) };
  if (typeof value === "boolean") return { valueBoolean: value };
  const code = resultCodes[value];
  return {
    valueCodeableConcept: {
      text: value,
      ...(code === undefined ? {} : { coding: [{ system: systems.snomed, code }] }),
    },
  };
}

function contextOf(measure: Measure, reading: Reading): Partial<Observation> {
  const { nerve, side, range, interpretation, value } = reading;
  const site = [side, nerve === undefined ? undefined : `${nerve} nerve`]
    .filter((part) => part !== undefined)
    .join(" ");
  const amount = typeof value === "object" ? value : undefined;
  const limit = (n: number | undefined): FhirQuantity | undefined =>
    n === undefined || amount === undefined ? undefined : quantityOf(measure, { value: n, unit: amount.unit });
  const [low, high] = [limit(range?.low), limit(range?.high)];
  return {
    ...(site === "" ? {} : { bodySite: { text: site } }),
    ...(amount?.assay === undefined ? {} : { method: { text: amount.assay } }),
    ...(amount?.laboratory === undefined ? {} : { performer: [{ display: amount.laboratory }] }),
    ...(interpretation === undefined
      ? {}
      : { interpretation: [{ coding: [{ code: interpretationCodes[interpretation] }] }] }),
    ...(low === undefined && high === undefined
      ? {}
      : { referenceRange: [{ ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) }] }),
  };
}

/** What each resource of an entry carries. */
interface Common {
  readonly id: string;
  readonly code: CodeableConcept;
  readonly subject: { readonly reference: string };
  readonly date: string | undefined;
}

const observationOf = (measure: Measure, reading: Reading, { id, code, subject, date }: Common): FhirResource => ({
  resourceType: "Observation",
  id,
  status: reading.status,
  code,
  subject,
  ...(date === undefined ? {} : { effectiveDateTime: date }),
  ...valueOf(measure, reading),
  ...contextOf(measure, reading),
});

const verification = {
  present: "confirmed",
  resolved: "confirmed",
  suspected: "provisional",
  refuted: "refuted",
  absent: "refuted",
} as const;

function stateResource(measure: Measure, state: State, { id, code, subject, date }: Common): FhirResource {
  const isCondition = measure.kind === "diagnosis" || measure.kind === "allergy";
  if (state.state === "absent" || !isCondition)
    return {
      resourceType: "Observation",
      id,
      status: "final",
      code,
      subject,
      valueBoolean: state.state !== "absent",
      ...(date === undefined ? {} : { effectiveDateTime: date }),
    };
  const clinical = { coding: [{ code: state.state === "resolved" ? "resolved" : "active" }] };
  const status = {
    verificationStatus: { coding: [{ code: verification[state.state] }] },
    ...(state.state === "refuted" ? {} : { clinicalStatus: clinical }),
  };
  if (measure.kind === "allergy")
    return {
      resourceType: "AllergyIntolerance",
      id,
      patient: subject,
      code,
      ...status,
      ...(date === undefined ? {} : { recordedDate: date }),
    };
  return {
    resourceType: "Condition",
    id,
    subject,
    code,
    ...status,
    ...(date === undefined ? {} : { onsetDateTime: date }),
    ...(state.end === undefined ? {} : { abatementDateTime: state.end }),
  };
}

function doseResource(measure: Measure, dose: Dose, { id, code, subject, date }: Common): FhirResource {
  const amount = dose.amount === undefined ? undefined : quantityOf(measure, dose.amount);
  const period = {
    ...(date === undefined ? {} : { start: date }),
    ...(dose.end === undefined ? {} : { end: dose.end }),
  };
  if (measure.given === "procedure")
    return {
      resourceType: "Procedure",
      id,
      status: "completed",
      code,
      subject,
      ...(date === undefined ? {} : { performedDateTime: date }),
    };
  if (dose.evidence === "given")
    return {
      resourceType: "MedicationAdministration",
      id,
      status: "completed",
      medicationCodeableConcept: code,
      subject,
      ...(date === undefined ? {} : { effectiveDateTime: date }),
      ...(amount === undefined ? {} : { dosage: { dose: amount } }),
    };
  if (dose.evidence === "stated")
    return {
      resourceType: "MedicationStatement",
      id,
      status: dose.ongoing === true ? "active" : "completed",
      medicationCodeableConcept: code,
      subject,
      effectivePeriod: period,
    };
  return {
    resourceType: "MedicationRequest",
    id,
    status: dose.ongoing === true ? "active" : "completed",
    intent: "order",
    medicationCodeableConcept: code,
    subject,
    ...(date === undefined ? {} : { authoredOn: date }),
    dosageInstruction: [
      {
        timing: { repeat: { boundsPeriod: period } },
        ...(amount === undefined ? {} : { doseAndRate: [{ doseQuantity: amount }] }),
      },
    ],
  };
}

function planResource(measure: Measure, plan: Plan, { id, code, subject, date }: Common): FhirResource {
  const authored = date === undefined ? {} : { authoredOn: date };
  if (measure.given === "procedure")
    return { resourceType: "ServiceRequest", id, status: "draft", intent: "proposal", code, subject, ...authored };
  const amount =
    plan.amount === undefined ? [] : [{ doseAndRate: [{ doseQuantity: quantityOf(measure, plan.amount) }] }];
  return {
    resourceType: "MedicationRequest",
    id,
    status: "draft",
    intent: "proposal",
    medicationCodeableConcept: code,
    subject,
    ...authored,
    dosageInstruction: amount,
  };
}

function eventResource(measure: Measure, { id, code, subject, date }: Common): FhirResource {
  if (measure.kind !== "vaccine")
    return {
      resourceType: "Procedure",
      id,
      status: "completed",
      code,
      subject,
      ...(date === undefined ? {} : { performedDateTime: date }),
    };
  const occurrence = date === undefined ? { occurrenceString: "unknown" } : { occurrenceDateTime: date };
  return { resourceType: "Immunization", id, status: "completed", vaccineCode: code, patient: subject, ...occurrence };
}

function resourceOf(measure: Measure, entry: Entry, common: Common): FhirResource {
  if (entry.kind === "reading") return observationOf(measure, entry, common);
  if (entry.kind === "state") return stateResource(measure, entry, common);
  if (entry.kind === "dose") return doseResource(measure, entry, common);
  return entry.kind === "plan" ? planResource(measure, entry, common) : eventResource(measure, common);
}

/** What a chart is written as. */
export type ChartBundle = Bundle;

/** Writes a chart as a Bundle. Entries of measures the pack does not have are left out. */
export function writeBundle(chart: Chart, measures: ReadonlyMap<string, Measure>): Bundle {
  const subject = { reference: `Patient/${chart.id}` };
  const used = new Map<string, number>();
  const entries = chart.entries.flatMap((entry): readonly BundleEntry[] => {
    const measure = measures.get(entry.measure);
    if (measure === undefined) return [];
    const id = resourceId(entry);
    const again = used.get(id) ?? 0;
    used.set(id, again + 1);
    const common: Common = {
      id: again === 0 ? id : `${id.slice(0, 60)}-${again}`,
      code: conceptOf(measure, entry.text),
      subject,
      date: entry.date,
    };
    return [{ resource: resourceOf(measure, entry, common) }];
  });
  const { sex, birthDate, deathDate, deceased, label } = chart;
  const patient: FhirResource = {
    resourceType: "Patient",
    id: chart.id,
    name: [{ text: label }],
    ...(sex === undefined ? {} : { gender: sex }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(deathDate !== undefined ? { deceasedDateTime: deathDate } : deceased === true ? { deceasedBoolean: true } : {}),
  };
  return { resourceType: "Bundle", type: "collection", entry: [{ resource: patient }, ...entries] };
}
