/** Answers nothing that could have been withdrawn while the database did not answer. */
import type { MiddlewareHandler } from "hono";
import type { Application } from "../app/application.ts";
import { problemResponse } from "./problem.ts";

/** Where content of the packs goes out. */
export const answeringPaths = [
  "/api/ask",
  "/api/answers/*",
  "/api/claims/*",
  "/api/sources",
  "/api/calculators/*",
  "/api/packs",
  "/api/assess",
  "/api/patients/*",
  "/api/articles/*",
  "/cds-services/*",
  "/fhir/*",
  "/mcp",
] as const;

/** Lets a request through when decisions of the board were looked for recently, or could be now. */
export const requireFresh =
  ({ requireFresh: look }: Pick<Application, "requireFresh">): MiddlewareHandler =>
  async (c, next) => {
    const fresh = await look();
    return fresh.ok ? next() : problemResponse(c, [fresh.error]);
  };
