/** What an approval takes: how many sign-offs, by whom, for how long. The board's own, in force from when it is set. */
import { z } from "zod";
import type { ReviewContent } from "./content.ts";
import { claimsOf } from "./content.ts";
import { isLay } from "../knowledge/claim.ts";

/** What a reviewer brings: a profession, or being a lay reader. The words are the board's. */
export const Expertise = z.string().regex(/^[a-z][a-z-]{1,40}$/, "use lower-case words joined by hyphens");

export const ReviewPolicy = z
  .strictObject({
    signOffs: z.number().int().min(1).max(10).describe("People who must sign, none of them an author"),
    requires: z
      .array(
        z
          .strictObject({
            expertise: Expertise,
            when: z
              .enum(["always", "topics", "lay-pages"])
              .describe("topics: where a topic of the pack asks for it; lay-pages: where patients or carers read it"),
          })
          .readonly(),
      )
      .readonly(),
    validDays: z.number().int().min(1).max(3650).describe("How long an approval lasts"),
    freshMinutes: z.number().int().min(1).max(120).describe("How recently a signer must have proved who they are"),
  })
  .readonly()
  .meta({ id: "ReviewPolicy" });
export type ReviewPolicy = z.infer<typeof ReviewPolicy>;

/** The policy until an administrator sets another. */
export const defaultPolicy: ReviewPolicy = {
  signOffs: 2,
  requires: [
    { expertise: "neurologist", when: "always" },
    { expertise: "haematologist", when: "topics" },
    { expertise: "lay-reader", when: "lay-pages" },
  ],
  validDays: 365,
  freshMinutes: 10,
};

/** Expertise that must be among the signers of this content. `asks` gives what the topic of a claim asks for. */
export function expertiseNeeded(
  content: ReviewContent,
  policy: ReviewPolicy,
  asks: (claim: string) => readonly string[],
): readonly string[] {
  const asked = new Set(claimsOf(content).flatMap(asks));
  const hasLay = content.pages.some((page) => isLay(page.audience));
  const needed = policy.requires.flatMap(({ expertise, when }) => {
    if (when === "topics") return asked.has(expertise) ? [expertise] : [];
    return when === "always" || hasLay ? [expertise] : [];
  });
  return [...new Set(needed)];
}
