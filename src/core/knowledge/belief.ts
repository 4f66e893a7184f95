/** False beliefs told apart from true ones by example, and the scales on which ordinary words contradict each other. */
import { z } from "zod";
import { Phrase, SayTo } from "./situation.ts";
import { Slug } from "./slug.ts";

/** A scale of ordinary words; words at places far apart contradict each other. */
export const SenseScale = z
  .strictObject({
    id: Slug,
    turns: z.boolean().default(true).describe("Whether a denial turns its words round: not for men and women"),
    names: z.boolean().default(false).describe("Whether its words name a thing rather than say something of it"),
    silent: z
      .boolean()
      .default(false)
      .describe("Whether its words, each a single one, say nothing: parts of names that tell no two statements apart"),
    at: z
      .array(
        z.strictObject({ value: z.number().min(-1).max(1), phrases: z.array(Phrase).min(1).readonly() }).readonly(),
      )
      .min(1)
      .readonly(),
  })
  .readonly();
export type SenseScale = z.infer<typeof SenseScale>;

/** A statement with the words that decide: "more <women than men|men than women> get it", false first. */
const Pair = z
  .string()
  .min(8)
  .max(240)
  .regex(/<[^<>|]*\|[^<>|]*>/u, "write the words that decide as <false|true>");

/** One point on which people believe something false, as statements told apart by a few words. */
export const Belief = z
  .strictObject({
    id: Slug,
    pairs: z.array(Pair).min(1).readonly().describe("Statements with the words that decide: <false|true>"),
    true: z
      .array(z.string().min(8).max(240))
      .default([])
      .readonly()
      .describe("True statements that sound alike and are never corrected"),
    correct: z.array(Slug).default([]).readonly().describe("Claims that set it right"),
    say: SayTo.optional().describe("Our own words, where no claim does"),
  })
  .readonly()
  .refine((b) => b.correct.length > 0 || b.say !== undefined, "name the claims that correct it, or say how");
export type Belief = z.infer<typeof Belief>;
