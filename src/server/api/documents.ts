/** Routes of the clinic's own documents. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { permit } from "../../app/guarded.ts";
import type { LibraryCases } from "../../app/literature/library.ts";
import type { UploadedFile } from "../../app/ports/ingest-process.ts";
import {
  correctDocumentRoute,
  documentRoute,
  documentVersionRoute,
  ingestRoute,
  listDocumentsRoute,
  restoreDocumentRoute,
  retireDocumentRoute,
  uploadRoute,
} from "../../contract/documents.ts";
import type { Problem } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";

const noStore = { "cache-control": "no-store" } as const;
const pageSize = 50;

const missing = (what: string): readonly Problem[] => [
  { code: "not-found", message: `There is no such ${what}`, fix: "GET /api/documents lists the documents" },
];

const notAForm: Problem = {
  code: "bad-request",
  message: "The upload could not be read",
  fix: "send multipart/form-data with one or more files in the field “files”",
};

async function filesOf(c: Context): Promise<readonly UploadedFile[] | undefined> {
  try {
    const form = await c.req.formData();
    return form
      .getAll("files")
      .filter((value): value is File => typeof value !== "string")
      .map((file) => ({ name: file.name, content: file.stream() }));
  } catch {
    return undefined;
  }
}

/** Adds the routes to the app. */
export function addDocumentRoutes(app: OpenAPIHono, library: LibraryCases): void {
  app.openapi(listDocumentsRoute, async (c) => {
    const { show, limit, ...query } = c.req.valid("query");
    const page = await library.listDocuments(c.var.actor, { ...query, standing: show, limit: limit ?? pageSize });
    return c.json(page, 200, noStore);
  });
  app.openapi(documentRoute, async (c) => {
    const document = await library.findDocument(c.var.actor, c.req.valid("param").id);
    return document === undefined ? (problemResponse(c, missing("document")) as never) : c.json(document, 200, noStore);
  });
  app.openapi(documentVersionRoute, async (c) => {
    const { id, version } = c.req.valid("param");
    const audience = c.req.valid("query").audience ?? "clinician";
    const found = await library.findDocumentVersion(c.var.actor, id, version, audience);
    return found.ok ? c.json(found.value, 200, noStore) : (problemResponse(c, [found.error]) as never);
  });
  app.openapi(correctDocumentRoute, async (c) => {
    const done = await library.correctDocument(c.var.actor, c.req.valid("param").id, c.req.valid("json"));
    return done.ok ? c.json(done.value, 200, noStore) : (problemResponse(c, [done.error]) as never);
  });
  app.openapi(retireDocumentRoute, async (c) => {
    const done = await library.retireDocument(c.var.actor, c.req.valid("param").id, c.req.valid("json").reason);
    return done.ok ? c.json(done.value, 200, noStore) : (problemResponse(c, [done.error]) as never);
  });
  app.openapi(restoreDocumentRoute, async (c) => {
    const done = await library.restoreDocument(c.var.actor, c.req.valid("param").id, c.req.valid("json").reason);
    return done.ok ? c.json(done.value, 200, noStore) : (problemResponse(c, [done.error]) as never);
  });
  app.openAPIRegistry.registerPath(uploadRoute);
  app.post(uploadRoute.path, async (c) => {
    // Before anything of the upload is read.
    permit(c.var.actor, "documents.change");
    const files = await filesOf(c);
    if (files === undefined) return problemResponse(c, [notAForm]);
    const entered = await library.uploadDocuments(c.var.actor, files);
    return entered.ok ? c.json(entered.value, 202, noStore) : problemResponse(c, [entered.error]);
  });
  app.openapi(ingestRoute, async (c) => {
    const ingest = await library.findIngest(c.var.actor, c.req.valid("param").id);
    return ingest === undefined ? (problemResponse(c, missing("ingest")) as never) : c.json(ingest, 200, noStore);
  });
}
