/** Cases: people described by facts, with what the rules must and must not say of them. */
import { z } from "zod";
import { FactId, Slug } from "./slug.ts";

/**
 * Facts of a case. `40 g/L`, `negative`, `true`; `unknown` or `unknown: stale` for a fact that is not known. A value may
 * be `{ is, on, assay, laboratory }` when its date or assay matters. A fact that is not given is unknown (missing).
 */
export const GivenFacts = z
  .record(
    z.string(),
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.strictObject({ unknown: z.string() }).readonly(),
      z
        .strictObject({
          is: z.union([z.string(), z.number(), z.boolean()]),
          on: z.string().optional().describe("Date of the fact, YYYY-MM-DD"),
          assay: z.string().optional(),
          laboratory: z.string().optional(),
        })
        .readonly(),
    ]),
  )
  .readonly();
export type GivenFacts = z.infer<typeof GivenFacts>;

/** What one rule makes of one person. */
export const Outcome = z.enum(["speaks", "silent", "undecided"]);
export type Outcome = z.infer<typeof Outcome>;

/** Cases of one rule: a person to start from, and what is changed in each case. */
export const RuleCases = z
  .strictObject({
    rule: Slug,
    today: z.string().default("2026-11-21"),
    given: GivenFacts.default({}),
    cases: z
      .array(z.strictObject({ title: z.string().min(3), set: GivenFacts.default({}), expect: Outcome }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly();
export type RuleCases = z.infer<typeof RuleCases>;

/** A whole person, written from the evidence without reading the rules. */
export const Vignette = z
  .strictObject({
    id: Slug,
    story: z.string().min(20).describe("The person as a clinician would tell it"),
    findings: z.array(FactId).default([]).readonly().describe("Extraction-sheet rows it was written from"),
    today: z.string().default("2026-11-21"),
    given: GivenFacts,
    expect: z
      .array(z.string())
      .default([])
      .readonly()
      .describe("Topics (stop/<disease>) or rule ids that must be said"),
    undecided: z.array(z.string()).default([]).readonly().describe("Topics or rule ids that must ask for a fact"),
    never: z.array(z.string()).default([]).readonly().describe("Topics, sections (treatment/*) or rule ids never said"),
  })
  .readonly();
export type Vignette = z.infer<typeof Vignette>;
