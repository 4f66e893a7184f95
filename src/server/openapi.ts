/** The OpenAPI document: the routes as they are defined, and for each how whatever else is refused looks. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { fhirBase } from "../contract/fhir.ts";
import { mcpPath } from "../contract/mcp.ts";

type Content = Readonly<Record<string, object>>;

const problems: Content = { "application/problem+json": { schema: { $ref: "#/components/schemas/ProblemDetails" } } };

/** Who asks, how often, from where and with what: reasons that are no route's own. */
const refusedAs = (content: Content): object => ({
  description: "Refused; the status and the body say why and what to do",
  content,
});

function refusalAt(path: string): object {
  if (path.startsWith(`${fhirBase}/`)) return refusedAs({ "application/fhir+json": { schema: {} } });
  return refusedAs(path === mcpPath ? { "application/json": { schema: {} }, ...problems } : problems);
}

/** Makes it from what the app serves. */
export function openApiOf(app: OpenAPIHono, version: string): object {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Ranvier", version, description: "Answers clinical questions from evidence people have checked." },
  });
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations as Readonly<Record<string, { readonly responses?: object }>>).map(
        ([method, operation]) => [
          method,
          { ...operation, responses: { ...operation.responses, default: refusalAt(path) } },
        ],
      ),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as object };
}
