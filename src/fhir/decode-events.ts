/** Procedures, vaccinations, service requests, care plans and reports. */
import { z } from "zod";
import type { Entry } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import { base, Code, CodeableConcept, Period, textOf } from "./datatypes.ts";
import { type Decoded, type Decoder, type DecoderParts, entryBase, nothing, refused, undated } from "./decoder.ts";
import { usableDate } from "./reading.ts";
import { createBodyParser, problemWith, type RawResource } from "./resource.ts";
import { certaintyOf, isOnlyTalk } from "./said.ts";

const measuresOf = (
  concept: CodeableConcept | undefined,
  kinds: readonly Measure["kind"][],
  parts: DecoderParts,
): readonly Measure[] =>
  concept === undefined
    ? []
    : parts.recognise
        .others({ codings: concept.coding ?? [], text: concept.text })
        .measures.filter((measure) => kinds.includes(measure.kind));

const named = (
  raw: RawResource,
  measure: Measure,
  concept: CodeableConcept | undefined,
  date: string | undefined,
  part?: string,
) => entryBase(raw, measure.id, textOf(concept) ?? measure.name, date, part);

/** Something done on a day: a dose of a treatment, else an event. */
function asDone(
  raw: RawResource,
  concept: CodeableConcept | undefined,
  measures: readonly Measure[],
  date: string | undefined,
): Decoded {
  return {
    entries: measures.map((measure): Entry =>
      measure.kind === "treatment"
        ? { ...named(raw, measure, concept, date), kind: "dose", evidence: "given" }
        : { ...named(raw, measure, concept, date), kind: "event" },
    ),
    problems: date === undefined ? measures.map((measure) => undated(raw, measure.name)) : [],
  };
}

const asNotDone = (
  raw: RawResource,
  concept: CodeableConcept | undefined,
  measures: readonly Measure[],
  date: string | undefined,
): Decoded => ({
  entries: measures.map((measure): Entry => ({
    ...named(raw, measure, concept, date),
    kind: "state",
    state: "absent",
  })),
  problems: [],
});

const asPlanned = (
  raw: RawResource,
  concept: CodeableConcept | undefined,
  measures: readonly Measure[],
  date: string | undefined,
  part?: string,
): readonly Entry[] =>
  measures
    .filter((measure) => measure.kind === "treatment")
    .map((measure): Entry => ({ ...named(raw, measure, concept, date, part), kind: "plan" }));

const Procedure = z.object({
  ...base,
  status: Code.optional(),
  code: CodeableConcept.optional(),
  performedDateTime: Code.optional(),
  performedPeriod: Period.optional(),
});
const parseProcedure = createBodyParser(Procedure);

/** Decodes a procedure: plasma exchange is a dose of a treatment, a biopsy an event. */
export const decodeProcedure: Decoder = (raw, parts) => {
  const parsed = parseProcedure(raw);
  if (!parsed.ok) return refused(parsed.error);
  const { status, code, performedDateTime, performedPeriod } = parsed.value;
  const isTalk = isOnlyTalk(textOf(code) ?? "");
  const measures = measuresOf(code, isTalk ? ["procedure"] : ["procedure", "treatment"], parts);
  if (measures.length === 0) return nothing;
  const date = usableDate(performedDateTime) ?? usableDate(performedPeriod?.start);
  if (status === "entered-in-error")
    return refused(problemWith(raw, "entered-in-error", "this procedure was entered in error; it is left out"));
  if (status === "not-done") return asNotDone(raw, code, measures, date);
  if (status === "preparation" || status === "on-hold")
    return { entries: asPlanned(raw, code, measures, date), problems: [] };
  return asDone(raw, code, measures, date);
};

const Immunization = z.object({
  ...base,
  status: Code.optional(),
  vaccineCode: CodeableConcept.optional(),
  occurrenceDateTime: Code.optional(),
  occurrenceString: Code.optional(),
});
const parseImmunization = createBodyParser(Immunization);

/** Decodes a vaccination. */
export const decodeImmunization: Decoder = (raw, parts) => {
  const parsed = parseImmunization(raw);
  if (!parsed.ok) return refused(parsed.error);
  const { status, vaccineCode, occurrenceDateTime } = parsed.value;
  const measures = measuresOf(vaccineCode, ["vaccine"], parts);
  if (measures.length === 0 || status === "entered-in-error") return nothing;
  const date = usableDate(occurrenceDateTime);
  return status === "not-done" ? asNotDone(raw, vaccineCode, measures, date) : asDone(raw, vaccineCode, measures, date);
};

const ServiceRequest = z.object({
  ...base,
  status: Code.optional(),
  code: CodeableConcept.optional(),
  occurrenceDateTime: Code.optional(),
  occurrencePeriod: Period.optional(),
  authoredOn: Code.optional(),
  doNotPerform: z.boolean().optional(),
});
const parseServiceRequest = createBodyParser(ServiceRequest);

/** Decodes a request for a service, such as plasma exchange, while it is open. */
export const decodeServiceRequest: Decoder = (raw, parts) => {
  const parsed = parseServiceRequest(raw);
  if (!parsed.ok) return refused(parsed.error);
  const { status, code, occurrenceDateTime, occurrencePeriod, authoredOn, doNotPerform } = parsed.value;
  if (doNotPerform === true || !["draft", "active", "on-hold"].includes(status ?? "")) return nothing;
  const date = usableDate(occurrenceDateTime) ?? usableDate(occurrencePeriod?.start) ?? usableDate(authoredOn);
  return { entries: asPlanned(raw, code, measuresOf(code, ["treatment"], parts), date), problems: [] };
};

const CarePlan = z.object({
  ...base,
  status: Code.optional(),
  created: Code.optional(),
  period: Period.optional(),
  activity: z
    .array(
      z.object({
        detail: z
          .object({
            status: Code.optional(),
            code: CodeableConcept.optional(),
            productCodeableConcept: CodeableConcept.optional(),
            scheduledPeriod: Period.optional(),
            doNotPerform: z.boolean().optional(),
          })
          .optional(),
      }),
    )
    .max(500)
    .optional(),
});
const parseCarePlan = createBodyParser(CarePlan);

/** Decodes a care plan: the treatments it plans and has not begun. */
export const decodeCarePlan: Decoder = (raw, parts) => {
  const parsed = parseCarePlan(raw);
  if (!parsed.ok) return refused(parsed.error);
  const { status, activity, created, period } = parsed.value;
  if (!["draft", "active", "on-hold"].includes(status ?? "")) return nothing;
  const entries = (activity ?? []).flatMap(({ detail }, at): readonly Entry[] => {
    const open = ["not-started", "scheduled", "on-hold"].includes(detail?.status ?? "");
    if (detail === undefined || !open || detail.doNotPerform === true) return [];
    const concept = detail.productCodeableConcept ?? detail.code;
    const date = usableDate(detail.scheduledPeriod?.start) ?? usableDate(period?.start) ?? usableDate(created);
    return asPlanned(raw, concept, measuresOf(concept, ["treatment"], parts), date, String(at));
  });
  return { entries, problems: [] };
};

const Report = z.object({
  ...base,
  status: Code.optional(),
  effectiveDateTime: Code.optional(),
  effectivePeriod: Period.optional(),
  issued: Code.optional(),
  conclusionCode: z.array(CodeableConcept).max(100).optional(),
});
const parseReport = createBodyParser(Report);

/** Decodes a report's coded conclusions; its values are Observations of their own. */
export const decodeReport: Decoder = (raw, parts) => {
  const parsed = parseReport(raw);
  if (!parsed.ok) return refused(parsed.error);
  const { status, effectiveDateTime, effectivePeriod, issued, conclusionCode } = parsed.value;
  if (!["final", "amended", "corrected", "appended"].includes(status ?? "")) return nothing;
  const date = usableDate(effectiveDateTime) ?? usableDate(effectivePeriod?.start) ?? usableDate(issued);
  const entries = (conclusionCode ?? []).flatMap((concept, at): readonly Entry[] => {
    const said = certaintyOf(textOf(concept) ?? "");
    if (said === "other") return [];
    const state = said === "denied" ? "absent" : said === "suspected" ? "suspected" : "present";
    return measuresOf(concept, ["diagnosis"], parts).map((measure): Entry => ({
      ...named(raw, measure, concept, date, `${measure.id}-${at}`),
      kind: "state",
      state,
    }));
  });
  return { entries, problems: [] };
};
