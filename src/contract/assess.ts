/** Assessing patients: FHIR in the body, what the rules say of each patient back. Nothing of it is stored. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Assessment } from "../core/pathway/assess.ts";
import { Problem } from "../core/problem.ts";
import { ProblemDetails } from "./problem-details.ts";

/** Largest input, in bytes: a long hospital record has a few megabytes. */
export const largestAssessment = 32 * 1024 * 1024;

export const PatientAssessment = z
  .object({
    id: z.string().describe("The patient's id in the input"),
    pack: z.string(),
    ...Assessment.unwrap().shape,
    problems: z.array(Problem).readonly().describe("What could not be read of this patient; identity first"),
  })
  .readonly()
  .meta({ id: "PatientAssessment" });
export type PatientAssessment = z.infer<typeof PatientAssessment>;

/** Rules that spoke, or were undecided, and were kept back from a program. */
export const Withheld = z
  .number()
  .int()
  .describe("Rules that spoke and were kept back because no board has approved them; told to programs alone");

export const AssessReport = z
  .object({
    banner: z.string(),
    assessedOn: z.string().describe("The day that was taken for today, YYYY-MM-DD"),
    packs: z.array(z.object({ id: z.string(), version: z.string() }).readonly()).readonly(),
    patients: z.array(PatientAssessment).readonly(),
    problems: z.array(Problem).readonly().describe("What belongs to no patient of the input; identity first"),
    withheld: Withheld.optional(),
  })
  .readonly()
  .meta({ id: "AssessReport" });
export type AssessReport = z.infer<typeof AssessReport>;

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const fhir = { schema: z.unknown() };

export const assessRoute = createRoute({
  method: "post",
  path: "/api/assess",
  summary: "Assess patients by the rules of the loaded packs",
  description:
    "Takes FHIR R4: a Bundle, a resource, or NDJSON of either. Several patients become several assessments. Nothing of them is stored or logged; each is an entry of the audit. A program gets rules that no board has approved only where the operator lets them out; `withheld` says how many were kept back.",
  request: {
    body: {
      required: true,
      content: { "application/fhir+json": fhir, "application/x-ndjson": fhir, "application/fhir+ndjson": fhir },
    },
  },
  responses: {
    200: {
      description: "What the rules say of each patient, what is undecided, and what could not be read",
      content: { "application/json": { schema: AssessReport } },
    },
    400: problem("The input is not JSON or NDJSON"),
    403: problem("Not allowed"),
    413: problem("The input is too large"),
  },
});
