/** Beside the text: what an approval takes, signing, assignment, what can be done, remarks on the whole, history. */
import { Button } from "@mantine/core";
import { Approval } from "./approval.tsx";
import { Assignment } from "./assignment.tsx";
import { useCase } from "./case-context.tsx";
import { CommentForm, Comments } from "./comments.tsx";
import { History } from "./history.tsx";
import { KeysHelp } from "./keys-help.tsx";
import { Moves } from "./moves.tsx";
import { SignOffBox } from "./sign-off-box.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";
import { placeLost, suggestionLost } from "./suggestions-at.ts";

const whole = "whole";

/** Remarks on the whole, and those whose sentence is no longer there. */
function Remarks() {
  const { view, may, form, openForm } = useCase();
  const { comments, suggestions, content } = view.case;
  const lost = suggestions.filter((suggestion) => suggestionLost(content, suggestion));
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks">Remarks on the whole</h2>
      <Comments comments={comments.filter((comment) => placeLost(content, comment.sentence))} />
      {lost.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} />
      ))}
      {form?.at === whole ? <CommentForm at={whole} onClose={() => openForm(undefined)} /> : null}
      {may("comment") && form?.at !== whole ? (
        <Button size="xs" variant="default" onClick={() => openForm({ kind: "comment", at: whole })}>
          Remark on the whole
        </Button>
      ) : null}
    </section>
  );
}

export function CaseSide() {
  return (
    <aside id="about-this-case" tabIndex={-1} className="case-side" aria-label="About this case">
      <Approval />
      <SignOffBox />
      <Moves />
      <Assignment />
      <Remarks />
      <History />
      <KeysHelp />
    </aside>
  );
}
