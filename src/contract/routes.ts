/** The routes of the HTTP API: what goes in, what comes out, for server, client and OpenAPI alike. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Answer } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";
import { Quantity } from "../core/quantity.ts";
import { AskAboutRequest, AskRequest } from "./ask.ts";
import { CalculationView, CalculatorView, ClaimView, PackView, SourceView } from "./browse.ts";
import { ProblemDetails } from "./problem-details.ts";

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const ReaderQuery = z.object({
  audience: Audience.optional().describe("Lay readers get no wording, number or titre meant for professionals"),
});
const IdParam = z.object({
  id: z.string().min(1).max(160).describe("A bare id, or <pack>/<id> with the slash written %2F"),
});

export const askRoute = createRoute({
  method: "post",
  path: "/api/ask",
  summary: "Ask a clinical question",
  description:
    "Answers from the loaded packs, without a language model; with a patient's Bundle also from that chart, for those who may read patients. Nothing about question or patient is stored or logged; that a patient was asked about is an entry of the audit.",
  request: { body: { required: true, content: { "application/json": { schema: AskAboutRequest } } } },
  responses: {
    200: json(Answer, "The answer page"),
    400: problem("The request could not be read"),
    403: problem("Not allowed: a patient's record came along"),
    413: problem("The question or the record is too long"),
  },
});

export const saveAnswerRoute = createRoute({
  method: "post",
  path: "/api/answers",
  summary: "Keep an answer under a permanent link",
  description:
    "Asks the question again and stores the answer under an unguessable token. This is the only call that stores a question.",
  request: { body: { required: true, content: { "application/json": { schema: AskRequest } } } },
  responses: {
    201: json(z.object({ token: z.string(), path: z.string() }).readonly(), "Where the answer is kept"),
    400: problem("The request could not be read"),
  },
});

export const savedAnswerRoute = createRoute({
  method: "get",
  path: "/api/answers/{token}",
  summary: "Open a kept answer",
  request: { params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }) },
  responses: {
    200: json(Answer, "The answer as it was kept"),
    400: problem("Not a token"),
    404: problem("No such answer"),
  },
});

export const listClaimsRoute = createRoute({
  method: "get",
  path: "/api/claims",
  summary: "List claims",
  request: { query: ReaderQuery },
  responses: {
    200: json(z.object({ claims: z.array(ClaimView).readonly() }).readonly(), "Every claim of the loaded packs"),
  },
});

export const claimRoute = createRoute({
  method: "get",
  path: "/api/claims/{id}",
  summary: "One claim with its support",
  request: { params: IdParam, query: ReaderQuery },
  responses: {
    200: json(ClaimView, "The claim"),
    404: problem("No such claim"),
    410: problem("Withdrawn; says since when and why"),
  },
});

export const listSourcesRoute = createRoute({
  method: "get",
  path: "/api/sources",
  summary: "List sources",
  responses: {
    200: json(
      z.object({ sources: z.array(SourceView).readonly() }).readonly(),
      "Every source, with the claims that rest on it",
    ),
  },
});

export const listCalculatorsRoute = createRoute({
  method: "get",
  path: "/api/calculators",
  summary: "List calculators",
  responses: {
    200: json(
      z.object({ calculators: z.array(CalculatorView).readonly() }).readonly(),
      "Every calculator with its inputs",
    ),
  },
});

export const CalculateRequest = z
  .strictObject({
    inputs: z.record(z.string().max(60), z.union([Quantity, z.string().max(200), z.boolean()])).readonly(),
    audience: Audience.optional(),
  })
  .readonly();
export type CalculateRequest = z.infer<typeof CalculateRequest>;

export const calculateRoute = createRoute({
  method: "post",
  path: "/api/calculators/{id}",
  summary: "Run a calculator",
  request: { params: IdParam, body: { required: true, content: { "application/json": { schema: CalculateRequest } } } },
  responses: {
    200: json(CalculationView, "Result, formula and reading"),
    400: problem("An input is missing or impossible"),
    403: problem("Closed to this audience"),
    404: problem("No such calculator"),
    410: problem("Withdrawn; says since when and why"),
  },
});

export const listPacksRoute = createRoute({
  method: "get",
  path: "/api/packs",
  summary: "List packs",
  request: { query: ReaderQuery },
  responses: {
    200: json(
      z.object({ packs: z.array(PackView).readonly() }).readonly(),
      "The loaded packs, their topics, corrections and open questions",
    ),
  },
});

export const healthRoute = createRoute({
  method: "get",
  path: "/healthz",
  summary: "Is the process alive",
  responses: { 200: json(z.object({ status: z.literal("ok") }).readonly(), "Alive") },
});

export const readyRoute = createRoute({
  method: "get",
  path: "/readyz",
  summary: "Are packs and database ready",
  responses: {
    200: json(z.object({ status: z.literal("ready"), packs: z.array(z.string()).readonly() }).readonly(), "Ready"),
    503: problem("The database does not answer"),
  },
});
