/** Searching the clinic's own documents: what is sent, what comes back. Sent in the body, since what is searched is patient data. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Audience } from "../core/knowledge/claim.ts";
import { Design } from "../core/knowledge/source.ts";
import { Format } from "../evidence/document.ts";
import { PassageId } from "../evidence/indexed-passage.ts";
import { ProblemDetails } from "./problem-details.ts";

/** Kinds of file that documents come from. */
export const FileFormat = Format;
export type FileFormat = Format;

/** Longest text searched, in characters: a whole message may be pasted. */
export const longestSearch = 8000;

const Year = z.number().int().min(1500).max(2200);

export const SearchFilter = z
  .strictObject({
    designs: z.array(Design).max(30).readonly().optional(),
    formats: z.array(FileFormat).max(20).readonly().optional(),
    fromYear: Year.optional(),
    toYear: Year.optional(),
    languages: z
      .array(z.string().regex(/^[a-z]{2,3}$/, "two or three small letters, such as en"))
      .max(50)
      .readonly()
      .optional(),
    documentIds: z.array(z.string().max(200)).max(200).readonly().optional(),
    retracted: z
      .enum(["without", "only", "with"])
      .optional()
      .describe("Retracted documents; left out unless asked for"),
  })
  .readonly();
export type SearchFilter = z.infer<typeof SearchFilter>;

export const SearchRequest = z
  .strictObject({
    query: z.string().trim().min(1, "write what to search for").max(longestSearch),
    filter: SearchFilter.optional(),
    audience: Audience.optional().describe("Documents are shown as written, so patients and carers are refused"),
    limit: z.number().int().min(1).max(100).optional().describe("20 unless told"),
  })
  .readonly();
export type SearchRequest = z.infer<typeof SearchRequest>;

const place = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() };

export const SearchHit = z
  .object({
    id: PassageId,
    documentId: z.string(),
    version: z.string(),
    title: z.string(),
    question: z.string().optional(),
    section: z.array(z.string()).readonly(),
    page: z.number().int().optional(),
    year: z.number().int().optional(),
    language: z.string().optional(),
    design: Design.optional(),
    format: z.string(),
    retracted: z.boolean(),
    identifiers: z.array(z.string()).readonly(),
    score: z.number().describe("Higher is better; comparable within one search only"),
    snippet: z
      .object({
        text: z.string().describe("Whole sentences of the passage"),
        ...place,
        marks: z
          .array(z.object(place).readonly())
          .readonly()
          .describe("Words of the search, by their place in the snippet"),
      })
      .readonly()
      .describe("Best part of the passage; start and end are places in the document version's text"),
  })
  .readonly();
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResponse = z
  .object({
    hits: z.array(SearchHit).readonly(),
    passages: z.number().int().describe("Passages in the index"),
    corrections: z
      .array(z.object({ from: z.string(), to: z.string() }).readonly())
      .readonly()
      .describe("Words that were searched as others"),
    expansions: z
      .array(z.object({ said: z.string(), added: z.array(z.string()).readonly() }).readonly())
      .readonly()
      .describe("Names of the same thing that were searched beside"),
    phrases: z.array(z.string()).readonly(),
    identifiers: z.array(z.string()).readonly(),
    shortened: z.boolean().describe("True when a long message was weighed: what it asks counts most"),
    notices: z.array(z.string()).readonly().describe("What did not work as set up, in plain words"),
  })
  .readonly()
  .meta({ id: "SearchResponse" });
export type SearchResponse = z.infer<typeof SearchResponse>;

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});

export const searchRoute = createRoute({
  method: "post",
  path: "/api/search",
  summary: "Search the clinic's own documents",
  description:
    "Finds passages by words, “quoted phrases” and identifiers (PMID, PMCID, DOI, NCT). Nothing about the search is stored or logged.",
  request: { body: { required: true, content: { "application/json": { schema: SearchRequest } } } },
  responses: {
    200: { description: "Passages, best first", content: { "application/json": { schema: SearchResponse } } },
    400: problem("The request could not be read"),
    403: problem("Closed to this audience"),
    413: problem("The text is too long"),
  },
});
