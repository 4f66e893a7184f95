/** One sentence under review: its text and marks, what is said about it, and the forms to say more. */
import { Button } from "@mantine/core";
import { useRef } from "react";
import type { ReviewPart, ReviewSentence } from "../../../src/core/review/content.ts";
import { SentenceLine } from "../evidence/sentence-line.tsx";
import { placeOf, useCase } from "./case-context.tsx";
import { CommentForm, Comments } from "./comments.tsx";
import { SuggestForm } from "./suggest-form.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";
import { suggestionsAt } from "./suggestions-at.ts";

export interface SentenceBlockProps {
  readonly sentence: ReviewSentence;
  readonly part: ReviewPart;
}

export function SentenceBlock({ sentence, part }: SentenceBlockProps) {
  const { view, audience, may, form, openForm } = useCase();
  const block = useRef<HTMLLIElement>(null);
  const at = placeOf(audience, sentence.id);
  const writing = form?.at === at ? form.kind : undefined;
  const close = (): void => {
    openForm(undefined);
    block.current?.focus();
  };
  return (
    <li ref={block} className="review-sentence" tabIndex={-1} data-place={at}>
      <SentenceLine sentence={sentence.says} />
      {view.fallen
        .filter((one) => one.audience === audience && one.sentence === sentence.id)
        .map(({ why }) => (
          <p key={why} className="caution">
            <span aria-hidden="true">▲ </span>Its records no longer bear it out: {why}. Reword or remove it.
          </p>
        ))}
      {sentence.own === undefined ? null : <span className="tag">The board’s own</span>}
      <p className="sentence-acts no-print">
        {may("comment") ? (
          <Button
            size="compact-xs"
            variant="subtle"
            data-act="comment"
            aria-expanded={writing === "comment"}
            aria-label={`Comment on: ${sentence.says.text}`}
            onClick={() => openForm({ kind: "comment", at })}
          >
            Comment
          </Button>
        ) : null}
        {may("suggest") && view.case.subject.kind !== "rule" ? (
          <Button
            size="compact-xs"
            variant="subtle"
            data-act="suggest"
            aria-expanded={writing === "suggest"}
            aria-label={`Suggest a change to: ${sentence.says.text}`}
            onClick={() => openForm({ kind: "suggest", at })}
          >
            Suggest
          </Button>
        ) : null}
      </p>
      <Comments
        comments={view.case.comments.filter((c) => c.sentence === sentence.id && (c.audience ?? audience) === audience)}
      />
      {suggestionsAt(view.case.suggestions, audience, sentence.id).map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} now={sentence.says.text} />
      ))}
      {writing === "comment" ? <CommentForm at={at} sentence={sentence.id} onClose={close} /> : null}
      {writing === "suggest" ? <SuggestForm at={at} sentence={sentence} part={part} onClose={close} /> : null}
    </li>
  );
}
