/** Routes of withdrawing: withdraw, lift, list. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { SuspensionCases } from "../../app/standings/suspend.ts";
import { liftRoute, suspendRoute, suspensionsRoute } from "../../contract/standings.ts";
import { problemResponse } from "../problem.ts";

const noStore = { "cache-control": "no-store" } as const;

/** Adds the routes to the app. */
export function addStandingRoutes(app: OpenAPIHono, cases: SuspensionCases): void {
  app.openapi(suspendRoute, async (c) => {
    const done = await cases.suspend(c.var.actor, c.req.valid("json"));
    return done.ok ? c.json(done.value, 201, noStore) : (problemResponse(c, [done.error]) as never);
  });
  app.openapi(liftRoute, async (c) => {
    const done = await cases.liftSuspension(c.var.actor, c.req.valid("json"));
    return done.ok ? c.json({ lifted: true as const }, 200, noStore) : (problemResponse(c, [done.error]) as never);
  });
  app.openapi(suspensionsRoute, async (c) =>
    c.json({ suspensions: await cases.listSuspensions(c.var.actor) }, 200, noStore),
  );
}
