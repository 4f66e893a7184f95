/** MCP over HTTP: one request, one answer, no session. Over a network a program shows its token. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { mcpPath, mcpRoute } from "../../contract/mcp.ts";
import type { Actor } from "../../app/actor.ts";
import type { Problem } from "../../core/problem.ts";
import type { Reach } from "../origin-guard.ts";
import { problemResponse } from "../problem.ts";
import type { McpParts } from "./create-mcp.ts";

const needsToken: Problem = {
  code: "not-signed-in",
  message: "Over a network, programs show a token",
  fix: "send Authorization: Bearer <token>; an administrator makes one on the page People",
};

const notJson: Problem = { code: "not-json", message: "The body is not valid JSON", fix: "send one JSON-RPC message" };

const wrongMethod: Problem = {
  code: "wrong-method",
  message: "There is no stream to open and no session to end here",
  fix: "send each JSON-RPC message with POST",
};

/** A person's session does not count over a network: a page could be made to use it. */
const mayCall = (actor: Actor, reach: Reach): boolean =>
  actor.roles.length > 0 && (reach.from === "this-machine" || actor.standing === "program");

/** The request as the transport wants it: one that does not name both media types is given JSON, as it is anyway. */
function forTransport(c: Context): Request {
  const headers = new Headers(c.req.raw.headers);
  headers.set("accept", "application/json, text/event-stream");
  return new Request(c.req.url, { method: "POST", headers });
}

async function answer(c: Context, parts: McpParts, parsedBody: unknown): Promise<Response> {
  // The protocol's library is loaded at the first call: most servers never get one.
  const [{ createMcp }, { WebStandardStreamableHTTPServerTransport }] = await Promise.all([
    import("./create-mcp.ts"),
    import("@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js"),
  ]);
  const mcp = createMcp(parts, c.var.actor);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await mcp.connect(transport);
    const response = await transport.handleRequest(forTransport(c), { parsedBody });
    return new Response(response.body, {
      status: response.status,
      headers: { ...Object.fromEntries(response.headers), "cache-control": "no-store" },
    });
  } finally {
    await mcp.close();
  }
}

/** Adds the route to the app. */
export function addMcp(app: OpenAPIHono, parts: McpParts, reach: Reach): void {
  app.openAPIRegistry.registerPath(mcpRoute);
  app.post(mcpPath, async (c) => {
    if (!mayCall(c.var.actor, reach)) {
      c.header("www-authenticate", "Bearer");
      return problemResponse(c, [needsToken]);
    }
    let body: unknown;
    try {
      body = await c.req.json();
    } catch {
      return problemResponse(c, [notJson]);
    }
    return answer(c, parts, body);
  });
  // No stream is offered and no session kept; the standard asks for 405.
  app.on(["GET", "DELETE"], mcpPath, (c) => {
    c.header("allow", "POST");
    return problemResponse(c, [wrongMethod]);
  });
}
