/** What a board reviews: pages of sentences, each with an id that stays whoever moves or rewords it. */
import { z } from "zod";
import { Reference, Sentence } from "../answer/answer.ts";
import { Audience, Certainty, Support } from "../knowledge/claim.ts";

/** A sentence on a reviewed page. Its citation numbers are those of the page's references. */
export const ReviewSentence = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/),
    says: Sentence,
    own: z
      .object({ pack: z.string(), support: z.array(Support).min(1).readonly() })
      .readonly()
      .optional()
      .describe("Records a sentence of the board's own rests on; other sentences rest on those of their claim"),
  })
  .readonly()
  .meta({ id: "ReviewSentence" });
export type ReviewSentence = z.infer<typeof ReviewSentence>;

/** A part of a page. The sides of one dispute are parts that follow each other and share it; their title is the side's label. */
export const ReviewPart = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(["bottom-line", "section", "side", "not-known"]),
    dispute: z.object({ id: z.string(), topic: z.string(), certainty: Certainty.optional() }).readonly().optional(),
    sentences: z.array(ReviewSentence).readonly(),
  })
  .readonly();
export type ReviewPart = z.infer<typeof ReviewPart>;

/** One reader's version of what is reviewed. */
export const ReviewPage = z
  .object({
    audience: Audience,
    parts: z.array(ReviewPart).readonly(),
    references: z.array(Reference).readonly(),
    terms: z.array(z.object({ term: z.string(), explain: z.string() }).readonly()).readonly(),
    disclaimer: z.string(),
  })
  .readonly()
  .meta({ id: "ReviewPage" });
export type ReviewPage = z.infer<typeof ReviewPage>;

/** Everything a sign-off is given for. A claim and a rule are reviewed as a page per wording. */
export const ReviewContent = z
  .object({
    title: z.string().min(6).max(200),
    pages: z.array(ReviewPage).min(1).readonly(),
    evidenceCurrentThrough: z.string(),
    packs: z.array(z.object({ id: z.string(), version: z.string() }).readonly()).readonly(),
  })
  .readonly()
  .meta({ id: "ReviewContent" });
export type ReviewContent = z.infer<typeof ReviewContent>;

/** Every sentence of a page, in reading order. */
export const sentencesOfPage = (page: ReviewPage): readonly ReviewSentence[] => page.parts.flatMap((p) => p.sentences);

/** The claims a content rests on, `<pack>/<id>`, each once. */
export const claimsOf = (content: ReviewContent): readonly string[] => [
  ...new Set(content.pages.flatMap((page) => sentencesOfPage(page).flatMap((s) => s.says.claim ?? []))),
];
