/** What a reported result or a piece of advice is about, in words a program can compare. */
import { z } from "zod";
import { Slug } from "./slug.ts";

export const Direction = z.enum(["rises", "falls", "unchanged", "improves", "worsens", "mixed"]);
export type Direction = z.infer<typeof Direction>;

export const Action = z.enum(["test", "give", "avoid", "delay", "consider", "monitor", "refer", "stop", "treat"]);
export type Action = z.infer<typeof Action>;

/**
 * Slots shared by supports and findings. Drug, measure, population, condition and subject are glossary
 * concepts; `polarity: do-not` turns an action round ("do not give").
 */
export const About = z
  .strictObject({
    subject: Slug.optional(),
    drug: Slug.optional(),
    measure: Slug.optional(),
    direction: Direction.optional(),
    population: Slug.optional(),
    arm: z.string().optional(),
    action: Action.optional(),
    polarity: z.enum(["do", "do-not"]).optional(),
    condition: Slug.optional(),
  })
  .readonly();
export type About = z.infer<typeof About>;
