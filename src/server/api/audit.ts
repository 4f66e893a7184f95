/** Routes of the audit, for administrators. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Application } from "../../app/application.ts";
import { checkAuditRoute, listAuditRoute } from "../../contract/audit.ts";

const noStore = { "cache-control": "no-store" } as const;

/** Adds the routes to the app. */
export function addAuditRoutes(app: OpenAPIHono, application: Application): void {
  app.openapi(listAuditRoute, async (c) =>
    c.json(await application.listAudit(c.var.actor, c.req.valid("query")), 200, noStore),
  );
  app.openapi(checkAuditRoute, async (c) => c.json(await application.checkAudit(c.var.actor), 200, noStore));
}
