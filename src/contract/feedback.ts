/** What readers say of articles and statements: what is sent, what the board sees, and the routes. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { body, IdParam, json, problem, refusals } from "./people.ts";

export const FeedbackRequest = z
  .strictObject({
    kind: z.enum(["helped", "wrong", "missing"]),
    about: z.enum(["article", "claim"]),
    id: z.string().min(1).max(160).describe("`<pack>/<id>` of a claim; for an article the last part of its address"),
    words: z.string().trim().max(2000).default("").describe("Nothing personal: the board reads it"),
    couldHarm: z.boolean().default(false).describe("Of something wrong: whether it could harm somebody"),
  })
  .readonly();
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

export const FeedbackView = z
  .object({
    id: z.string(),
    at: z.string(),
    kind: z.enum(["helped", "wrong", "missing"]),
    about: z.enum(["article", "claim"]),
    item: z.string(),
    title: z.string().describe("Title of the article, or the statement as professionals read it"),
    words: z.string(),
    couldHarm: z.boolean(),
    closed: z.object({ at: z.string(), by: z.string(), outcome: z.string() }).readonly().optional(),
  })
  .readonly();
export type FeedbackView = z.infer<typeof FeedbackView>;

export const giveFeedbackRoute = createRoute({
  method: "post",
  path: "/api/feedback",
  summary: "Say that an article or a statement helped, is wrong, or lacks something",
  request: { body: body(FeedbackRequest) },
  responses: {
    201: json(z.object({ id: z.string() }), "The board has it"),
    404: problem("There is no such article or statement"),
    ...refusals,
  },
});

export const listFeedbackRoute = createRoute({
  method: "get",
  path: "/api/feedback",
  summary: "What readers said, what could harm somebody first",
  request: { query: z.object({ which: z.enum(["open", "all"]).default("open") }) },
  responses: { 200: json(z.object({ feedback: z.array(FeedbackView).readonly() }), "At most 500"), ...refusals },
});

export const closeFeedbackRoute = createRoute({
  method: "post",
  path: "/api/feedback/{id}/close",
  summary: "Note what became of a report",
  request: { params: IdParam, body: body(z.strictObject({ outcome: z.string().trim().min(3).max(500) })) },
  responses: {
    204: { description: "Noted" },
    404: problem("There is no such open report"),
    ...refusals,
  },
});
