/** FHIR R4 over HTTP: metadata, definitions, and `$apply`. Every refusal is an OperationOutcome. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Application } from "../../app/application.ts";
import { Refused } from "../../app/guarded.ts";
import { largestAssessment } from "../../contract/assess.ts";
import {
  applyKeptRoute,
  ApplyParameters,
  applyRoute,
  definitionTypes,
  fhirBase,
  metadataRoute,
  readDefinitionRoute,
  searchDefinitionsRoute,
  Subject,
} from "../../contract/fhir.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { limitBody } from "../limit-body.ts";
import { capabilityStatement } from "./capability.ts";
import { fhirResponse, outcomeResponse } from "./outcome.ts";

export interface FhirParts {
  readonly application: Pick<Application, "applyPlan" | "listDefinitions">;
  readonly version: string;
  /** Address people and systems know the server by; the request's own on this machine. */
  readonly publicUrl?: string | undefined;
  /** Whether rules that no board has approved are given. */
  readonly unreviewed: boolean;
  readonly now: () => string;
  /** Reports an unexpected failure; it is given no request data. */
  readonly onFailure: (error: unknown) => void;
}

const noResource: Problem = { code: "not-found", message: "There is no such resource", fix: "see /fhir/metadata" };
const noJson: Problem = { code: "not-json", message: "The body is not JSON", fix: "send a Parameters resource" };
const tooLarge: Problem = {
  code: "too-large",
  message: `The call is larger than ${largestAssessment / 1024 / 1024} MB`,
  fix: "send one patient's record",
};
const internal: Problem = { code: "internal", message: "The server could not finish this request", fix: "try again" };

interface Call {
  readonly subject: string;
  readonly data?: unknown;
}

function subjectOf(text: string | undefined): Result<string, readonly Problem[]> {
  const subject = Subject.safeParse(text);
  if (subject.success) return ok(subject.data);
  return err([
    { code: "bad-request", message: "subject is missing or no reference to a patient", fix: "Patient/<id>" },
  ]);
}

/** What was posted: the subject as a string or a reference, the record in `data`. */
function callOf(body: unknown): Result<Call, readonly Problem[]> {
  const parsed = ApplyParameters.safeParse(body);
  if (!parsed.success)
    return err([{ code: "bad-request", message: "The body is no Parameters resource", fix: "see /openapi.json" }]);
  const { parameter } = parsed.data;
  if (parameter.some(({ name }) => name === "planDefinition"))
    return err([
      { code: "bad-request", message: "A PlanDefinition cannot come along", fix: "name one by its id in the address" },
    ]);
  const given = parameter.find(({ name }) => name === "subject");
  const subject = subjectOf(given?.valueString ?? given?.valueReference?.reference);
  if (!subject.ok) return subject;
  const data = parameter.filter(({ name }) => name === "data").flatMap(({ resource }) => resource ?? []);
  return ok({ subject: subject.value, ...(data.length === 0 ? {} : { data }) });
}

const isDefinitionType = (type: string): boolean => (definitionTypes as readonly string[]).includes(type);

type Answer = (c: Context) => Response | Promise<Response>;

/** A refusal or a failure is an OperationOutcome too. */
const safely =
  (onFailure: FhirParts["onFailure"], answer: Answer) =>
  async (c: Context): Promise<Response> => {
    try {
      return await answer(c);
    } catch (error) {
      if (error instanceof Refused) return outcomeResponse(c, [error.problem]);
      onFailure(error);
      return outcomeResponse(c, [internal]);
    }
  };

const baseOf = (c: Context, { publicUrl }: FhirParts): string =>
  new URL(fhirBase, publicUrl ?? new URL(c.req.url).origin).href;

const definitionsOf = (c: Context, parts: FhirParts, type: string) =>
  parts.application
    .listDefinitions(c.var.actor, { unreviewed: parts.unreviewed, base: baseOf(c, parts) })
    .filter(({ resourceType }) => resourceType === type);

/** Definitions of a type, by id or address when one is given. */
function search(c: Context, parts: FhirParts): Response {
  const type = c.req.param("type") ?? "";
  if (!isDefinitionType(type)) return outcomeResponse(c, [noResource]);
  const [id, url] = [c.req.query("_id"), c.req.query("url")];
  const found = definitionsOf(c, parts, type).filter(
    (definition) => (id === undefined || definition.id === id) && (url === undefined || definition.url === url),
  );
  const used = new URLSearchParams({ ...(id === undefined ? {} : { _id: id }), ...(url === undefined ? {} : { url }) });
  const entry = found.map((resource) => ({ fullUrl: resource.url, resource, search: { mode: "match" } }));
  return fhirResponse(c, {
    resourceType: "Bundle",
    type: "searchset",
    total: found.length,
    link: [{ relation: "self", url: `${baseOf(c, parts)}/${type}${used.size === 0 ? "" : `?${used.toString()}`}` }],
    ...(entry.length === 0 ? {} : { entry }),
  });
}

function read(c: Context, parts: FhirParts): Response {
  const type = c.req.param("type") ?? "";
  const found = isDefinitionType(type)
    ? definitionsOf(c, parts, type).find(({ id }) => id === c.req.param("id"))
    : undefined;
  return found === undefined ? outcomeResponse(c, [noResource]) : fhirResponse(c, found);
}

async function apply(c: Context, parts: FhirParts, call: Result<Call, readonly Problem[]>): Promise<Response> {
  if (!call.ok) return outcomeResponse(c, call.error);
  const { application, unreviewed } = parts;
  const asked = { plan: c.req.param("id") ?? "", ...call.value, unreviewed, base: baseOf(c, parts) };
  const applied = await application.applyPlan(c.var.actor, asked);
  return applied.ok ? fhirResponse(c, applied.value) : outcomeResponse(c, applied.error);
}

function applyKept(c: Context, parts: FhirParts): Promise<Response> {
  const subject = subjectOf(c.req.query("subject"));
  return apply(c, parts, subject.ok ? ok({ subject: subject.value }) : subject);
}

async function applySent(c: Context, parts: FhirParts): Promise<Response> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return outcomeResponse(c, [noJson]);
  }
  return apply(c, parts, callOf(body));
}

/** Adds the routes to the app. */
export function addFhir(app: OpenAPIHono, parts: FhirParts): void {
  for (const route of [metadataRoute, searchDefinitionsRoute, readDefinitionRoute, applyKeptRoute, applyRoute])
    app.openAPIRegistry.registerPath(route);
  const answered = (answer: (c: Context, parts: FhirParts) => Response | Promise<Response>) =>
    safely(parts.onFailure, (c) => answer(c, parts));
  app.use(
    `${fhirBase}/*`,
    limitBody(largestAssessment, (c) => outcomeResponse(c, [tooLarge])),
  );
  app.get(`${fhirBase}/metadata`, (c) =>
    fhirResponse(
      c,
      capabilityStatement({ base: baseOf(c, parts), version: parts.version, date: parts.now().slice(0, 10) }),
    ),
  );
  app.get(`${fhirBase}/:type`, answered(search));
  app.get(`${fhirBase}/:type/:id`, answered(read));
  app.get(`${fhirBase}/PlanDefinition/:id/$apply`, answered(applyKept));
  app.post(`${fhirBase}/PlanDefinition/:id/$apply`, answered(applySent));
  app.all(`${fhirBase}/*`, (c) => outcomeResponse(c, [noResource]));
}
