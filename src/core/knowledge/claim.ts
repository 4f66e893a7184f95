/** One statement, how people ask for it, its wording per audience, its support and its certainty. */
import { z } from "zod";
import { About } from "./about.ts";
import { FactId, Slug } from "./slug.ts";
import { Read } from "./source.ts";

export const Audience = z.enum(["clinician", "trainee", "patient", "carer"]);
export type Audience = z.infer<typeof Audience>;

/** True for readers who get plain words, and never a dose, a titre verdict or an order. */
export const isLay = (audience: Audience): boolean => audience === "patient" || audience === "carer";

/** GRADE level with the domains that lowered it. */
export const Certainty = z
  .strictObject({
    level: z.enum(["high", "moderate", "low", "very-low"]),
    because: z
      .array(
        z.enum([
          "risk-of-bias",
          "inconsistency",
          "indirectness",
          "imprecision",
          "publication-bias",
          "expert-opinion",
          "design",
          "consistent",
          "direct",
          "large-effect",
        ]),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
export type Certainty = z.infer<typeof Certainty>;

/** One source's evidence for or against a claim. Numbers and slots come from the source's extraction, not from the wording. */
export const Support = z
  .strictObject({
    source: Slug,
    fact: FactId.optional().describe("Row of the extraction sheet this support was taken from"),
    at: z.string().min(1).describe("Where in the source: abstract, table 2, boxed warning, page 47"),
    read: Read,
    says: z.enum(["supports", "contradicts"]),
    about: About,
    numbers: z.array(z.string()).default([]).readonly(),
    denies: z
      .array(z.string())
      .readonly()
      .optional()
      .describe(
        "Words that no sentence resting on this support may affirm: what it denies, and what the editors must not conclude from it",
      ),
    quote: z.string().optional(),
  })
  .readonly();
export type Support = z.infer<typeof Support>;

export const Claim = z
  .strictObject({
    id: Slug,
    topic: z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/, "use <section>/<topic>"),
    answers: z.array(z.string().min(6)).min(4).readonly().describe("How people ask for this, clinician to patient"),
    say: z.strictObject({ clinician: z.string().min(10), patient: z.string().min(10) }).readonly(),
    certainty: Certainty,
    support: z.array(Support).min(1).readonly(),
    contradicts: z.array(Slug).default([]).readonly().describe("Claims that say otherwise"),
    applies: z
      .array(z.string())
      .default([])
      .readonly()
      .describe("Patient facts or thresholds that make this a statement for the person asked about"),
    withheld: z
      .boolean()
      .default(false)
      .describe("The clinician wording holds a dose, titre verdict or order that lay readers do not get"),
    safety: z
      .boolean()
      .default(false)
      .describe("A safety statement: shown although its primary source could not be read"),
    note: z.string().optional(),
  })
  .readonly();
export type Claim = z.infer<typeof Claim>;

/** Further ways people ask for a claim, kept apart from it so that somebody else can write them. */
export const Phrasings = z
  .strictObject({ claim: Slug, answers: z.array(z.string().min(6)).min(1).readonly() })
  .readonly();
export type Phrasings = z.infer<typeof Phrasings>;
