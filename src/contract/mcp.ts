/** The tools of the MCP server: what goes in and what comes out of each. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Answer } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";
import { AskRequest } from "./ask.ts";
import { AssessReport, Withheld } from "./assess.ts";
import { CalculationView } from "./browse.ts";
import { ProblemDetails } from "./problem-details.ts";
import { CalculateRequest } from "./routes.ts";
import { SearchRequest, SearchResponse } from "./search.ts";

const Banner = z.string().describe("Review state of what follows; to be shown with it");

export const McpAskResult = z.object({ banner: Banner, answer: Answer }).readonly();

export const McpSearchResult = z.object({ banner: Banner, ...SearchResponse.unwrap().shape }).readonly();

export const McpAssessRequest = z
  .strictObject({
    record: z
      .union(
        [z.looseObject({ resourceType: z.string() }), z.array(z.looseObject({ resourceType: z.string() })).min(1)],
        {
          error: "send FHIR R4 itself, not as text: an object with its resourceType, or a list of such objects",
        },
      )
      .optional()
      .describe("FHIR R4: a Bundle, or resources of a patient with the Patient among them"),
    patient: z
      .string()
      .regex(/^[0-9a-f-]{36}$/, "not the id of a patient")
      .optional()
      .describe("Id of a patient whose record is kept here, in place of a record"),
    audience: Audience.optional().describe("Who reads the result; patients and carers are refused"),
  })
  .readonly()
  .refine((asked) => (asked.record === undefined) !== (asked.patient === undefined), "give either record or patient");
export type McpAssessRequest = z.infer<typeof McpAssessRequest>;

export const McpAssessResult = z
  .object({
    ...AssessReport.unwrap().shape,
    withheld: Withheld,
  })
  .readonly();

export const McpCalculateRequest = z
  .strictObject({
    calculator: z.string().min(1).max(160).describe("Id of the calculator; the description lists them"),
    ...CalculateRequest.unwrap().shape,
  })
  .readonly();

export const McpCalculateResult = z.object({ banner: Banner, ...CalculationView.unwrap().shape }).readonly();

export { AskRequest as McpAskRequest, SearchRequest as McpSearchRequest };

/** Where the server answers over HTTP. */
export const mcpPath = "/mcp";

export const mcpRoute = createRoute({
  method: "post",
  path: mcpPath,
  summary: "Model Context Protocol, streamable HTTP",
  description: "JSON-RPC with the tools ask, search_evidence, assess_patient and calculate. No session is kept.",
  request: { body: { required: true, content: { "application/json": { schema: z.unknown() } } } },
  responses: {
    200: { description: "A JSON-RPC response", content: { "application/json": { schema: z.unknown() } } },
    202: { description: "A notification was taken" },
    401: { description: "No token", content: { "application/problem+json": { schema: ProblemDetails } } },
  },
});
