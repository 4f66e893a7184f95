/** Routes of what is kept: an answer's keeping, erasing it, and how much there is. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { eraseAnswerRoute, keepingRoute, keptRoute } from "../../contract/kept.ts";
import { problemResponse } from "../problem.ts";
import { noStore } from "./people.ts";

/** Adds the routes to the app. */
export function addKeptRoutes(app: OpenAPIHono, application: Application): void {
  app.openapi(keepingRoute, async (c) => {
    const keeping = await application.keepingOf(c.var.actor, c.req.valid("param").token);
    if (keeping !== undefined) return c.json(keeping, 200, noStore);
    return problemResponse(c, [
      { code: "not-found", message: "There is no kept answer at this address", fix: "check the link" },
    ]) as never;
  });
  app.openapi(eraseAnswerRoute, async (c) => {
    const erased = await application.eraseAnswer(c.var.actor, c.req.valid("param").token);
    return erased.ok ? c.body(null, 204) : problemResponse(c, [erased.error]);
  });
  app.openapi(keptRoute, async (c) => c.json(await application.countKept(c.var.actor), 200, noStore));
}
