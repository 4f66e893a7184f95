/** The pack itself: what it is about, its topics, and the lists an editor keeps beside the claims. */
import { z } from "zod";
import { Certainty } from "./claim.ts";
import { FactId, Slug } from "./slug.ts";

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "use YYYY-MM-DD");

/** What a question can want to know. */
export const Intent = z.enum([
  "definition",
  "cause",
  "signs",
  "diagnosis",
  "test-reading",
  "treatment",
  "dose",
  "response",
  "safety",
  "monitoring",
  "retreatment",
  "prognosis",
  "comparison",
  "mechanism",
  "living",
]);
export type Intent = z.infer<typeof Intent>;

export const Topic = z
  .strictObject({
    id: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
    title: z.string(),
    order: z.number(),
    searchedOn: IsoDate.describe("Date of the last literature search for this topic"),
    intents: z.array(Intent).min(1).readonly(),
    cues: z.array(z.string()).default([]).readonly().describe("Words in a question that point to this topic"),
    leads: z.array(Slug).optional().describe("Safety statements that stand first on a page which this topic leads"),
    signOffs: z
      .array(Slug)
      .readonly()
      .optional()
      .describe("Who must be among the signers of an article that touches this topic, such as haematologist"),
  })
  .readonly();
export type Topic = z.infer<typeof Topic>;

/** A statement in a document the pack started from that the evidence does not bear out. */
export const Correction = z
  .strictObject({
    id: Slug,
    said: z.string(),
    instead: z.string(),
    because: z.string(),
    claims: z.array(Slug).min(1).readonly(),
  })
  .readonly();
export type Correction = z.infer<typeof Correction>;

/** A question on which sources disagree, with a claim for each side. */
export const Conflict = z
  .strictObject({
    id: Slug,
    topic: z.string().describe("The question in dispute, as a reader would ask it"),
    about: z.array(Slug).min(1).readonly().describe("Glossary concepts that call this up"),
    intents: z.array(Intent).min(1).readonly(),
    sides: z
      .array(z.strictObject({ label: z.string(), claims: z.array(Slug).min(1).readonly() }).readonly())
      .min(2)
      .readonly(),
    certainty: Certainty,
    facts: z.array(FactId).default([]).readonly(),
  })
  .readonly();
export type Conflict = z.infer<typeof Conflict>;

/** Something people ask for which the searched literature has no answer. */
export const Gap = z
  .strictObject({
    id: Slug,
    answers: z.array(z.string()).min(4).readonly(),
    about: z.array(Slug).min(1).readonly(),
    say: z.strictObject({ clinician: z.string(), patient: z.string() }).readonly(),
    nearest: z.array(Slug).default([]).readonly().describe("Claims that come closest"),
    facts: z.array(FactId).default([]).readonly(),
  })
  .readonly();
export type Gap = z.infer<typeof Gap>;

/** The order in which a broad question is answered, laid down by an editor. */
export const Outline = z
  .strictObject({
    id: Slug,
    title: z.string(),
    intents: z.array(Intent).min(1).readonly(),
    focus: z.array(Slug).default([]).readonly().describe("Concepts the question must name; empty = the subject itself"),
    ignores: z.array(Slug).default([]).readonly().describe("Concepts that do not narrow the question"),
    answers: z.array(z.string()).min(2).readonly(),
    bottomLine: z.array(Slug).min(1).max(3).readonly(),
    sections: z
      .array(z.strictObject({ title: z.string(), claims: z.array(Slug).min(1).readonly() }).readonly())
      .readonly(),
    conflicts: z.array(Slug).default([]).readonly(),
    gaps: z.array(Slug).default([]).readonly(),
    followUps: z.array(z.string()).default([]).readonly(),
  })
  .readonly();
export type Outline = z.infer<typeof Outline>;

/** Phrasings as a list, or as a block of text with one a line. */
const Phrasings = z
  .union([z.array(z.string()).readonly(), z.string()])
  .transform((given): readonly string[] =>
    (typeof given === "string" ? given.split("\n") : given).map((line) => line.trim()).filter((line) => line !== ""),
  )
  .refine((lines) => lines.length >= 2, "give at least two ways of asking");

/** Statements that belong together: the answer to one focused question, in reading order, as an editor would lay it out. */
export const PageSketch = z
  .strictObject({
    id: Slug,
    title: z.string(),
    answers: Phrasings.describe("How people ask for it, one a line; indexed apart from the claims'"),
    claims: z.array(Slug).min(1).readonly(),
  })
  .readonly();
export type PageSketch = z.infer<typeof PageSketch>;

/**
 * What people ask in a few words, and what an editor decided to answer: the statements in reading order, what is not
 * known before them, or an overview. It holds for a message that says nothing more than one of its wordings.
 */
export const FrequentQuestion = z
  .strictObject({
    id: Slug,
    asked: z
      .array(z.string().min(2))
      .min(1)
      .readonly()
      .describe("Wordings as a whole; articles, courtesy and 'in this disease' count for nothing"),
    claims: z.array(Slug).max(7).default([]).readonly().describe("In reading order: the first two answer"),
    gap: Slug.optional().describe("What is not known, said first"),
    outline: Slug.optional().describe("The overview that answers; without claims and gap"),
  })
  .readonly()
  .refine(
    ({ claims, gap, outline }) => (outline === undefined) !== (claims.length === 0 && gap === undefined),
    "give an outline, or claims or a gap",
  );
export type FrequentQuestion = z.infer<typeof FrequentQuestion>;

/** An extraction-sheet row that no claim uses, and why. */
export const Uncovered = z.strictObject({ facts: z.array(FactId).min(1).readonly(), because: z.string() }).readonly();
export type Uncovered = z.infer<typeof Uncovered>;

export const PackHeader = z
  .strictObject({
    id: Slug,
    title: z.string(),
    version: z.string().regex(/^\d+\.\d+\.\d+$/),
    subject: z.array(Slug).readonly().describe("Glossary concepts this pack is about"),
    context: z
      .array(Slug)
      .default([])
      .readonly()
      .describe("Concepts that place a question within the subject although it is not named"),
    notSubject: z.array(Slug).default([]).readonly().describe("Look-alike conditions whose questions are declined"),
    summary: z.string(),
    examples: z.array(z.string()).default([]).readonly().describe("Questions offered on the ask page"),
    method: z.string().describe("How the literature was searched, said to readers"),
    owner: z.string(),
    review: z.enum(["unreviewed"]).describe("A pack ships unreviewed; a board's approval is kept by the server"),
    topics: z.array(Topic).readonly(),
    corrections: z.array(Correction).default([]).readonly(),
  })
  .readonly();
export type PackHeader = z.infer<typeof PackHeader>;
