/** What a client sends to ask a question. */
import { z } from "zod";
import { Thread } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";

/** Longest question read, in characters. Longer text is refused with a Problem, never cut in silence. */
export const longestQuestion = 8000;

export const AskRequest = z
  .strictObject({
    question: z
      .string()
      .min(1, "write a question")
      .max(longestQuestion, `shorten the question to ${longestQuestion} characters`),
    audience: Audience.optional(),
    previous: Thread.optional(),
    packs: z.array(z.string().max(60)).max(20).readonly().optional(),
  })
  .readonly();
export type AskRequest = z.infer<typeof AskRequest>;
