/** Review over HTTP: submitting, the queue, acts on a case, published articles and their versions. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Answer } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";
import { Act } from "../core/review/act.ts";
import { Expertise, ReviewPolicy } from "../core/review/policy.ts";
import { ReopenReason, ReviewCase, ReviewState, ReviewSubject, SignOff } from "../core/review/review-case.ts";
import { AskRequest } from "./ask.ts";
import { body, json, problem, refusals } from "./people.ts";

const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens")
  .max(80);
const Id = z.object({ id: z.string().min(1).max(60) });
const missing = problem("No such case or article");

/** What an answer would become: shown to the editor before anything is stored. */
export const Proposal = z
  .object({
    title: z.string().describe("The question with personal details taken out; the editor confirms or rewrites it"),
    slug: Slug,
    removed: z.array(z.string()).readonly().describe("What of the answer does not become part of an article"),
    audiences: z.array(Audience).readonly(),
  })
  .readonly();
export type Proposal = z.infer<typeof Proposal>;

export const SubmitRequest = z
  .strictObject({
    ask: AskRequest,
    title: z.string().trim().min(6).max(200),
    slug: Slug,
    audiences: z.array(Audience).min(1).max(4).readonly().describe("One page is made for each"),
  })
  .readonly();
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** A person as others see them. */
const Named = z.object({ id: z.string(), name: z.string() }).readonly();

export const QueueEntry = z
  .object({
    id: z.string(),
    subject: ReviewSubject,
    title: z.string(),
    state: ReviewState,
    assignees: z.array(Named).readonly(),
    authors: z.array(Named).readonly(),
    dueOn: z.string().optional(),
    openComments: z.number().int(),
    openSuggestions: z.number().int(),
    signOffs: z.number().int(),
    stillNeeded: z.array(z.string()).readonly().describe("What an approval still takes, in words"),
    reopened: z.array(ReopenReason).readonly().optional(),
    harm: z.boolean().describe("A reader said that something in it could harm somebody"),
    changedSinceSeen: z.boolean().describe("Somebody else changed it since this person last looked"),
    updatedAt: z.string(),
  })
  .readonly();
export type QueueEntry = z.infer<typeof QueueEntry>;

export const QueueQuery = z.object({
  state: ReviewState.optional(),
  kind: z.enum(["article", "claim", "rule"]).optional(),
  mine: z.enum(["true"]).optional().describe("Assigned to whoever asks"),
  overdue: z.enum(["true"]).optional(),
  words: z.string().max(200).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

/** Something that was done, in the order it was done. */
export const HistoryEntry = z
  .object({
    revision: z.number().int(),
    at: z.string(),
    by: Named,
    kind: z.string(),
    text: z.string().describe("In words"),
  })
  .readonly();
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Difference of one sentence between two contents, with its words marked. */
export const SentenceDifference = z
  .object({
    audience: Audience,
    part: z.string().describe("Title of the part it stands in"),
    sentence: z.string(),
    kind: z.enum(["added", "removed", "reworded", "moved"]),
    words: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type SentenceDifference = z.infer<typeof SentenceDifference>;

export const CaseView = z
  .object({
    case: ReviewCase,
    state: ReviewState.describe("On this day: an approval may have expired"),
    people: z.array(Named).readonly().describe("Everybody the case names"),
    needed: z
      .array(z.object({ text: z.string(), met: z.boolean() }).readonly())
      .readonly()
      .describe("What an approval takes by the policy in force"),
    may: z.array(z.string()).readonly().describe("Kinds of acts that whoever asks may do now"),
    mayNot: z.record(z.string(), z.string()).readonly().describe("Why not, for the others: kind of act to reason"),
    signAs: z.array(Expertise).readonly().describe("What whoever asks could sign as"),
    mustSignInAgain: z.boolean().describe("A sign-off takes a fresh proof of who one is"),
    history: z.array(HistoryEntry).readonly(),
    changes: z
      .array(SentenceDifference)
      .readonly()
      .describe("Since whoever asks last looked, else since the last approved version"),
    changesSince: z.string().optional().describe("What they are compared with, in words"),
  })
  .readonly();
export type CaseView = z.infer<typeof CaseView>;

/** An act names the revision it was made on: when somebody was faster, it is refused with what they did. */
export const ActRequest = z.strictObject({ revision: z.number().int().nonnegative(), act: Act }).readonly();
export type ActRequest = z.infer<typeof ActRequest>;

export const ArticleSummary = z
  .object({
    slug: Slug,
    title: z.string(),
    status: ReviewState,
    version: z.number().int(),
    audiences: z.array(Audience).readonly(),
    approvedAt: z.string(),
    evidenceCurrentThrough: z.string(),
  })
  .readonly();

/** What a reader sees at an article's permanent address. */
export const ArticleView = z
  .object({
    slug: Slug,
    title: z.string(),
    page: Answer.describe("The version for this reader, with its review state, as any other answer page"),
    audiences: z.array(Audience).readonly(),
    version: z.number().int(),
    versions: z
      .array(
        z
          .object({
            version: z.number().int(),
            approvedAt: z.string(),
            signOffs: z.array(SignOff.unwrap().omit({ person: true, contentHash: true })).readonly(),
          })
          .readonly(),
      )
      .readonly(),
    lastUpdated: z.string(),
    expiresOn: z.string(),
    notices: z.array(z.string()).readonly().describe("Why it is being looked at again, or withdrawn"),
  })
  .readonly()
  .meta({ id: "ArticleView" });
export type ArticleView = z.infer<typeof ArticleView>;

export const Notification = z
  .object({
    id: z.string(),
    at: z.string(),
    case: z.string().optional(),
    text: z.string(),
    harm: z.boolean(),
    seen: z.boolean(),
  })
  .readonly();
export type Notification = z.infer<typeof Notification>;

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
  request: { query: QueueQuery },
  responses: {
    200: json(z.object({ cases: z.array(QueueEntry).readonly() }), "What could harm first, then what is due first"),
    ...refusals,
  },
});

export const openCaseRoute = createRoute({
  method: "get",
  path: "/api/review/cases/{id}",
  summary: "Open a case",
  request: { params: Id },
  responses: { 200: json(CaseView, "The case as it stands"), 404: missing, ...refusals },
});

export const seeCaseRoute = createRoute({
  method: "post",
  path: "/api/review/cases/{id}/seen",
  summary: "Note that one has looked: changes are shown from here on",
  request: { params: Id, body: body(z.strictObject({ revision: z.number().int().nonnegative() })) },
  responses: { 204: { description: "Noted" }, 404: missing, ...refusals },
});

export const actRoute = createRoute({
  method: "post",
  path: "/api/review/cases/{id}/acts",
  summary: "Do something to a case",
  request: { params: Id, body: body(ActRequest) },
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
  request: { params: Id, body: body(z.strictObject({ expertise: z.array(Expertise).max(8).readonly() })) },
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
