/** CDS Hooks 2.0.1 over HTTP: discovery, calls, feedback. Every call but a preflight carries a client's signed token. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { z } from "zod";
import type { Actor } from "../../app/actor.ts";
import type { Application } from "../../app/application.ts";
import type { CardGiven } from "../../app/patients/show-cards.ts";
import type { CardOutcome } from "../../app/ports/cards.ts";
import { type CardsResponse, FeedbackRequest, Hook, HookRequest } from "../../contract/cds-hooks.ts";
import type { Problem, Result } from "../../core/problem.ts";
import type { CdsClient } from "./clients.ts";
import { fetchMissing } from "./fetch-missing.ts";
import { completeOr412, readPrefetch } from "./prefetch.ts";
import { discovery, serviceId } from "./services.ts";
import type { TokenVerifier } from "./verify-token.ts";
import { type CardSetting, writeCard, writeFoldedCard } from "./write-card.ts";

/** What the routes need beside the use cases. */
export interface CdsParts {
  readonly application: Pick<Application, "showCards" | "recordCardOutcomes">;
  readonly tokens: TokenVerifier;
  /** Address that clients know this server by, which their tokens name; the request's own on this machine. */
  readonly publicUrl?: string | undefined;
  /** What the cards say they come from. */
  readonly label: string;
}

/** A hospital system acts as a program that may read patients. */
const actorOf = ({ iss }: CdsClient): Actor => ({ id: `client/${iss}`, roles: ["clinician"], standing: "program" });

/** Largest call, in bytes. */
export const largestCall = 32 * 1024 * 1024;
/** Where the services are. */
export const cdsBase = "/cds-services";

type Refusal = 400 | 401 | 404 | 412 | 413;

/** An OperationOutcome: what is wrong, without a word of what was sent. */
function outcome(c: Context, status: Refusal, problems: readonly Problem[]): Response {
  const issue = problems.map(({ message, fix }) => ({
    severity: "error",
    code: status === 412 ? "incomplete" : status === 401 ? "login" : "invalid",
    diagnostics: fix === undefined ? message : `${message}: ${fix}`,
  }));
  return c.json({ resourceType: "OperationOutcome", issue }, status, { "cache-control": "no-store" });
}

const unauthorized = (c: Context): Response =>
  c.body(null, 401, { "www-authenticate": "Bearer", "cache-control": "no-store" });

const problemsOf = (error: z.ZodError): readonly Problem[] =>
  error.issues
    .slice(0, 20)
    .map((i) => ({ code: "bad-request", message: `${i.path.map(String).join(".")} ${i.message}`.trim() }));

async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, readonly Problem[]>> {
  let body: unknown;
  try {
    // Not through c.req, which would keep the text until the call is answered.
    body = JSON.parse(await c.req.raw.text());
  } catch {
    return { ok: false, error: [{ code: "not-json", message: "The body is no JSON" }] };
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: problemsOf(parsed.error) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Draft orders of a call; of a selection, only those selected ("MedicationRequest/1"). */
function draftsOf({ hook, context }: HookRequest): readonly unknown[] {
  const entries = Array.isArray(context.draftOrders?.["entry"]) ? context.draftOrders["entry"] : [];
  const drafts = entries.flatMap((entry: unknown) =>
    isObject(entry) && isObject(entry["resource"]) ? [entry["resource"]] : [],
  );
  if (hook !== "order-select") return drafts;
  const selected = new Set(context.selections ?? []);
  return drafts.filter(
    (r) => selected.has(`${String(r["resourceType"])}/${String(r["id"])}`) || selected.has(String(r["id"])),
  );
}

/** The prefetched patient is the one of the context, or the call is wrong. */
function isOther(resources: readonly unknown[], patientId: string): boolean {
  return resources.some((r) => isObject(r) && r["resourceType"] === "Patient" && r["id"] !== patientId);
}

function cardOf({ uuid, advice, folded }: CardGiven, setting: CardSetting): CardsResponse["cards"][number] {
  const [pack] = advice;
  const [first] = pack?.recommendations ?? [];
  return folded || pack === undefined || first === undefined
    ? writeFoldedCard(uuid, advice, setting)
    : writeCard(uuid, first, pack.references, setting);
}

function cardsResponse(c: Context, written: Result<CardsResponse["cards"], readonly Problem[]>): Response {
  if (!written.ok) return outcome(c, 400, written.error);
  const body: CardsResponse = { cards: written.value };
  return c.json(body, 200, { "cache-control": "no-store" });
}

const originOf = (c: Context, { publicUrl }: CdsParts): string => publicUrl ?? new URL(c.req.url).origin;

async function answer(
  c: Context,
  call: HookRequest,
  hook: Hook,
  client: CdsClient,
  parts: CdsParts,
): Promise<Response> {
  const { patientId } = call.context;
  const access =
    call.fhirServer === undefined
      ? undefined
      : { server: call.fhirServer, token: call.fhirAuthorization?.access_token, allowed: client.fhirServers };
  const data = completeOr412(await fetchMissing(readPrefetch(call.prefetch), patientId, access));
  if (!data.ok) return outcome(c, 412, [data.error]);
  if (isOther(data.value, patientId))
    return outcome(c, 400, [
      {
        code: "other-patient",
        message: "The patient sent along is not the one of the context",
        fix: "send the chart that is open",
      },
    ]);
  const setting: CardSetting = { hook, publicUrl: originOf(c, parts), label: parts.label };
  const asked = {
    hook,
    client: client.iss,
    patientId,
    unreviewed: client.unreviewed,
    resources: [...data.value, ...draftsOf(call)],
  };
  // Not awaited here, so that nothing holds the record that came while the cards are kept.
  return parts.application
    .showCards(actorOf(client), asked, (given) => cardOf(given, setting))
    .then((written) => cardsResponse(c, written));
}

const toOutcome = (f: FeedbackRequest["feedback"][number]): CardOutcome => ({
  card: f.card,
  outcome: f.outcome,
  at: new Date(f.outcomeTimestamp).toISOString(),
  reason: f.overrideReason?.reason,
  comment: f.overrideReason?.userComment,
});

const noService: Problem = { code: "not-found", message: "There is no such service", fix: "see /cds-services" };

/** Adds the routes to the app. */
export function addCdsHooks(app: OpenAPIHono, parts: CdsParts): void {
  const clientOf = (c: Context): Promise<CdsClient | undefined> =>
    parts.tokens.verify(c.req.header("authorization"), new URL(c.req.path, originOf(c, parts)).href);
  app.use(
    `${cdsBase}/*`,
    cors({ origin: "*", allowMethods: ["GET", "POST"], allowHeaders: ["authorization", "content-type"], maxAge: 600 }),
  );
  app.use(
    cdsBase,
    cors({ origin: "*", allowMethods: ["GET"], allowHeaders: ["authorization", "content-type"], maxAge: 600 }),
  );
  app.use(
    `${cdsBase}/*`,
    bodyLimit({
      maxSize: largestCall,
      onError: (c) => outcome(c, 413, [{ code: "too-large", message: "The call is larger than 32 MB" }]),
    }),
  );
  app.get(cdsBase, (c) => c.json(discovery, 200));
  app.post(`${cdsBase}/:id`, async (c) => {
    const client = await clientOf(c);
    if (client === undefined) return unauthorized(c);
    if (c.req.param("id") !== serviceId) return outcome(c, 404, [noService]);
    const call = await bodyOf(c, HookRequest);
    if (!call.ok) return outcome(c, 400, call.error);
    const hook = Hook.safeParse(call.value.hook);
    if (!hook.success)
      return outcome(c, 400, [{ code: "bad-request", message: "The service does not answer this hook" }]);
    return answer(c, call.value, hook.data, client, parts);
  });
  app.post(`${cdsBase}/:id/feedback`, async (c) => {
    const client = await clientOf(c);
    if (client === undefined) return unauthorized(c);
    if (c.req.param("id") !== serviceId) return outcome(c, 404, [noService]);
    const sent = await bodyOf(c, FeedbackRequest);
    if (!sent.ok) return outcome(c, 400, sent.error);
    const outcomes = sent.value.feedback.map(toOutcome);
    const unknown = await parts.application.recordCardOutcomes(actorOf(client), client.iss, outcomes);
    return unknown.length === sent.value.feedback.length
      ? outcome(c, 404, [{ code: "not-found", message: "None of these cards was shown to this client" }])
      : c.json({ accepted: sent.value.feedback.length - unknown.length }, 200);
  });
}
