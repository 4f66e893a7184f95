/** What crosses the wire about review: proposals, the queue, cases, acts, articles and notifications. */
import { z } from "zod";
import { Answer } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";
import { Act } from "../core/review/act.ts";
import { Expertise } from "../core/review/policy.ts";
import { ReopenReason, ReviewCase, ReviewState, ReviewSubject, SignOff } from "../core/review/review-case.ts";
import { AskRequest } from "./ask.ts";

/** The last part of an article's address. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens")
  .max(80);

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

export const QueueRequest = QueueQuery.extend({
  from: z.coerce.number().int().min(0).max(1_000_000).optional().describe("How many come before; 0 unless told"),
  limit: z.coerce.number().int().min(1).max(200).optional().describe("50 unless told"),
});
export type QueueRequest = z.infer<typeof QueueRequest>;

export const QueueView = z
  .object({
    total: z.number().int().describe("How many fit, on all parts of the queue"),
    cases: z.array(QueueEntry).readonly(),
  })
  .readonly();
export type QueueView = z.infer<typeof QueueView>;

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
    fallen: z
      .array(z.object({ audience: Audience, sentence: z.string(), why: z.string() }).readonly())
      .readonly()
      .describe("Sentences that their records no longer bear out: to be reworded or removed before anybody signs"),
    may: z.array(z.string()).readonly().describe("Kinds of acts that whoever asks may do now"),
    mayNot: z.record(z.string(), z.string()).readonly().describe("Why not, for the others: kind of act to reason"),
    signAs: z.array(Expertise).readonly().describe("What whoever asks could sign as"),
    mustSignInAgain: z.boolean().describe("A fresh proof of who one is is all that a sign-off still takes"),
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

/** Something approved whose ground has moved. */
export const StaleEntry = z
  .object({
    id: z.string(),
    subject: ReviewSubject,
    title: z.string(),
    state: ReviewState,
    version: z.number().int().describe("The last approved version"),
    reasons: z.array(ReopenReason).readonly(),
  })
  .readonly();
export type StaleEntry = z.infer<typeof StaleEntry>;

/** A published article in a list. */
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
export type ArticleSummary = z.infer<typeof ArticleSummary>;

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
