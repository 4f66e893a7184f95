/** Suggested changes: checked at once, decided by an editor, and taken over only when their wording agrees with its records. */
import { err, ok, type Result } from "../problem.ts";
import type { Act } from "./act.ts";
import { type ActContext, type Change, refuse } from "./acting.ts";
import { editedBy } from "./authored.ts";
import { sentencesOfPage } from "./content.ts";
import type { Edit, ReviewCase, Suggestion } from "./review-case.ts";

const nothingToCheck: Suggestion["check"] = { verdict: "nothing-to-check", reasons: [] };

/** What the verifier says of a suggested wording. */
function checkOf({ content }: ReviewCase, edit: Edit, { ground }: ActContext): Suggestion["check"] {
  if (edit.kind === "add-statement") {
    const { verdict, reasons } = ground.checkOwn(edit.pack, edit.text, edit.support, edit.audience);
    return { verdict, reasons };
  }
  if (edit.kind !== "reword") return nothingToCheck;
  const page = content.pages.find(({ audience }) => audience === edit.audience);
  const sentence = page === undefined ? undefined : sentencesOfPage(page).find(({ id }) => id === edit.sentence);
  if (sentence === undefined) return nothingToCheck;
  const { verdict, reasons } = ground.check(edit.text, sentence, edit.audience);
  return { verdict, reasons };
}

/** Notes a suggestion. One whose wording does not agree is kept with the reasons; one that fits nowhere is refused. */
export function suggest(
  reviewCase: ReviewCase,
  { edit, why }: Extract<Act, { kind: "suggest" }>,
  context: ActContext,
): Result<Change> {
  const tried = editedBy(reviewCase, edit, context.reviewer.id, context);
  if (!tried.ok && tried.error.code !== "not-verified") return tried;
  const suggestion: Suggestion = {
    id: context.newId,
    by: context.reviewer.id,
    at: context.now,
    edit,
    why,
    check: checkOf(reviewCase, edit, context),
  };
  return ok({ set: { suggestions: [...reviewCase.suggestions, suggestion] }, text: "suggested a change" });
}

const withOutcome = (
  { suggestions }: ReviewCase,
  id: string,
  outcome: NonNullable<Suggestion["outcome"]>,
): readonly Suggestion[] => suggestions.map((s) => (s.id === id ? { ...s, outcome } : s));

const openOne = ({ suggestions }: ReviewCase, id: string): Result<Suggestion> => {
  const found = suggestions.find((s) => s.id === id && s.outcome === undefined);
  return found === undefined
    ? refuse("already-done", "There is no such undecided suggestion", "reload the case")
    : ok(found);
};

/** Accepts or declines. Accepting makes the change in the name of who accepts, checked against the content as it is now. */
export function decideSuggestion(
  reviewCase: ReviewCase,
  act: Extract<Act, { kind: "accept" | "decline" }>,
  context: ActContext,
): Result<Change> {
  const suggestion = openOne(reviewCase, act.suggestion);
  if (!suggestion.ok) return suggestion;
  const [by, at] = [context.reviewer.id, context.now];
  if (act.kind === "decline") {
    const suggestions = withOutcome(reviewCase, act.suggestion, { kind: "declined", by, at, why: act.why });
    return ok({ set: { suggestions }, text: `declined a suggestion: ${act.why}` });
  }
  const set = editedBy(reviewCase, suggestion.value.edit, by, context);
  if (!set.ok) return err(set.error);
  const suggestions = withOutcome(reviewCase, act.suggestion, { kind: "accepted", by, at });
  return ok({ set: { ...set.value, suggestions }, text: "accepted a suggestion" });
}

/** Takes one's own suggestion back. */
export function withdrawSuggestion(reviewCase: ReviewCase, id: string, context: ActContext): Result<Change> {
  const suggestion = openOne(reviewCase, id);
  if (!suggestion.ok) return suggestion;
  const { id: by } = context.reviewer;
  if (suggestion.value.by !== by)
    return refuse("not-yours", "This suggestion is not yours", "an editor can decline it");
  const suggestions = withOutcome(reviewCase, id, { kind: "withdrawn", by, at: context.now });
  return ok({ set: { suggestions }, text: "withdrew a suggestion" });
}
