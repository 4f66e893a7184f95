/** Route of the assessment of patients sent in the body. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { assessRoute } from "../../contract/assess.ts";
import { problemResponse } from "../problem.ts";

/** Adds the route to the app. The body is read as text: FHIR arrives under several media types. */
export function addAssessRoutes(app: OpenAPIHono, application: Application): void {
  app.openAPIRegistry.registerPath(assessRoute);
  app.post(assessRoute.getRoutingPath(), async (c) => {
    const report = await application.assess(c.var.actor, await c.req.text());
    return report.ok ? c.json(report.value, 200, { "cache-control": "no-store" }) : problemResponse(c, report.error);
  });
}
