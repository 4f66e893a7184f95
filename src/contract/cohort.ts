/** Outcomes of a cohort over HTTP: of the patients kept here, or of records sent along. No address names a patient. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { CohortAsked } from "../core/cohort/asked.ts";
import { CohortReport } from "../core/cohort/report.ts";
import { Problem } from "../core/problem.ts";
import { ProblemDetails } from "./problem-details.ts";

export const cohortPath = "/api/cohort";

const asked = CohortAsked.unwrap().shape;

export const CohortQuery = z.object({
  ...asked,
  suppress: z
    .enum(["true", "false"])
    .optional()
    .describe("true leaves out counts from 1 to 4 and what would give them away"),
  as: z.enum(["json", "csv", "measure-report", "svg"]).optional().describe("How it is written; JSON unless said"),
});
export type CohortQuery = z.infer<typeof CohortQuery>;

export const CohortOfRecords = z
  .object({
    report: CohortReport,
    problems: z.array(Problem).readonly().describe("What of the records could not be read; identity first"),
  })
  .readonly()
  .meta({ id: "CohortOfRecords" });

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const written = (schema: z.ZodType) => ({
  "application/json": { schema },
  "text/csv": { schema: z.string() },
  "application/fhir+json": { schema: z.unknown() },
  "image/svg+xml": { schema: z.string() },
});
const fhir = { schema: z.unknown() };
const definitions = "docs/cohort.md defines every number.";

export const cohortRoute = createRoute({
  method: "get",
  path: cohortPath,
  summary: "Outcomes of the patients kept here",
  description: `One table over all charts; nobody is named. One audit entry says that all were read. ${definitions}`,
  request: { query: CohortQuery },
  responses: {
    200: { description: "The table, or a file of it", content: written(CohortReport) },
    400: problem("There is no such cohort, regimen or subgroup"),
    403: problem("Not allowed"),
  },
});

export const cohortOfRecordsRoute = createRoute({
  method: "post",
  path: cohortPath,
  summary: "Outcomes of patients sent along",
  description: `Takes FHIR R4: Bundles, resources, or NDJSON of either. Nothing of them is stored or logged; one audit entry says that they were counted. ${definitions}`,
  request: {
    query: CohortQuery,
    body: {
      required: true,
      content: { "application/fhir+json": fhir, "application/x-ndjson": fhir, "application/fhir+ndjson": fhir },
    },
  },
  responses: {
    200: {
      description: "The table and what could not be read, or a file of the table",
      content: written(CohortOfRecords),
    },
    400: problem("The records cannot be read, or there is no such cohort, regimen or subgroup"),
    403: problem("Not allowed"),
    413: problem("The records are too large"),
  },
});
