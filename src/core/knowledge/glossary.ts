/** The words of a subject: concepts with their synonyms, and look-alikes that must not be taken for them. */
import { z } from "zod";
import { Slug } from "./slug.ts";

export const ConceptKind = z.enum([
  "condition",
  "other-condition",
  "drug",
  "procedure",
  "test",
  "measure",
  "scale",
  "sign",
  "molecule",
  "population",
  "event",
  "care",
  "organisation",
  "idea",
]);
export type ConceptKind = z.infer<typeof ConceptKind>;

export const Concept = z
  .strictObject({
    id: Slug,
    kind: ConceptKind,
    name: z.string().min(2),
    synonyms: z.array(z.string().min(2)).default([]).readonly(),
    asWritten: z
      .array(z.string().min(2))
      .optional()
      .describe("Abbreviations among them that count only in these letters, since in others they are words or names"),
    broader: z.array(Slug).default([]).readonly().describe("More general concepts: the class of a drug"),
    explain: z.string().optional().describe("One plain sentence for trainees and patients"),
  })
  .readonly();
export type Concept = z.infer<typeof Concept>;

/** A word that looks like one of ours and is not. */
export const FalseFriend = z
  .strictObject({
    term: z.string(),
    synonyms: z.array(z.string()).default([]).readonly(),
    isNot: Slug,
    say: z.string().describe("One sentence that sets the reader right"),
  })
  .readonly();
export type FalseFriend = z.infer<typeof FalseFriend>;
