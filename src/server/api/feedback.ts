/** Routes of what readers say: give, list, close. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { FeedbackCases } from "../../app/feedback/feedback.ts";
import { closeFeedbackRoute, giveFeedbackRoute, listFeedbackRoute } from "../../contract/feedback.ts";
import { problemResponse } from "../problem.ts";
import { noStore } from "./people.ts";

/** Adds the routes to the app. */
export function addFeedbackRoutes(app: OpenAPIHono, feedback: FeedbackCases): void {
  app.openapi(giveFeedbackRoute, async (c) => {
    const given = await feedback.give(c.var.actor, c.req.valid("json"));
    return given.ok ? c.json(given.value, 201, noStore) : (problemResponse(c, [given.error]) as never);
  });
  app.openapi(listFeedbackRoute, async (c) =>
    c.json({ feedback: await feedback.list(c.var.actor, c.req.valid("query").which) }, 200, noStore),
  );
  app.openapi(closeFeedbackRoute, async (c) => {
    const closed = await feedback.close(c.var.actor, c.req.valid("param").id, c.req.valid("json").outcome);
    if (closed) return c.body(null, 204);
    return problemResponse(c, [
      { code: "not-found", message: "There is no such open report", fix: "GET /api/feedback lists them" },
    ]);
  });
}
