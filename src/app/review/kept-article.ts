/** A kept answer that came from an article, as the article stands now. */
import type { Answer, Notice, Sentence } from "../../core/answer/answer.ts";
import type { ReviewParts } from "./parts.ts";
import { openArticle } from "./articles.ts";

const suspended = (text: string): Notice => ({ kind: "suspended", text });

const unapproved = (sentences: readonly Sentence[]): readonly Sentence[] =>
  sentences.map((sentence) => ({ ...sentence, approved: false }));

/** The answer without the article where that was withdrawn, and not as approved where it is being looked at again. */
export async function withArticleNow(answer: Answer, parts: ReviewParts): Promise<Answer> {
  if (answer.article === undefined) return answer;
  const { slug, version } = answer.article;
  const found = await openArticle(parts, slug, { audience: answer.audience, version });
  if (!found.ok)
    return {
      ...answer,
      review: { status: "retired", banner: "Withdrawn: no longer kept up to date" },
      bottomLine: [],
      sections: [],
      disagreements: [],
      unknowns: [],
      notices: [suspended(`${found.error.message} It is not shown any more.`), ...answer.notices],
    };
  const { page, notices } = found.value;
  if (page.review.status === "approved") return answer;
  return {
    ...answer,
    review: page.review,
    bottomLine: unapproved(answer.bottomLine),
    sections: answer.sections.map((section) => ({ ...section, sentences: unapproved(section.sentences) })),
    disagreements: answer.disagreements.map((one) => ({
      ...one,
      sides: one.sides.map((side) => ({ ...side, statements: unapproved(side.statements) })),
    })),
    notices: [...notices.map(suspended), ...answer.notices],
  };
}
