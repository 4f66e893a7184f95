/** How large a request may be: small, but for the calls that are sent files or records. */
import type { MiddlewareHandler } from "hono";
import { largestAssessment } from "../contract/assess.ts";
import { cohortPath } from "../contract/cohort.ts";
import { largestUpload } from "../contract/documents.ts";
import { fhirBase } from "../contract/fhir.ts";
import { mcpPath } from "../contract/mcp.ts";
import { importPath } from "../contract/patients.ts";
import { cdsBase } from "./cds-hooks/routes.ts";
import { limitBody } from "./limit-body.ts";
import { problemResponse } from "./problem.ts";

/** Largest body of any other request, in bytes. */
const largestBody = 64 * 1024;

const limitTo = (maxSize: number, fix: string): MiddlewareHandler =>
  limitBody(maxSize, (c) =>
    problemResponse(c, [{ code: "too-large", message: `The request is larger than ${maxSize / 1024} kB`, fix }]),
  );

const limits: Readonly<Record<string, MiddlewareHandler>> = {
  "POST /api/ask": limitTo(largestAssessment, "shorten the question, or the record sent along"),
  "POST /api/assess": limitTo(largestAssessment, "send fewer patients at a time"),
  [`POST ${cohortPath}`]: limitTo(largestAssessment, "use the command line, which reads files: ranvier cohort"),
  [`POST ${importPath}`]: limitTo(largestAssessment, "send fewer patients at a time"),
  [`POST ${mcpPath}`]: limitTo(largestAssessment, "send fewer patients at a time"),
  "POST /api/documents": limitTo(
    largestUpload,
    "send fewer files at a time, or take them in on the server itself with: ranvier ingest <path…>",
  ),
};
const others = limitTo(largestBody, "shorten the question");

/** Refuses what is larger, before any of it is kept. Calls of hospital systems have a limit and an answer of their own. */
export const limitBodies: MiddlewareHandler = (c, next) =>
  c.req.path.startsWith(`${cdsBase}/`) || c.req.path.startsWith(`${fhirBase}/`)
    ? next()
    : (limits[`${c.req.method} ${c.req.path}`] ?? others)(c, next);
