/** Routes of the outcomes of a cohort. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Application } from "../../app/application.ts";
import { type CohortFormat, writeCohort } from "../../app/patients/cohort-formats.ts";
import { cohortOfRecordsRoute, cohortPath, CohortQuery, cohortRoute } from "../../contract/cohort.ts";
import { fhirBase } from "../../contract/fhir.ts";
import type { CohortAsked } from "../../core/cohort/asked.ts";
import type { CohortReport } from "../../core/cohort/report.ts";
import type { Problem } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";

const noStore = { "cache-control": "no-store" } as const;

const askedIn = ({ as: _as, suppress, ...asked }: CohortQuery): CohortAsked => ({
  ...asked,
  ...(suppress === "true" ? { suppress: true } : {}),
});

function fileOf(c: Context, report: CohortReport, format: CohortFormat, publicUrl: string | undefined): Response {
  const file = writeCohort(report, format, new URL(fhirBase, publicUrl ?? new URL(c.req.url).origin).href);
  return c.body(file.text, 200, {
    ...noStore,
    "content-type": file.mediaType,
    "content-disposition": `attachment; filename="${file.name}"`,
  });
}

const problemIn = (issue: { readonly path: readonly PropertyKey[]; readonly message: string }): Problem => ({
  code: "bad-request",
  message: `${issue.path.map(String).join(".")}: ${issue.message}`,
  fix: "see /openapi.json for what this call takes",
});

/**
 * Adds the routes. Records are read as text: FHIR arrives under several media types. `publicUrl` is the address people and
 * systems know the server by; the request's own on this machine.
 */
export function addCohortRoutes(app: OpenAPIHono, application: Application, publicUrl: string | undefined): void {
  app.openapi(cohortRoute, async (c) => {
    const query = c.req.valid("query");
    const report = await application.cohort(c.var.actor, askedIn(query));
    if (!report.ok) return problemResponse(c, report.error);
    const { as = "json" } = query;
    return as === "json" ? c.json(report.value, 200, noStore) : fileOf(c, report.value, as, publicUrl);
  });
  app.openAPIRegistry.registerPath(cohortOfRecordsRoute);
  app.post(cohortPath, async (c) => {
    const query = CohortQuery.safeParse(c.req.query());
    if (!query.success) return problemResponse(c, query.error.issues.map(problemIn));
    const told = await application.cohortOfRecords(c.var.actor, await c.req.text(), askedIn(query.data));
    if (!told.ok) return problemResponse(c, told.error);
    const { as = "json" } = query.data;
    return as === "json" ? c.json(told.value, 200, noStore) : fileOf(c, told.value.report, as, publicUrl);
  });
}
