/** Routes of the search over the clinic's own documents. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { searchRoute } from "../../contract/search.ts";
import { problemResponse } from "../problem.ts";

/** Adds the routes to the app. */
export function addSearchRoutes(app: OpenAPIHono, application: Application): void {
  app.openapi(searchRoute, async (c) => {
    const found = await application.searchLiterature(c.var.actor, c.req.valid("json"));
    return found.ok
      ? c.json(found.value, 200, { "cache-control": "no-store" })
      : (problemResponse(c, [found.error]) as never);
  });
}
