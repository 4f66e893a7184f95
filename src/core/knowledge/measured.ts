/** Amounts a person may state in a question: their units, possible limits and what they are never mistaken for. */
import { z } from "zod";
import { Slug } from "./slug.ts";

export const Measured = z
  .strictObject({
    id: Slug,
    name: z.string(),
    concept: Slug.optional().describe("Glossary concept whose mention names this amount"),
    words: z.array(z.string()).default([]).readonly(),
    unit: z.string(),
    also: z
      .array(z.strictObject({ unit: z.string(), factor: z.number() }).readonly())
      .default([])
      .readonly(),
    min: z.number().describe("Smallest possible value, in `unit`"),
    max: z.number().describe("Largest possible value, in `unit`"),
    unitOptional: z
      .boolean()
      .default(false)
      .describe("True only where a bare number can mean one thing, such as an index"),
  })
  .readonly();
export type Measured = z.infer<typeof Measured>;
