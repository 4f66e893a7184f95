/** Kinds of question the product does not answer, whatever the pack: prices, law, a dose for oneself. */
import { z } from "zod";
import { Slug } from "./slug.ts";
import { Audience } from "./claim.ts";

export const Decline = z
  .strictObject({
    id: Slug,
    when: z
      .array(z.array(z.string()).min(1).readonly())
      .min(1)
      .readonly()
      .describe("Groups of words or phrases; one of each group must occur"),
    unless: z.array(z.string()).default([]).readonly(),
    audiences: z.array(Audience).default([]).readonly().describe("Empty = everybody"),
    reason: z.string(),
  })
  .readonly();
export type Decline = z.infer<typeof Decline>;
