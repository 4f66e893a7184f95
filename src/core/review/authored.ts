/** Changes to a content in somebody's name: who changes it is an author of it from then on. */
import { err, ok, type Problem, type Result } from "../problem.ts";
import type { ActContext } from "./acting.ts";
import { applyEdit } from "./edits.ts";
import type { Edit, ReviewCase } from "./review-case.ts";

/** An item of a pack has its wordings reviewed; what it is made of is changed in the pack. */
function itemEditProblem({ subject }: ReviewCase, edit: Edit): Problem | undefined {
  if (subject.kind === "article" || (subject.kind === "claim" && edit.kind === "reword")) return undefined;
  return subject.kind === "claim"
    ? {
        code: "bad-edit",
        message: "Of a claim, only its wordings are changed here",
        fix: "change its records in the pack's own files",
      }
    : {
        code: "bad-edit",
        message: "A rule is not reworded here",
        fix: "change it in the pack's own files, or its sentences by reviewing their claims",
      };
}

/** Changes the content in somebody's name: they become an author. */
export function editedBy(
  reviewCase: ReviewCase,
  edit: Edit,
  by: string,
  context: ActContext,
): Result<Partial<ReviewCase>> {
  const problem = itemEditProblem(reviewCase, edit);
  if (problem !== undefined) return err(problem);
  const content = applyEdit(reviewCase.content, edit, context.ground, context.newId);
  if (!content.ok) return content;
  return ok({
    content: content.value,
    contentHash: context.hashOf(reviewCase.subject, content.value),
    authors: [...new Set([...reviewCase.authors, by])],
  });
}
