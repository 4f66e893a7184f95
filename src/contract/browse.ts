/** What the browse pages receive. */
import { z } from "zod";
import { Calculation, Reference, Sentence } from "../core/answer/answer.ts";
import { Calculator, Regimen } from "../core/knowledge/calculator.ts";
import { Claim } from "../core/knowledge/claim.ts";
import { Correction, Topic } from "../core/knowledge/pack.ts";
import { Source } from "../core/knowledge/source.ts";

export const ClaimView = z
  .object({
    id: z.string(),
    pack: z.string(),
    topic: z.object({ id: z.string(), title: z.string() }).readonly(),
    claim: Claim,
    sentence: Sentence.optional(),
    sources: z.array(Source).readonly(),
  })
  .readonly();
export type ClaimView = z.infer<typeof ClaimView>;

export const SourceView = z
  .object({ id: z.string(), pack: z.string(), source: Source, claims: z.array(z.string()).readonly() })
  .readonly();
export type SourceView = z.infer<typeof SourceView>;

export const CalculatorView = z
  .object({
    id: z.string(),
    pack: z.string(),
    calculator: Calculator,
    regimens: z.array(Regimen).readonly(),
    source: Source.optional(),
  })
  .readonly();
export type CalculatorView = z.infer<typeof CalculatorView>;

export const CalculationView = z
  .object({ calculation: Calculation, references: z.array(Reference).readonly() })
  .readonly();
export type CalculationView = z.infer<typeof CalculationView>;

export const PackView = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    summary: z.string(),
    method: z.string(),
    owner: z.string(),
    review: z.string(),
    contentHash: z.string(),
    examples: z.array(z.string()).readonly(),
    counts: z
      .object({
        claims: z.number(),
        sources: z.number(),
        conflicts: z.number(),
        gaps: z.number(),
        calculators: z.number(),
      })
      .readonly(),
    topics: z.array(Topic).readonly(),
    corrections: z.array(Correction).readonly(),
    gaps: z.array(z.object({ id: z.string(), say: z.string() }).readonly()).readonly(),
    rules: z.array(z.object({ id: z.string(), title: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type PackView = z.infer<typeof PackView>;
