/** The parts of FHIR R4 that the decoder reads. Members it does not read are let through unseen. */
import { z } from "zod";

const longest = 4000;
const Text = z.string().max(longest);
export const Code = z.string().max(200);

export const Coding = z.object({ system: Code.optional(), code: Code.optional(), display: Text.optional() });
export const CodeableConcept = z.object({ coding: z.array(Coding).max(100).optional(), text: Text.optional() });
export type CodeableConcept = z.infer<typeof CodeableConcept>;

export const Reference = z.object({
  reference: Text.optional(),
  identifier: z.object({ system: Text.optional(), value: Text.optional() }).optional(),
  display: Text.optional(),
});
export type Reference = z.infer<typeof Reference>;

export const FhirQuantity = z.object({
  value: z.number().optional(),
  comparator: z.enum(["<", "<=", ">=", ">"]).optional(),
  unit: Code.optional(),
  system: Text.optional(),
  code: Code.optional(),
});
export type FhirQuantity = z.infer<typeof FhirQuantity>;

export const Period = z.object({ start: Text.optional(), end: Text.optional() });
export const Meta = z.object({ versionId: Text.optional(), lastUpdated: Text.optional() });

/** What every resource may carry. */
export const base = { id: z.string().max(500).optional(), meta: Meta.optional() };

/** Any of the types a value may have. */
export const value = {
  valueQuantity: FhirQuantity.optional(),
  valueCodeableConcept: CodeableConcept.optional(),
  valueString: Text.optional(),
  valueBoolean: z.boolean().optional(),
  valueInteger: z.number().optional(),
  valueRange: z.object({ low: FhirQuantity.optional(), high: FhirQuantity.optional() }).optional(),
  valueRatio: z.object({ numerator: FhirQuantity.optional(), denominator: FhirQuantity.optional() }).optional(),
  valueTime: Text.optional(),
  valueDateTime: Text.optional(),
  valuePeriod: Period.optional(),
  valueSampledData: z.object({}).optional(),
  dataAbsentReason: CodeableConcept.optional(),
  interpretation: z.array(CodeableConcept).max(20).optional(),
  referenceRange: z
    .array(
      z.object({
        low: FhirQuantity.optional(),
        high: FhirQuantity.optional(),
        type: CodeableConcept.optional(),
        text: Text.optional(),
      }),
    )
    .max(50)
    .optional(),
};

/** The words people read for a concept. */
export const textOf = (concept: CodeableConcept | undefined): string | undefined =>
  concept?.text ??
  concept?.coding?.find((coding) => coding.display !== undefined)?.display ??
  concept?.coding?.[0]?.code;

/** All codes of a concept. */
export const codesOf = (concept: CodeableConcept | undefined): readonly string[] =>
  (concept?.coding ?? []).flatMap((coding) => coding.code ?? []);
