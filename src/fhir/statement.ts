/** One line of a table or form as a FHIR resource, so that it goes through the same decoder and the same rules. */
import { type Measure, MeasureKind } from "../core/knowledge/measure.ts";
import { localSystem, plain, type Recogniser } from "./recognise.ts";

/** What somebody typed. Everything is text; an empty text is left out. */
export interface Statement {
  readonly name: string;
  readonly date?: string | undefined;
  readonly value?: string | undefined;
  readonly unit?: string | undefined;
  readonly assay?: string | undefined;
  readonly laboratory?: string | undefined;
  readonly nerve?: string | undefined;
  readonly side?: string | undefined;
  readonly status?: string | undefined;
  readonly low?: string | undefined;
  readonly high?: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const isReading = (measure: Measure): boolean => ["quantity", "titre", "score", "result"].includes(measure.kind);

/** The measure whose own name it is, before any word in it is looked at: "allergy to rituximab" is no rituximab. */
const calledSo = (name: string, recognise: Recogniser): Measure | undefined =>
  MeasureKind.options.flatMap((kind) => recognise.ofKind(kind)).find((measure) => plain(measure.name) === plain(name));

/** The measure a name means: its id, its name, or a name or word that means one thing only. */
function measureNamed(name: string, recognise: Recogniser): Measure | undefined {
  const exact = recognise.byId(name.trim()) ?? calledSo(name, recognise);
  if (exact !== undefined) return exact;
  const named = { codings: [], text: name };
  const reading = recognise.reading(named).measures[0];
  if (reading !== undefined) return reading;
  const others = recognise.others(named).measures.filter((measure) => !isReading(measure));
  return others.length === 1 ? others[0] : others.find((measure) => measure.kind === "treatment");
}

/** A plain number with an optional comparator; anything else stays text and is read as text, or refused. */
const plainNumber = /^(<=|>=|<|>)?\s*(-?\d+(?:\.\d+)?)$/u;

function valueOf({ value = "", unit }: Statement): Json {
  const match = plainNumber.exec(value.trim());
  const readsTwoWays = /^\D*[1-9]\d{0,2}\.\d{3}$/u.test(value.trim());
  if (match === null || readsTwoWays) return { valueString: unit === undefined ? value : `${value} ${unit}` };
  const [, comparator, digits] = match;
  return {
    valueQuantity: {
      value: Number(digits),
      ...(unit === undefined ? {} : { unit }),
      ...(comparator === undefined ? {} : { comparator }),
    },
  };
}

function rangeOf({ low, high, unit }: Statement): Json {
  const limit = (text: string | undefined): Json | undefined =>
    text === undefined || !/^\d+(\.\d+)?$/u.test(text)
      ? undefined
      : { value: Number(text), ...(unit === undefined ? {} : { unit }) };
  const range = {
    ...(limit(low) === undefined ? {} : { low: limit(low) }),
    ...(limit(high) === undefined ? {} : { high: limit(high) }),
  };
  return Object.keys(range).length === 0 ? {} : { referenceRange: [range] };
}

function readingResource(said: Statement): Json {
  const site = [said.side, said.nerve === undefined ? undefined : `${said.nerve} nerve`].filter(
    (part) => part !== undefined,
  );
  return {
    resourceType: "Observation",
    status: said.status ?? "final",
    ...(said.date === undefined ? {} : { effectiveDateTime: said.date }),
    ...(site.length === 0 ? {} : { bodySite: { text: site.join(" ") } }),
    ...(said.assay === undefined ? {} : { method: { text: said.assay } }),
    ...(said.laboratory === undefined ? {} : { performer: [{ display: said.laboratory }] }),
    ...valueOf(said),
    ...rangeOf(said),
  };
}

const statusWords: Readonly<Record<string, string>> = {
  suspected: "provisional",
  refuted: "refuted",
  excluded: "refuted",
};

/** Words that say something is not so. */
export const saysNo = (value: string | undefined): boolean =>
  /^(no|none|absent|never|not done|negative)$/iu.test(value?.trim() ?? "");

function stateResource(said: Statement): Json {
  const value = said.value?.trim().toLowerCase() ?? "";
  if (saysNo(value))
    return { resourceType: "Observation", status: "final", valueBoolean: false, effectiveDateTime: said.date };
  const verification = statusWords[value];
  return {
    resourceType: "Condition",
    onsetDateTime: said.date,
    clinicalStatus: { coding: [{ code: value === "resolved" ? "resolved" : "active" }] },
    ...(verification === undefined ? {} : { verificationStatus: { coding: [{ code: verification }] } }),
  };
}

function treatmentResource(measure: Measure, said: Statement): Json {
  const value = said.value?.trim().toLowerCase() ?? "";
  const { date } = said;
  const dose = valueOf(said)["valueQuantity"];
  if (measure.given === "procedure")
    return value === "planned"
      ? { resourceType: "ServiceRequest", status: "draft", authoredOn: date }
      : { resourceType: "Procedure", status: saysNo(value) ? "not-done" : "completed", performedDateTime: date };
  if (value === "planned")
    return { resourceType: "MedicationRequest", status: "draft", intent: "proposal", authoredOn: date };
  if (value === "ongoing") return { resourceType: "MedicationStatement", status: "active", effectiveDateTime: date };
  if (saysNo(value)) return { resourceType: "MedicationStatement", status: "not-taken", effectiveDateTime: date };
  return {
    resourceType: "MedicationAdministration",
    status: "completed",
    effectiveDateTime: date,
    ...(dose === undefined ? {} : { dosage: { dose } }),
  };
}

function bodyOf(measure: Measure, said: Statement): Json {
  if (isReading(measure)) return readingResource(said);
  switch (measure.kind) {
    case "treatment":
      return treatmentResource(measure, said);
    case "vaccine":
      return {
        resourceType: "Immunization",
        status: saysNo(said.value) ? "not-done" : "completed",
        occurrenceDateTime: said.date,
      };
    case "procedure":
      return {
        resourceType: "Procedure",
        status: saysNo(said.value) ? "not-done" : "completed",
        performedDateTime: said.date,
      };
    case "allergy":
      return saysNo(said.value)
        ? { resourceType: "Observation", status: "final", valueBoolean: false, effectiveDateTime: said.date }
        : { resourceType: "AllergyIntolerance", recordedDate: said.date };
    default:
      return stateResource(said);
  }
}

/** The member that names what a resource is about. */
const codeMember: Readonly<Record<string, string>> = {
  MedicationAdministration: "medicationCodeableConcept",
  MedicationStatement: "medicationCodeableConcept",
  MedicationRequest: "medicationCodeableConcept",
  Immunization: "vaccineCode",
};

/** The statement as a resource about a patient, or nothing when the pack does not know the name. */
export function resourceFrom(
  said: Statement,
  id: string,
  subject: string | undefined,
  recognise: Recogniser,
): Json | undefined {
  const measure = measureNamed(said.name, recognise);
  if (measure === undefined) return undefined;
  const body = bodyOf(measure, said);
  const code = { coding: [{ system: localSystem, code: measure.id }], text: said.name };
  const about = subject === undefined ? {} : { subject: { reference: `Patient/${subject}` } };
  return { id, ...body, [codeMember[String(body["resourceType"])] ?? "code"]: code, ...about };
}
