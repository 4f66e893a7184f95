/** CDS Hooks 2.0.1 over HTTP: discovery, calls, feedback. Every call but a preflight carries a client's signed token. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { CardOutcome } from "../../app/ports/cards.ts";
import { FeedbackRequest } from "../../contract/cds-hooks.ts";
import { limitBody } from "../limit-body.ts";
import { actorOf, answerCall, type CdsParts, noService, originOf, readCall, spent } from "./answer-call.ts";
import { bodyOf, outcome, unauthorized } from "./refusals.ts";
import { discovery, serviceId } from "./services.ts";
import type { Caller } from "./verify-token.ts";

/** Largest call, in bytes. */
export const largestCall = 32 * 1024 * 1024;
/** Where the services are. */
export const cdsBase = "/cds-services";

const toOutcome = (f: FeedbackRequest["feedback"][number]): CardOutcome => ({
  card: f.card,
  outcome: f.outcome,
  at: new Date(f.outcomeTimestamp).toISOString(),
  reason: f.overrideReason?.reason,
  comment: f.overrideReason?.userComment,
});

const allowHeaders = ["authorization", "content-type"];

/** The answer to a call may be read by pages of any origin. Said on the answer itself: said before, it would make a second one. */
const answeredToPages: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set("access-control-allow-origin", "*");
};

/** Adds the routes to the app. */
export function addCdsHooks(app: OpenAPIHono, parts: CdsParts): void {
  const callerOf = (c: Context): Promise<Caller | undefined> =>
    parts.tokens.verify(c.req.header("authorization"), new URL(c.req.path, originOf(c, parts)).href);
  const openToPages = cors({ origin: "*", allowMethods: ["GET", "POST"], allowHeaders, maxAge: 600 });
  app.use(`${cdsBase}/*`, (c, next) => (c.req.method === "POST" ? answeredToPages(c, next) : openToPages(c, next)));
  app.use(cdsBase, cors({ origin: "*", allowMethods: ["GET"], allowHeaders, maxAge: 600 }));
  app.use(
    `${cdsBase}/*`,
    limitBody(largestCall, (c) => outcome(c, 413, [{ code: "too-large", message: "The call is larger than 32 MB" }])),
  );
  for (const path of [cdsBase, `${cdsBase}/`]) app.get(path, (c) => c.json(discovery, 200));
  app.post(`${cdsBase}/:id`, async (c) => {
    const caller = await callerOf(c);
    if (caller === undefined) return unauthorized(c);
    const read = await readCall(c);
    return read.ok ? answerCall(c, { ...caller, ...read.value }, parts) : spent(c, parts, caller.token, read.error);
  });
  app.post(`${cdsBase}/:id/feedback`, async (c) => {
    const caller = await callerOf(c);
    if (caller === undefined || !(await parts.tokens.claim(caller.token))) return unauthorized(c);
    const { client } = caller;
    if (c.req.param("id") !== serviceId) return outcome(c, 404, [noService]);
    const sent = await bodyOf(c, FeedbackRequest);
    if (!sent.ok) return outcome(c, 400, sent.error);
    const outcomes = sent.value.feedback.map(toOutcome);
    const unknown = await parts.application.recordCardOutcomes(actorOf(client), client.iss, outcomes);
    return unknown.length === sent.value.feedback.length
      ? outcome(c, 404, [{ code: "not-found", message: "None of these cards was shown to this client" }])
      : c.json({ accepted: sent.value.feedback.length - unknown.length }, 200);
  });
  app.all(`${cdsBase}/*`, (c) => {
    if (![`${cdsBase}/${serviceId}`, `${cdsBase}/${serviceId}/feedback`].includes(c.req.path))
      return outcome(c, 404, [noService]);
    c.header("allow", "POST");
    return outcome(c, 405, [{ code: "wrong-method", message: "The service is called with POST" }]);
  });
}
