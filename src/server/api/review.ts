/** Routes of review: submitting, the queue, acts on a case, and the notifications of whoever asks. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ReviewCases } from "../../app/review/review-cases.ts";
import {
  actRoute,
  candidatesRoute,
  notificationsRoute,
  openCaseRoute,
  proposeRoute,
  queueRoute,
  readPolicyRoute,
  seeCaseRoute,
  seeNotificationsRoute,
  setPolicyRoute,
  submitItemRoute,
  submitRoute,
} from "../../contract/review-routes.ts";
import type { Result } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";
import { addArticleRoutes } from "./articles.ts";
import { noStore } from "./people.ts";

const noCase = (c: Context): never =>
  problemResponse(c, [
    { code: "not-found", message: "There is no such case", fix: "GET /api/review/cases lists them" },
  ]) as never;

/** A result as JSON or as its problem. */
const answer = <T>(c: Context, result: Result<T>, status: 200 | 201 = 200): never =>
  (result.ok ? c.json(result.value as never, status, noStore) : problemResponse(c, [result.error])) as never;

function addCases(app: OpenAPIHono, review: ReviewCases): void {
  app.openapi(proposeRoute, async (c) => answer(c, await review.propose(c.var.actor, c.req.valid("json"))));
  app.openapi(submitRoute, async (c) => answer(c, await review.submit(c.var.actor, c.req.valid("json")), 201));
  app.openapi(submitItemRoute, async (c) => answer(c, await review.submitItem(c.var.actor, c.req.valid("json")), 201));
  app.openapi(queueRoute, async (c) => c.json(await review.queue(c.var.actor, c.req.valid("query")), 200, noStore));
  app.openapi(openCaseRoute, async (c) => {
    const found = await review.open(c.var.actor, c.req.valid("param").id);
    return found === undefined ? noCase(c) : c.json(found, 200, noStore);
  });
  app.openapi(seeCaseRoute, async (c) => {
    const { revision } = c.req.valid("json");
    return (await review.see(c.var.actor, c.req.valid("param").id, revision)) ? c.body(null, 204) : noCase(c);
  });
  app.openapi(actRoute, async (c) =>
    answer(c, await review.act(c.var.actor, c.req.valid("param").id, c.req.valid("json"))),
  );
  app.openapi(candidatesRoute, async (c) =>
    c.json({ people: await review.candidates(c.var.actor) } as never, 200, noStore),
  );
}

/** Adds the routes to the app. */
export function addReviewRoutes(app: OpenAPIHono, review: ReviewCases): void {
  addCases(app, review);
  app.openapi(readPolicyRoute, async (c) => c.json(await review.policy(c.var.actor), 200, noStore));
  app.openapi(setPolicyRoute, async (c) => {
    await review.setPolicy(c.var.actor, c.req.valid("json"));
    return c.body(null, 204);
  });
  app.openapi(notificationsRoute, async (c) =>
    c.json({ notifications: await review.notifications(c.var.actor) }, 200, noStore),
  );
  app.openapi(seeNotificationsRoute, async (c) => {
    await review.seeNotifications(c.var.actor, c.req.valid("json").upTo);
    return c.body(null, 204);
  });
  addArticleRoutes(app, review);
}
