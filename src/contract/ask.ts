/** What a client sends to ask a question. */
import { z } from "zod";
import { Thread } from "../core/answer/answer.ts";
import { Audience } from "../core/knowledge/claim.ts";

/** Longest question read, in characters. Longer text is refused with a Problem, never cut in silence. */
export const longestQuestion = 8000;

const asked = {
  question: z
    .string()
    .min(1, "write a question")
    .max(longestQuestion, `shorten the question to ${longestQuestion} characters`),
  audience: Audience.optional(),
  previous: Thread.optional(),
  packs: z.array(z.string().max(60)).max(20).readonly().optional(),
};

/** A question about nobody in particular: the only kind whose answer may be kept, linked or submitted. */
export const AskRequest = z
  .strictObject(asked, {
    error: (issue) =>
      issue.code === "unrecognized_keys" && issue.keys.includes("patient")
        ? "an answer about a patient is never kept, linked or submitted; send the question without “patient”"
        : undefined,
  })
  .readonly();
export type AskRequest = z.infer<typeof AskRequest>;

const SentBundle = z
  .looseObject({
    resourceType: z.literal("Bundle", { error: "“patient” takes a FHIR R4 Bundle (resourceType Bundle)" }),
  })
  .describe("FHIR R4 Bundle of one patient. Nothing of it is stored or logged");

/** A question, with the record of the patient it is about where there is one. */
export const AskAboutRequest = z.strictObject({ ...asked, patient: SentBundle.optional() }).readonly();
export type AskAboutRequest = z.infer<typeof AskAboutRequest>;
