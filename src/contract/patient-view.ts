/** A patient's page over HTTP: timeline and assessment together, so that both are of one moment. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Timeline } from "../figures/timeline.ts";
import { PatientAssessment, Withheld } from "./assess.ts";
import { ProblemDetails } from "./problem-details.ts";

const UnusableResult = z
  .object({
    id: z.string(),
    resource: z.string().describe("Where it stands in the record"),
    what: z.string(),
    written: z.string().describe("Value and unit as they were received"),
    date: z.string().optional(),
    why: z.string(),
  })
  .readonly();
export type UnusableResult = z.infer<typeof UnusableResult>;

export const PatientView = z
  .object({
    id: z.string(),
    label: z.string(),
    sex: z.enum(["female", "male", "other", "unknown"]).optional(),
    birthDate: z.string().optional(),
    asOf: z.string().describe("The day that was taken for today, YYYY-MM-DD"),
    updatedAt: z.string(),
    banner: z.string(),
    packs: z
      .array(z.object({ id: z.string(), version: z.string() }).readonly())
      .readonly()
      .describe("The editions of the rules that were run"),
    timeline: Timeline,
    withdrawn: z.number().int().describe("Results entered in error or cancelled, which are not drawn"),
    unusable: z.array(UnusableResult).readonly().describe("Results on record that no rule can use, newest first"),
    assessments: z.array(PatientAssessment).readonly(),
    withheld: Withheld.optional(),
  })
  .readonly()
  .meta({ id: "PatientView" });
export type PatientView = z.infer<typeof PatientView>;

export const patientViewRoute = createRoute({
  method: "get",
  path: "/api/patients/{id}/view",
  summary: "A patient's timeline and what the rules say",
  request: { params: z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/, "not the id of a patient") }) },
  responses: {
    200: { description: "The page", content: { "application/json": { schema: PatientView } } },
    404: { description: "No such patient", content: { "application/problem+json": { schema: ProblemDetails } } },
  },
});
