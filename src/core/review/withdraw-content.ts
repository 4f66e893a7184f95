/** A reviewed content without what was withdrawn since: a notice stands where a sentence stood. */
import { heldTo } from "../answer/withdraw.ts";
import type { Withdrawn } from "../knowledge/withdrawn.ts";
import type { ReviewContent } from "./content.ts";

/** The content as readers may see it now. */
export const contentWithoutWithdrawn = (content: ReviewContent, withdrawn: Withdrawn): ReviewContent => ({
  ...content,
  pages: content.pages.map((page) => {
    const hold = heldTo(page.references, withdrawn);
    return {
      ...page,
      parts: page.parts.map((part) => ({
        ...part,
        sentences: part.sentences.map((sentence) => ({ ...sentence, says: hold(sentence.says) })),
      })),
    };
  }),
});
