/** The route for questions about a kept patient. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { askAboutPatientRoute } from "../../contract/patient-ask.ts";
import { problemResponse } from "../problem.ts";

const notFound = { code: "not-found", message: "There is no such patient", fix: "GET /api/patients lists them" };

/** Adds the route to the app. */
export function addPatientAskRoute(app: OpenAPIHono, application: Application): void {
  app.openapi(askAboutPatientRoute, async (c) => {
    const answer = await application.askAboutPatient(c.var.actor, c.req.valid("param").id, c.req.valid("json"));
    if (answer === undefined) return problemResponse(c, [notFound]) as never;
    return answer.ok
      ? c.json(answer.value, 200, { "cache-control": "no-store" })
      : (problemResponse(c, answer.error) as never);
  });
}
