/** CDS Hooks 2.0.1 over HTTP: discovery, calls, feedback. Every call but a preflight carries a client's signed token. */
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { z } from "zod";
import type { CardGiven, CardsAsked } from "../../app/patients/show-cards.ts";
import type { CardOutcome } from "../../app/ports/cards.ts";
import { type CardsResponse, FeedbackRequest, Hook, HookRequest } from "../../contract/cds-hooks.ts";
import type { Problem, Result } from "../../core/problem.ts";
import type { CdsClient } from "./clients.ts";
import { fetchMissing } from "./fetch-missing.ts";
import { completeOr412, readPrefetch } from "./prefetch.ts";
import { discovery, serviceId } from "./services.ts";
import type { TokenVerifier } from "./verify-token.ts";
import { type CardSetting, writeCard, writeFoldedCard } from "./write-card.ts";

/** What the routes need of the product. */
export interface CdsParts {
  readonly showCards: (asked: CardsAsked) => Promise<Result<readonly CardGiven[], readonly Problem[]>>;
  readonly recordOutcomes: (client: string, outcomes: readonly CardOutcome[]) => Promise<readonly string[]>;
  readonly tokens: TokenVerifier;
  /** Address that clients know this server by; their tokens name it. */
  readonly publicUrl: string;
  /** What the cards say they come from. */
  readonly label: string;
}

const largestBody = 32 * 1024 * 1024;
const base = "/cds-services";

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
    body = await c.req.json();
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
  const given = await parts.showCards({
    hook,
    client: client.iss,
    patientId,
    unreviewed: client.unreviewed,
    resources: [...data.value, ...draftsOf(call)],
  });
  if (!given.ok) return outcome(c, 400, given.error);
  const { publicUrl, label } = parts;
  const setting: CardSetting = { hook, publicUrl, label };
  const body: CardsResponse = { cards: given.value.map((card) => cardOf(card, setting)) };
  return c.json(body, 200, { "cache-control": "no-store" });
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
export function addCdsHooks(app: Hono, parts: CdsParts): void {
  const { tokens, publicUrl } = parts;
  const clientOf = (c: Context): Promise<CdsClient | undefined> =>
    tokens.verify(c.req.header("authorization"), new URL(c.req.path, publicUrl).href);
  app.use(
    `${base}/*`,
    cors({ origin: "*", allowMethods: ["GET", "POST"], allowHeaders: ["authorization", "content-type"], maxAge: 600 }),
  );
  app.use(
    base,
    cors({ origin: "*", allowMethods: ["GET"], allowHeaders: ["authorization", "content-type"], maxAge: 600 }),
  );
  app.use(
    `${base}/*`,
    bodyLimit({
      maxSize: largestBody,
      onError: (c) => outcome(c, 413, [{ code: "too-large", message: "The call is larger than 32 MB" }]),
    }),
  );
  app.get(base, (c) => c.json(discovery, 200));
  app.post(`${base}/:id`, async (c) => {
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
  app.post(`${base}/:id/feedback`, async (c) => {
    const client = await clientOf(c);
    if (client === undefined) return unauthorized(c);
    if (c.req.param("id") !== serviceId) return outcome(c, 404, [noService]);
    const sent = await bodyOf(c, FeedbackRequest);
    if (!sent.ok) return outcome(c, 400, sent.error);
    const unknown = await parts.recordOutcomes(client.iss, sent.value.feedback.map(toOutcome));
    return unknown.length === sent.value.feedback.length
      ? outcome(c, 404, [{ code: "not-found", message: "None of these cards was shown to this client" }])
      : c.json({ accepted: sent.value.feedback.length - unknown.length }, 200);
  });
}
