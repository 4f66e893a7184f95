/** The route of a patient's own view. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { plainViewRoute } from "../../contract/plain-view.ts";
import { problemResponse } from "../problem.ts";

const notFound = { code: "not-found", message: "There is no such patient", fix: "GET /api/patients lists them" };

/** Adds the route to the app. */
export function addPlainRoute(app: OpenAPIHono, application: Application): void {
  app.openapi(plainViewRoute, async (c) => {
    const view = await application.plainView(c.var.actor, c.req.valid("param").id);
    return view === undefined
      ? (problemResponse(c, [notFound]) as never)
      : c.json(view, 200, { "cache-control": "no-store" });
  });
}
