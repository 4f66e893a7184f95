/** Administrations, statements and orders of medicines: doses given or in use, and what is planned. */
import { z } from "zod";
import type { Dose, Entry } from "../core/chart/chart.ts";
import type { Measure } from "../core/knowledge/measure.ts";
import type { Quantity } from "../core/quantity.ts";
import { base, Code, CodeableConcept, FhirQuantity, Period, Reference, textOf } from "./datatypes.ts";
import { type Decoded, type Decoder, type DecoderParts, entryBase, nothing, refused, undated } from "./decoder.ts";
import { usableDate } from "./reading.ts";
import { createBodyParser, problemWith, type RawResource } from "./resource.ts";
import type { Units } from "./units.ts";

const medicine = { medicationCodeableConcept: CodeableConcept.optional(), medicationReference: Reference.optional() };
const MedicineCode = z.object({ code: CodeableConcept.optional() });

/** The medicine, said in the resource or in a Medication it points to. */
function medicineOf(
  body: {
    readonly medicationCodeableConcept?: CodeableConcept | undefined;
    readonly medicationReference?: Reference | undefined;
  },
  raw: RawResource,
  parts: DecoderParts,
): CodeableConcept | undefined {
  if (body.medicationCodeableConcept !== undefined) return body.medicationCodeableConcept;
  const target = parts.resolve(body.medicationReference?.reference, raw);
  const parsed = target === undefined ? undefined : MedicineCode.safeParse(target.body);
  const display = body.medicationReference?.display;
  return parsed?.success === true && parsed.data.code !== undefined
    ? parsed.data.code
    : display === undefined
      ? undefined
      : { text: display };
}

const treatmentsOf = (concept: CodeableConcept | undefined, parts: DecoderParts): readonly Measure[] =>
  concept === undefined
    ? []
    : parts.recognise
        .others({ codings: concept.coding ?? [], text: concept.text })
        .measures.filter((measure) => measure.kind === "treatment");

/** A dose in the treatment's unit; in its own (mg/m2) where that cannot be had. */
export function doseAmount(measure: Measure, dose: FhirQuantity | undefined, units: Units): Quantity | undefined {
  if (dose?.value === undefined || dose.value < 0) return undefined;
  const unit = dose.code ?? dose.unit;
  if (unit === undefined) return undefined;
  const value = units.toMeasure(measure.unit === undefined ? measure : { ...measure, kind: "quantity" }, dose.value, {
    code: dose.code,
    text: dose.unit,
  });
  return value === undefined ? { value: dose.value, unit: unit.slice(0, 40) } : { value, unit: measure.unit ?? unit };
}

const noDate = (raw: RawResource, measures: readonly Measure[], date: string | undefined) =>
  date === undefined ? measures.map((measure) => undated(raw, measure.name)) : [];

/** The same dose for every treatment the medicine is. */
function asDoses(
  raw: RawResource,
  concept: CodeableConcept | undefined,
  measures: readonly Measure[],
  date: string | undefined,
  more: (measure: Measure) => Pick<Dose, "evidence" | "amount" | "end" | "ongoing">,
): Decoded {
  const entries = measures.map((measure): Entry => {
    const { amount, end, ongoing, evidence } = more(measure);
    return {
      ...entryBase(raw, measure.id, textOf(concept) ?? measure.name, date),
      kind: "dose",
      evidence,
      ...(amount === undefined ? {} : { amount }),
      ...(end === undefined ? {} : { end }),
      ...(ongoing === true ? { ongoing } : {}),
    };
  });
  return { entries, problems: noDate(raw, measures, date) };
}

const asPlans = (
  raw: RawResource,
  concept: CodeableConcept | undefined,
  measures: readonly Measure[],
  date: string | undefined,
  amount: (measure: Measure) => Quantity | undefined,
  end?: string,
): Decoded => ({
  entries: measures.map((measure): Entry => {
    const planned = amount(measure);
    return {
      ...entryBase(raw, measure.id, textOf(concept) ?? measure.name, date),
      kind: "plan",
      ...(planned === undefined ? {} : { amount: planned }),
      ...(end === undefined ? {} : { end }),
    };
  }),
  problems: [],
});

const Administration = z.object({
  ...base,
  ...medicine,
  status: Code.optional(),
  effectiveDateTime: Code.optional(),
  effectivePeriod: Period.optional(),
  dosage: z.object({ dose: FhirQuantity.optional() }).optional(),
});
const parseAdministration = createBodyParser(Administration);

/** Decodes an administration: one dose. */
export const decodeAdministration: Decoder = (raw, parts) => {
  const parsed = parseAdministration(raw);
  if (!parsed.ok) return refused(parsed.error);
  const body = parsed.value;
  const concept = medicineOf(body, raw, parts);
  const measures = treatmentsOf(concept, parts);
  if (measures.length === 0 || body.status === "not-done") return nothing;
  if (body.status === "entered-in-error")
    return refused(problemWith(raw, "entered-in-error", "this dose was entered in error; it is left out"));
  const date = usableDate(body.effectiveDateTime) ?? usableDate(body.effectivePeriod?.start);
  return asDoses(raw, concept, measures, date, (measure) => ({
    evidence: "given",
    amount: doseAmount(measure, body.dosage?.dose, parts.units),
  }));
};

const Statement = z.object({
  ...base,
  ...medicine,
  status: Code.optional(),
  effectiveDateTime: Code.optional(),
  effectivePeriod: Period.optional(),
  dateAsserted: Code.optional(),
});
const parseStatement = createBodyParser(Statement);

/** Decodes a statement: a treatment in use, or used in a period; "not taken" is a statement too. */
export const decodeStatement: Decoder = (raw, parts) => {
  const parsed = parseStatement(raw);
  if (!parsed.ok) return refused(parsed.error);
  const body = parsed.value;
  const concept = medicineOf(body, raw, parts);
  const measures = treatmentsOf(concept, parts);
  if (measures.length === 0 || body.status === "entered-in-error") return nothing;
  const start = usableDate(body.effectiveDateTime) ?? usableDate(body.effectivePeriod?.start);
  if (body.status === "not-taken") {
    const date = start ?? usableDate(body.dateAsserted);
    return {
      entries: measures.map((measure): Entry => ({
        ...entryBase(raw, measure.id, textOf(concept) ?? measure.name, date),
        kind: "state",
        state: "absent",
      })),
      problems: [],
    };
  }
  const end = usableDate(body.effectivePeriod?.end);
  if (body.status === "intended") return asPlans(raw, concept, measures, start, () => undefined);
  const ongoing = body.status === "active" && end === undefined;
  return asDoses(raw, concept, measures, start ?? (ongoing ? usableDate(body.dateAsserted) : undefined), () => ({
    evidence: "stated",
    end,
    ongoing,
  }));
};

const Request = z.object({
  ...base,
  ...medicine,
  status: Code.optional(),
  intent: Code.optional(),
  authoredOn: Code.optional(),
  doNotPerform: z.boolean().optional(),
  dosageInstruction: z
    .array(
      z.object({
        timing: z
          .object({
            event: z.array(Code).max(100).optional(),
            repeat: z.object({ boundsPeriod: Period.optional() }).optional(),
          })
          .optional(),
        doseAndRate: z
          .array(z.object({ doseQuantity: FhirQuantity.optional() }))
          .max(20)
          .optional(),
      }),
    )
    .max(50)
    .optional(),
});
const parseRequest = createBodyParser(Request);

/** Decodes an order: a plan while it is a draft or a proposal, or for treatments given in courses; else a medicine in use. */
export const decodeRequest: Decoder = (raw, parts) => {
  const parsed = parseRequest(raw);
  if (!parsed.ok) return refused(parsed.error);
  const body = parsed.value;
  const concept = medicineOf(body, raw, parts);
  const measures = treatmentsOf(concept, parts);
  const isVoid = body.doNotPerform === true || ["cancelled", "entered-in-error"].includes(body.status ?? "");
  if (measures.length === 0 || isVoid) return nothing;
  const [instruction] = body.dosageInstruction ?? [];
  const begins =
    usableDate(instruction?.timing?.event?.[0]) ?? usableDate(instruction?.timing?.repeat?.boundsPeriod?.start);
  const authored = usableDate(body.authoredOn);
  const amount = (measure: Measure): Quantity | undefined =>
    doseAmount(measure, instruction?.doseAndRate?.[0]?.doseQuantity, parts.units);
  const drafted = body.status === "draft" || ["proposal", "plan"].includes(body.intent ?? "");
  const open = ["active", "on-hold"].includes(body.status ?? "");
  const planned = measures.filter((measure) => drafted || (open && measure.ordersAre === "plan"));
  const used = measures.filter((measure) => !planned.includes(measure));
  const end =
    usableDate(instruction?.timing?.repeat?.boundsPeriod?.end) ?? usableDate(instruction?.timing?.event?.at(-1));
  const plans = asPlans(raw, concept, planned, begins ?? authored, amount, end);
  const uses = asDoses(raw, concept, used, begins ?? authored, (measure) => ({
    evidence: "ordered",
    amount: amount(measure),
    end,
    ongoing: body.status === "active" && end === undefined,
  }));
  return { entries: [...plans.entries, ...uses.entries], problems: [...plans.problems, ...uses.problems] };
};
