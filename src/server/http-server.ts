/** The application behind Node's HTTP server, with the settings that every process serving it shares. */
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** How long an idle connection is kept: longer than the 60 s of common proxies, so that they close it first and never find it closed under their next request. */
const keepAliveMs = 65_000;

interface Served {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** A server that does not listen yet. */
export function httpServer(app: Served): Server {
  return createServer({ keepAliveTimeout: keepAliveMs }, getRequestListener(app.fetch));
}
