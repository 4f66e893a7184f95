/** Routes of review: submitting, the queue, acts on a case, published articles and their versions. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Audience } from "../core/knowledge/claim.ts";
import { Expertise, ReviewPolicy } from "../core/review/policy.ts";
import { AskRequest } from "./ask.ts";
import { body, IdParam, json, problem, refusals } from "./people.ts";
import {
  ActRequest,
  ArticleSummary,
  ArticleView,
  CaseView,
  Notification,
  Proposal,
  QueueRequest,
  QueueView,
  SentenceDifference,
  Slug,
  SubmitRequest,
} from "./review.ts";

const missing = problem("No such case or article");

export const proposeRoute = createRoute({
  method: "post",
  path: "/api/review/proposals",
  summary: "See what an answer would become as an article",
  request: { body: body(AskRequest) },
  responses: { 200: json(Proposal, "Nothing was stored"), ...refusals },
});

export const submitRoute = createRoute({
  method: "post",
  path: "/api/review/cases",
  summary: "Submit an answer for review",
  request: { body: body(SubmitRequest) },
  responses: {
    201: json(z.object({ id: z.string() }), "The case, submitted"),
    409: problem("The address is taken"),
    ...refusals,
  },
});

export const submitItemRoute = createRoute({
  method: "post",
  path: "/api/review/items",
  summary: "Submit a claim or rule of a pack for review",
  request: { body: body(z.strictObject({ kind: z.enum(["claim", "rule"]), item: z.string().max(160) })) },
  responses: {
    201: json(z.object({ id: z.string() }), "The case, submitted"),
    404: missing,
    409: problem("It is under review already"),
    ...refusals,
  },
});

export const queueRoute = createRoute({
  method: "get",
  path: "/api/review/cases",
  summary: "The board's queue",
  request: { query: QueueRequest },
  responses: {
    200: json(QueueView, "A part of it: what could harm first, then what is due first"),
    ...refusals,
  },
});

export const openCaseRoute = createRoute({
  method: "get",
  path: "/api/review/cases/{id}",
  summary: "Open a case",
  request: { params: IdParam },
  responses: { 200: json(CaseView, "The case as it stands"), 404: missing, ...refusals },
});

export const seeCaseRoute = createRoute({
  method: "post",
  path: "/api/review/cases/{id}/seen",
  summary: "Note that one has looked: changes are shown from here on",
  request: { params: IdParam, body: body(z.strictObject({ revision: z.number().int().nonnegative() })) },
  responses: { 204: { description: "Noted" }, 404: missing, ...refusals },
});

export const actRoute = createRoute({
  method: "post",
  path: "/api/review/cases/{id}/acts",
  summary: "Do something to a case",
  request: { params: IdParam, body: body(ActRequest) },
  responses: {
    200: json(CaseView, "The case after it"),
    404: missing,
    409: problem("Somebody else acted first, or its state does not allow it; says what happened"),
    422: problem("The wording was checked and does not agree with its sources"),
    ...refusals,
  },
});

export const candidatesRoute = createRoute({
  method: "get",
  path: "/api/review/people",
  summary: "Who can be asked to review",
  responses: {
    200: json(
      z.object({
        people: z
          .array(
            z
              .object({
                id: z.string(),
                name: z.string(),
                expertise: z.array(Expertise).readonly(),
                interests: z.string(),
              })
              .readonly(),
          )
          .readonly(),
      }),
      "Reviewers with what they bring",
    ),
    ...refusals,
  },
});

export const expertiseRoute = createRoute({
  method: "post",
  path: "/api/people/{id}/expertise",
  summary: "Say what a reviewer brings",
  request: { params: IdParam, body: body(z.strictObject({ expertise: z.array(Expertise).max(8).readonly() })) },
  responses: { 204: { description: "Noted" }, 404: missing, ...refusals },
});

export const readPolicyRoute = createRoute({
  method: "get",
  path: "/api/review/policy",
  summary: "The review policy in force",
  responses: {
    200: json(
      z.object({ policy: ReviewPolicy, since: z.string().optional() }),
      "Since: when it was set; absent for the one that comes with the product",
    ),
  },
});

export const setPolicyRoute = createRoute({
  method: "put",
  path: "/api/review/policy",
  summary: "Set the review policy",
  request: { body: body(ReviewPolicy) },
  responses: { 204: { description: "In force from now on" }, ...refusals },
});

export const listArticlesRoute = createRoute({
  method: "get",
  path: "/api/articles",
  summary: "Published articles",
  responses: { 200: json(z.object({ articles: z.array(ArticleSummary).readonly() }), "By title") },
});

export const openArticleRoute = createRoute({
  method: "get",
  path: "/api/articles/{slug}",
  summary: "Read an article",
  request: {
    params: z.object({ slug: Slug }),
    query: z.object({ audience: Audience.optional(), version: z.coerce.number().int().positive().optional() }),
  },
  responses: {
    200: json(ArticleView, "The version asked for, else the latest"),
    404: missing,
    410: problem("Withdrawn; says why"),
  },
});

export const compareVersionsRoute = createRoute({
  method: "get",
  path: "/api/articles/{slug}/differences",
  summary: "What changed between two versions of an article",
  request: {
    params: z.object({ slug: Slug }),
    query: z.object({ from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
  },
  responses: {
    200: json(z.object({ differences: z.array(SentenceDifference).readonly() }), "Sentence by sentence"),
    404: missing,
  },
});

export const notificationsRoute = createRoute({
  method: "get",
  path: "/api/notifications",
  summary: "What one should know",
  responses: { 200: json(z.object({ notifications: z.array(Notification).readonly() }), "Newest first"), ...refusals },
});

export const seeNotificationsRoute = createRoute({
  method: "post",
  path: "/api/notifications/seen",
  summary: "Mark everything up to a moment as seen",
  request: { body: body(z.strictObject({ upTo: z.string() })) },
  responses: { 204: { description: "Noted" }, ...refusals },
});
