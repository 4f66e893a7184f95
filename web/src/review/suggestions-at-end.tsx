/** What somebody wants to add at the end of a part. */
import type { ReviewPart } from "../../../src/core/review/content.ts";
import { useCase } from "./case-context.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";
import { suggestionsAtEnd } from "./suggestions-at.ts";

export function SuggestionsAtEnd({ part }: { readonly part: ReviewPart }) {
  const { view, audience } = useCase();
  return suggestionsAtEnd(view.case.suggestions, audience, part.id).map((suggestion) => (
    <SuggestionCard key={suggestion.id} suggestion={suggestion} />
  ));
}
