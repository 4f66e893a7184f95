/** Observations, their components and values: decoded as FHIR says, before anything is made of them. */
import { z } from "zod";
import { ReadingStatus } from "../core/chart/chart.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import { base, Code, CodeableConcept, Period, Reference, textOf, value } from "./datatypes.ts";
import { createBodyParser, problemWith, type RawResource } from "./resource.ts";

const Component = z.object({ code: CodeableConcept.optional(), ...value });

const Observation = z.object({
  ...base,
  status: Code.optional(),
  code: CodeableConcept.optional(),
  effectiveDateTime: Code.optional(),
  effectiveInstant: Code.optional(),
  effectivePeriod: Period.optional(),
  effectiveTiming: z.object({}).optional(),
  issued: Code.optional(),
  bodySite: CodeableConcept.optional(),
  method: CodeableConcept.optional(),
  device: Reference.optional(),
  performer: z.array(Reference).max(50).optional(),
  component: z.array(Component).max(500).optional(),
  hasMember: z.array(Reference).max(1000).optional(),
  ...value,
});
type Observation = z.infer<typeof Observation>;
const parseObservation = createBodyParser(Observation);
type Component = z.infer<typeof Component>;

/** What was measured: the members with values, of the observation itself or one of its components. */
export type Measured = z.infer<z.ZodObject<typeof value>>;

/** One value of an observation. `part` is the component's number, absent for the observation's own value. */
export interface DecodedValue {
  readonly part: number | undefined;
  readonly code: z.infer<typeof CodeableConcept>;
  readonly measured: Measured;
}

/** An observation as decoded, with the values it carries. */
export interface DecodedObservation {
  readonly status: ReadingStatus;
  readonly date: string | undefined;
  readonly site: string | undefined;
  readonly assay: string | undefined;
  readonly laboratory: string | undefined;
  readonly values: readonly DecodedValue[];
}

const valueKeys = [
  "valueQuantity",
  "valueCodeableConcept",
  "valueString",
  "valueBoolean",
  "valueInteger",
  "valueRange",
  "valueRatio",
  "valueTime",
  "valueDateTime",
  "valuePeriod",
  "valueSampledData",
] as const;

const statuses: ReadonlySet<string | undefined> = new Set(ReadingStatus.options);
const isStatus = (status: string | undefined): status is ReadingStatus => statuses.has(status);

function countValues(measured: Measured): number {
  let count = 0;
  for (const key of valueKeys) if (measured[key] !== undefined) count += 1;
  return count;
}

/** When it was measured. A period counts from its start; the time of issue stands in where nothing else is said. */
const dateOf = (body: Observation): string | undefined =>
  body.effectiveDateTime ??
  body.effectiveInstant ??
  body.effectivePeriod?.start ??
  body.effectivePeriod?.end ??
  body.issued;

const absentText = (measured: Measured): string => textOf(measured.dataAbsentReason) ?? "no reason given";

/** Why an observation without a value has none. */
function noValue(body: Observation, raw: RawResource): Problem {
  if (body.dataAbsentReason !== undefined) return problemWith(raw, "no-value", `it has no value: ${absentText(body)}`);
  if ((body.hasMember ?? []).length > 0)
    return problemWith(raw, "no-value", "it only names other observations, which are read on their own");
  return problemWith(raw, "no-value", "it has no value");
}

/** Decodes an observation: its values, or the reason why there is none. */
export function decodeObservation(raw: RawResource): Result<DecodedObservation> {
  const parsed = parseObservation(raw);
  if (!parsed.ok) return parsed;
  const body = parsed.value;
  const { status } = body;
  if (!isStatus(status))
    return err(
      problemWith(
        raw,
        "fhir-invalid",
        "its status is missing or none of FHIR's",
        "correct it at the source",
        "/status",
      ),
    );
  if (body.code === undefined)
    return err(
      problemWith(raw, "fhir-invalid", "it does not say what was measured", "add a code at the source", "/code"),
    );
  const components = body.component ?? [];
  const own = countValues(body);
  const counts = components.map(countValues);
  if (own > 1 || counts.some((count) => count > 1))
    return err(
      problemWith(
        raw,
        "fhir-invalid",
        "it has two values at once; neither is taken",
        "correct it at the source",
        "/value",
      ),
    );
  const values: DecodedValue[] = own === 0 ? [] : [{ part: undefined, code: body.code, measured: body }];
  components.forEach((component, part) => {
    if (component.code !== undefined && counts[part] === 1)
      values.push({ part, code: component.code, measured: component });
  });
  if (values.length === 0) return err(noValue(body, raw));
  return ok({
    status,
    date: dateOf(body),
    site: textOf(body.bodySite),
    assay: textOf(body.method) ?? body.device?.display,
    laboratory: (body.performer ?? []).map((performer) => performer.display).find((display) => display !== undefined),
    values,
  });
}
