/** What is asked of a cohort: which of it, which courses, which people. */
import { z } from "zod";
import { Slug } from "../knowledge/slug.ts";

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "use YYYY-MM-DD");

export const CohortAsked = z
  .strictObject({
    cohort: Slug.optional().describe("Which cohort of the packs; the first unless said"),
    regimen: Slug.optional().describe("Only courses of this regimen; other-dose and dose-unknown are regimens too"),
    subgroup: Slug.optional().describe("Only patients of this subgroup of the pack"),
    from: Day.optional().describe("Only courses that began on this day or later"),
    to: Day.optional().describe("Only courses that began on this day or before"),
    course: z
      .enum(["first", "latest"])
      .optional()
      .describe("Which course of a patient who had several of one regimen; the first unless said"),
    suppress: z.boolean().optional().describe("Leave out counts from 1 to 4 and what would give them away"),
  })
  .readonly();
export type CohortAsked = z.infer<typeof CohortAsked>;
