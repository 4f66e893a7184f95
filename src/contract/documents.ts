/** The clinic's own documents over HTTP: lists, one document, one version with its text, uploads and what is done by hand. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Audience } from "../core/knowledge/claim.ts";
import { Problem } from "../core/problem.ts";
import { Corrections } from "../evidence/corrections.ts";
import { Block, Format, Metadata, PageSpan, Section } from "../evidence/document.ts";
import { IngestProgress, IngestState } from "../evidence/ingest-progress.ts";
import { ProblemDetails } from "./problem-details.ts";

/** Largest upload, in bytes; more is taken in at the command line. */
export const largestUpload = 100 * 1024 * 1024;

const Origin = z
  .object({ file: z.string().describe("Name of the file, without its folders"), record: z.string().optional() })
  .readonly();

export const DocumentView = z
  .object({
    id: z.string(),
    version: z.string().describe("The current one"),
    title: z.string(),
    format: Format,
    date: z.string().optional(),
    language: z.string().optional(),
    design: z.string().optional(),
    pmid: z.string().optional(),
    doi: z.string().optional(),
    retracted: z.boolean(),
    origin: Origin,
    addedAt: z.string(),
    retiredAt: z.string().optional(),
    retiredBecause: z.enum(["removed", "by-hand"]).optional(),
  })
  .readonly()
  .meta({ id: "Document" });
export type DocumentView = z.infer<typeof DocumentView>;

export const DocumentList = z
  .object({
    documents: z.array(DocumentView).readonly(),
    total: z.number().int().describe("How many fit, whatever the page"),
  })
  .readonly();
export type DocumentList = z.infer<typeof DocumentList>;

export const DocumentRecordView = z
  .object({
    ...DocumentView.unwrap().shape,
    metadata: Metadata.describe("As people see it, corrections and notices included"),
    metadataAsRead: Metadata.describe("As the current version's file states it"),
    corrections: Corrections,
    versions: z
      .array(z.object({ version: z.string(), takenInAt: z.string(), origin: Origin }).readonly())
      .readonly()
      .describe("Newest first"),
    changes: z
      .array(
        z
          .object({
            at: z.string(),
            actor: z.string(),
            field: z.string(),
            before: z.unknown().optional(),
            after: z.unknown().optional(),
            reason: z.string().optional(),
          })
          .readonly(),
      )
      .readonly()
      .describe("What was done by hand, newest first"),
    files: z.array(z.string()).readonly().describe("Names of the files that hold it now"),
  })
  .readonly()
  .meta({ id: "DocumentRecord" });
export type DocumentRecordView = z.infer<typeof DocumentRecordView>;

export const DocumentVersionView = z
  .object({
    documentId: z.string(),
    version: z.string(),
    format: Format,
    metadata: Metadata,
    text: z.string(),
    blocks: z.array(Block).readonly(),
    sections: z.array(Section).readonly(),
    pages: z.array(PageSpan).readonly(),
    passages: z
      .array(z.object({ start: z.number(), end: z.number() }).readonly())
      .readonly()
      .describe("What can be cited, by its place in the text"),
    origin: Origin,
    takenInAt: z.string(),
    supersededBy: z.string().optional(),
    retiredAt: z.string().optional(),
  })
  .readonly()
  .meta({ id: "DocumentVersion" });
export type DocumentVersionView = z.infer<typeof DocumentVersionView>;

export const IngestView = z
  .object({
    id: z.string(),
    state: IngestState,
    files: z.array(z.string()).readonly().describe("Names of what was to be taken in, without their folders"),
    askedAt: z.string(),
    startedAt: z.string().optional(),
    endedAt: z.string().optional(),
    progress: IngestProgress,
    problems: z.array(Problem).readonly().describe("The first of them; progress.problems counts all"),
  })
  .readonly()
  .meta({ id: "Ingest" });
export type IngestView = z.infer<typeof IngestView>;

export const CorrectionBody = z
  .strictObject({
    set: Corrections,
    takeBack: z
      .array(Corrections.unwrap().keyof())
      .max(20)
      .readonly()
      .optional()
      .describe("Fields that are again as the file states them"),
    reason: z.string().trim().max(500).optional(),
  })
  .readonly();
export type CorrectionBody = z.infer<typeof CorrectionBody>;

const ReasonBody = z.strictObject({ reason: z.string().trim().max(500).optional() }).readonly();

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
const Id = z.object({ id: z.string().min(1).max(80) });

export const listDocumentsRoute = createRoute({
  method: "get",
  path: "/api/documents",
  summary: "List the clinic's documents",
  description: "Newest first. `words` are words of title, authors, journal or file name, a PMID or a DOI.",
  request: {
    query: z.object({
      words: z.string().max(300).optional(),
      format: Format.optional(),
      year: z.coerce.number().int().min(1500).max(2200).optional(),
      show: z.enum(["current", "retired", "retracted", "all"]).optional().describe("current unless told"),
      before: z.string().max(80).optional().describe("Id of the last document of the page before"),
      limit: z.coerce.number().int().min(1).max(200).optional().describe("50 unless told"),
    }),
  },
  responses: { 200: json(DocumentList, "A page of documents"), 400: problem("The request could not be read") },
});

export const documentRoute = createRoute({
  method: "get",
  path: "/api/documents/{id}",
  summary: "One document, with its versions and history",
  request: { params: Id },
  responses: { 200: json(DocumentRecordView, "The document"), 404: problem("No such document") },
});

export const documentVersionRoute = createRoute({
  method: "get",
  path: "/api/documents/{id}/versions/{version}",
  summary: "One version of a document, with its text",
  description: "Old versions stay readable. The text is written for professionals and is closed to lay readers.",
  request: {
    params: z.object({ id: z.string().min(1).max(80), version: z.string().regex(/^[0-9a-f]{64}$/) }),
    query: z.object({ audience: Audience.optional() }),
  },
  responses: {
    200: json(DocumentVersionView, "The version; every offset is a place in `text`"),
    403: problem("Closed to this audience"),
    404: problem("No such version"),
  },
});

export const correctDocumentRoute = createRoute({
  method: "post",
  path: "/api/documents/{id}/correction",
  summary: "Correct a document's metadata by hand",
  description: "Corrections hold over later versions of the document, until they are taken back.",
  request: { params: Id, body: body(CorrectionBody) },
  responses: {
    200: json(DocumentRecordView, "The document as it is now"),
    400: problem("The request could not be read"),
    404: problem("No such document"),
  },
});

const handRoute = <Path extends string>(path: Path, summary: string) =>
  createRoute({
    method: "post",
    path,
    summary,
    request: { params: Id, body: body(ReasonBody) },
    responses: { 200: json(DocumentRecordView, "The document as it is now"), 404: problem("No such document") },
  });
export const retireDocumentRoute = handRoute(
  "/api/documents/{id}/retirement",
  "Take a document out of answers; its versions stay readable",
);
export const restoreDocumentRoute = handRoute("/api/documents/{id}/restoration", "Bring a retired document back");

/** Registered by hand: its body is files. */
export const uploadRoute = {
  method: "post",
  path: "/api/documents",
  summary: "Take documents in",
  description: `Files in the field \`files\`, together at most ${largestUpload / 1024 / 1024} MB. They are read in a process of their own: ask /api/ingests/{id} how far it is. A file of the name of an earlier upload is a new version of it.`,
  request: {
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            properties: { files: { type: "array", items: { type: "string", format: "binary" } } },
          },
        },
      },
    },
  },
  responses: {
    202: json(IngestView, "Entered; it begins at once, or when the ingest before it has ended"),
    400: problem("No files"),
    413: problem("The upload is too large"),
  },
} as const;

export const ingestRoute = createRoute({
  method: "get",
  path: "/api/ingests/{id}",
  summary: "How far an ingest is, and its report",
  request: { params: Id },
  responses: { 200: json(IngestView, "The ingest"), 404: problem("No such ingest") },
});
