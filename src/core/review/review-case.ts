/** Something on its way through review: its state, its content, what was said about it and who signed. */
import { z } from "zod";
import { Support } from "../knowledge/claim.ts";
import { Audience } from "../knowledge/claim.ts";
import { ReviewContent } from "./content.ts";
import { Expertise } from "./policy.ts";

/** Expired is an approval whose time is over: `stateOn` reads it from the date, nobody has to write it. */
export const ReviewState = z.enum([
  "draft",
  "submitted",
  "under-review",
  "changes-requested",
  "approved",
  "expired",
  "retired",
]);
export type ReviewState = z.infer<typeof ReviewState>;

/** An article is a page with an address of its own; claims and rules are items of a pack. */
export const ReviewSubject = z.discriminatedUnion("kind", [
  z
    .object({
      kind: z.literal("article"),
      slug: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .max(80),
    })
    .readonly(),
  z.object({ kind: z.enum(["claim", "rule"]), item: z.string().describe("<pack>/<id>") }).readonly(),
]);
export type ReviewSubject = z.infer<typeof ReviewSubject>;

const Where = {
  audience: Audience,
  part: z.string(),
  before: z.string().optional().describe("Sentence it goes before; absent: at the end of the part"),
};

/** A change to the content. */
export const Edit = z
  .discriminatedUnion("kind", [
    z
      .strictObject({
        kind: z.literal("reword"),
        audience: Audience,
        sentence: z.string(),
        text: z.string().min(3).max(2000),
      })
      .readonly(),
    z.strictObject({ kind: z.literal("remove"), audience: Audience, sentence: z.string() }).readonly(),
    z.strictObject({ kind: z.literal("move"), sentence: z.string(), ...Where }).readonly(),
    z.strictObject({ kind: z.literal("add-claim"), claim: z.string(), ...Where }).readonly(),
    z
      .strictObject({
        kind: z.literal("add-statement"),
        text: z.string().min(3).max(2000),
        pack: z.string(),
        support: z.array(Support).min(1).readonly(),
        ...Where,
      })
      .readonly(),
    z.strictObject({ kind: z.literal("retitle"), title: z.string().min(6).max(200) }).readonly(),
  ])
  .meta({ id: "ReviewEdit" });
export type Edit = z.infer<typeof Edit>;

const Said = { id: z.string(), by: z.string(), at: z.string() };

export const Comment = z
  .object({
    ...Said,
    audience: Audience.optional(),
    sentence: z.string().optional().describe("Absent: about the whole"),
    text: z.string(),
    resolved: z.object({ by: z.string(), at: z.string() }).readonly().optional(),
  })
  .readonly();
export type Comment = z.infer<typeof Comment>;

export const Suggestion = z
  .object({
    ...Said,
    edit: Edit,
    why: z.string(),
    check: z
      .object({
        verdict: z.enum(["agrees", "disagrees", "not-checkable", "nothing-to-check"]),
        reasons: z.array(z.string()).readonly(),
      })
      .readonly()
      .describe("What the verifier says of the new wording; only what agrees can be accepted"),
    outcome: z
      .object({
        kind: z.enum(["accepted", "declined", "withdrawn"]),
        by: z.string(),
        at: z.string(),
        why: z.string().optional(),
      })
      .readonly()
      .optional(),
  })
  .readonly();
export type Suggestion = z.infer<typeof Suggestion>;

/** A name under a content. It holds for that content alone: `contentHash` says which. */
export const SignOff = z
  .object({
    person: z.string(),
    name: z.string(),
    as: Expertise,
    interests: z.string(),
    at: z.string(),
    contentHash: z.string(),
  })
  .readonly();
export type SignOff = z.infer<typeof SignOff>;

/** Why something approved has to be looked at again. */
export const ReopenReason = z
  .object({
    kind: z.enum([
      "claim-changed",
      "claim-gone",
      "source-changed",
      "source-retracted",
      "source-superseded",
      "document-changed",
      "review-expired",
      "suspended",
      "reader-report",
      "by-hand",
    ]),
    subject: z.string().describe("The claim, source, document or report"),
    text: z.string().describe("For readers and the board"),
  })
  .readonly();
export type ReopenReason = z.infer<typeof ReopenReason>;

/** What an approved version rests on, each with the digest it had. */
export const Basis = z
  .object({ kind: z.enum(["claim", "source", "rule", "document"]), id: z.string(), hash: z.string() })
  .readonly();
export type Basis = z.infer<typeof Basis>;

/** An approved version. Never changed afterwards. */
export const ApprovedVersion = z
  .object({
    version: z.number().int().positive(),
    content: ReviewContent,
    contentHash: z.string(),
    approvedAt: z.string(),
    expiresOn: z.string().describe("YYYY-MM-DD"),
    signOffs: z.array(SignOff).readonly(),
    basis: z.array(Basis).readonly(),
  })
  .readonly()
  .meta({ id: "ApprovedVersion" });
export type ApprovedVersion = z.infer<typeof ApprovedVersion>;

export const ReviewCase = z
  .object({
    id: z.string(),
    subject: ReviewSubject,
    state: ReviewState.exclude(["expired"]),
    revision: z.number().int().nonnegative().describe("Grows with every act; an act names the one it was made on"),
    content: ReviewContent,
    contentHash: z.string(),
    authors: z.array(z.string()).readonly().describe("Who brought it in or changed its content: none of them may sign"),
    assignees: z.array(z.string()).readonly(),
    dueOn: z.string().optional(),
    comments: z.array(Comment).readonly(),
    suggestions: z.array(Suggestion).readonly(),
    signOffs: z.array(SignOff).readonly(),
    reopened: z
      .object({ at: z.string(), reasons: z.array(ReopenReason).min(1).readonly() })
      .readonly()
      .optional(),
    approved: z
      .object({ version: z.number().int().positive(), expiresOn: z.string() })
      .readonly()
      .optional()
      .describe("The last approved version"),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .readonly()
  .meta({ id: "ReviewCase" });
export type ReviewCase = z.infer<typeof ReviewCase>;

/** The state on a day (YYYY-MM-DD): an approval whose time is over has expired. */
export const stateOn = ({ state, approved }: Pick<ReviewCase, "state" | "approved">, day: string): ReviewState =>
  state === "approved" && approved !== undefined && day > approved.expiresOn ? "expired" : state;
