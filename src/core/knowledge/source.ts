/** A bibliographic record that a claim can rest on. */
import { z } from "zod";
import { Slug } from "./slug.ts";

/** How far a source was actually read by the people who wrote the pack. */
export const Read = z.enum(["full-text", "abstract", "label", "secondary", "not-read"]);
export type Read = z.infer<typeof Read>;

export const Design = z.enum([
  "randomised-trial",
  "systematic-review",
  "open-trial",
  "non-randomised-study",
  "cohort",
  "case-control",
  "case-series",
  "diagnostic-accuracy",
  "scale-development",
  "guideline",
  "consensus",
  "label",
  "review",
  "laboratory-catalogue",
  "registry",
  "preclinical",
  "pharmacology",
  "book",
]);
export type Design = z.infer<typeof Design>;

export const Source = z
  .strictObject({
    id: Slug,
    citation: z.string().min(8).describe("Authors, publication, year and pages as they are printed"),
    year: z.number().int().min(1900).max(2100).optional(),
    design: Design,
    participants: z.number().int().positive().optional(),
    population: Slug.optional().describe("Glossary concept of the people studied"),
    study: Slug.optional().describe("Reports of one study share this; they count as one source"),
    pmid: z
      .string()
      .regex(/^\d{5,8}$/)
      .optional(),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/)
      .optional(),
    pmcid: z
      .string()
      .regex(/^PMC\d+$/)
      .optional(),
    trial: z.string().optional().describe("Registration number, such as NCT00259974"),
    url: z.url().optional(),
    read: Read.describe("The furthest that any part of it was read"),
    retracted: z.boolean().default(false),
    notice: z.string().optional().describe("Retraction, erratum or caution that readers must see"),
  })
  .readonly();
export type Source = z.infer<typeof Source>;
