/** The route that plans doses for a kept patient. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { planDosesRoute } from "../../contract/plan-doses.ts";
import { problemResponse } from "../problem.ts";

const notFound = { code: "not-found", message: "There is no such patient", fix: "GET /api/patients lists them" };

/** Adds the route to the app. */
export function addDoseRoute(app: OpenAPIHono, application: Application): void {
  app.openapi(planDosesRoute, async (c) => {
    const planned = await application.planDoses(c.var.actor, c.req.valid("param").id, c.req.valid("json").start);
    if (planned === undefined) return problemResponse(c, [notFound]) as never;
    return planned.ok
      ? c.json(planned.value, 200, { "cache-control": "no-store" })
      : (problemResponse(c, planned.error) as never);
  });
}
