/** Where a suggestion is shown: beside the sentence it changes or goes before, else at the end of its part. */
import type { Audience } from "../../../src/core/knowledge/claim.ts";
import type { ReviewContent } from "../../../src/core/review/content.ts";
import type { Suggestion } from "../../../src/core/review/review-case.ts";

/** The sentence a suggestion stands beside. */
function sentenceOf({ edit }: Suggestion): string | undefined {
  if (edit.kind === "retitle") return undefined;
  return edit.kind === "add-claim" || edit.kind === "add-statement" ? edit.before : edit.sentence;
}

const isFor = ({ edit }: Suggestion, audience: Audience): boolean =>
  edit.kind !== "retitle" && edit.audience === audience;

/** Open suggestions beside a sentence. */
export const suggestionsAt = (
  all: readonly Suggestion[],
  audience: Audience,
  sentence: string,
): readonly Suggestion[] =>
  all.filter((s) => s.outcome === undefined && isFor(s, audience) && sentenceOf(s) === sentence);

/** Open suggestions that add something at the end of a part. */
export const suggestionsAtEnd = (all: readonly Suggestion[], audience: Audience, part: string): readonly Suggestion[] =>
  all.filter(
    (s) =>
      s.outcome === undefined &&
      isFor(s, audience) &&
      sentenceOf(s) === undefined &&
      (s.edit.kind === "add-claim" || s.edit.kind === "add-statement") &&
      s.edit.part === part,
  );

/** Whether a remark has no sentence to stand beside: it is about the whole, or its sentence is gone. */
export const placeLost = (content: ReviewContent, sentence: string | undefined): boolean =>
  sentence === undefined ||
  !content.pages.some((page) => page.parts.some((part) => part.sentences.some(({ id }) => id === sentence)));

/** Whether an open suggestion has lost the sentence or part it was made for. */
export function suggestionLost(content: ReviewContent, suggestion: Suggestion): boolean {
  if (suggestion.outcome !== undefined || suggestion.edit.kind === "retitle") return false;
  const { edit } = suggestion;
  const sentence = sentenceOf(suggestion);
  if (sentence !== undefined) return placeLost(content, sentence);
  const page = content.pages.find(({ audience }) => audience === edit.audience);
  return !("part" in edit) || page?.parts.some(({ id }) => id === edit.part) !== true;
}
