/** Serves the built web app: its files, and index.html for every page address. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { OpenAPIHono } from "@hono/zod-openapi";

/** Addresses of the web app's pages; any other gets its not-found page with status 404. */
const pages =
  /^\/(answer|answers\/[^/]+|claims(\/[^/]+\/[^/]+)?|search|sources|documents(\/[^/]+){0,2}|calculators(\/[^/]+)?|cohort|pack|patients(\/[^/]+)?|policy|review(\/[^/]+)?|articles(\/[^/]+)?|notifications|withdrawn|reference|sign-in|join|account|people)?\/?$/;

/** Adds the pages. Hashed files are cached for good, the page itself never. */
export function addWebPages(app: OpenAPIHono, folder: string): void {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const root = relative(process.cwd(), folder) || ".";
  app.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.ok) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  app.use("/assets/*", serveStatic({ root }));
  app.use("/favicon.svg", serveStatic({ root }));
  app.get("*", (c, next) => {
    if (c.req.path.startsWith("/assets/") || /\.[a-z0-9]+$/i.test(c.req.path)) return next();
    c.header("cache-control", "no-cache");
    return c.html(page, pages.test(c.req.path) ? 200 : 404);
  });
}
