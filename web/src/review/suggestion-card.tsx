/** A suggestion: what it would change, what the check says of it, and deciding about it. */
import { Button } from "@mantine/core";
import type { FormEvent } from "react";
import type { Suggestion } from "../../../src/core/review/review-case.ts";
import { momentWords } from "../people/words.ts";
import { useCase } from "./case-context.tsx";
import { DraftArea } from "./draft-area.tsx";
import { EditInWords } from "./edit-in-words.tsx";
import { Failure } from "./failure.tsx";
import { editWords, isAcceptable, verdictWords } from "./words.ts";

function Verdict({ check }: { readonly check: Suggestion["check"] }) {
  const { shape, words } = verdictWords[check.verdict];
  return (
    <div className={isAcceptable(check.verdict) ? "verdict" : "verdict verdict-against"}>
      <p>
        <strong>
          <span aria-hidden="true">{shape} </span>Check: {words}.
        </strong>
      </p>
      {check.reasons.length === 0 ? null : (
        <ul>
          {check.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function DeclineForm({ id }: { readonly id: string }) {
  const { act, acting, drafts, openForm } = useCase();
  const from = `decline ${id}`;
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const why = (drafts.get(from) ?? "").trim();
    const sentence = event.currentTarget.closest<HTMLElement>("[data-place]");
    if (why === "" || !(await act({ kind: "decline", suggestion: id, why }, from))) return;
    drafts.delete(from);
    openForm(undefined);
    sentence?.focus();
  };
  return (
    <form className="case-form" aria-label="Decline the suggestion" onSubmit={(event) => void send(event)}>
      <DraftArea draft={from} label="Why it is declined" required autoFocus />
      <Failure from={from} />
      <p className="acts">
        <Button size="xs" type="submit" loading={acting === from}>
          Decline
        </Button>
        <Button size="xs" variant="default" onClick={() => openForm(undefined)}>
          Close
        </Button>
      </p>
    </form>
  );
}

function Decide({ suggestion }: { readonly suggestion: Suggestion }) {
  const { may, act, acting, form, openForm, view } = useCase();
  const { id, check } = suggestion;
  const acceptable = isAcceptable(check.verdict);
  // The suggestion goes when it is accepted: the focus stays at its sentence.
  const accept = async (button: HTMLElement): Promise<void> => {
    const sentence = button.closest<HTMLElement>("[data-place]");
    if (await act({ kind: "accept", suggestion: id }, id)) sentence?.focus();
  };
  if (form?.kind === "decline" && form.at === id) return <DeclineForm id={id} />;
  return (
    <>
      <Failure from={id} />
      {!acceptable && may("accept") ? <p className="soft">Only a wording that agrees can be accepted.</p> : null}
      {acceptable && may("accept") && view.case.signOffs.length > 0 ? (
        <p className="soft">Accepting changes the content: the sign-offs given so far fall away.</p>
      ) : null}
      <p className="acts no-print">
        {acceptable && may("accept") ? (
          <Button
            size="xs"
            data-act="accept"
            loading={acting === id}
            onClick={(event) => void accept(event.currentTarget)}
          >
            Accept
          </Button>
        ) : null}
        {may("decline") ? (
          <Button size="xs" variant="default" data-act="decline" onClick={() => openForm({ kind: "decline", at: id })}>
            Decline
          </Button>
        ) : null}
        {may("withdraw-suggestion") ? <Withdraw suggestion={suggestion} /> : null}
      </p>
    </>
  );
}

function Withdraw({ suggestion }: { readonly suggestion: Suggestion }) {
  const { act, acting, me } = useCase();
  if (suggestion.by !== me) return null;
  return (
    <Button
      size="xs"
      variant="default"
      loading={acting === suggestion.id}
      onClick={() => void act({ kind: "withdraw-suggestion", suggestion: suggestion.id }, suggestion.id)}
    >
      Withdraw
    </Button>
  );
}

export interface SuggestionCardProps {
  readonly suggestion: Suggestion;
  /** The sentence as it reads now. */
  readonly now?: string;
}

export function SuggestionCard({ suggestion, now }: SuggestionCardProps) {
  const { nameOf } = useCase();
  return (
    <div
      role="group"
      className="suggestion"
      aria-label={`Suggestion: ${editWords[suggestion.edit.kind]}`}
      data-suggestion={suggestion.id}
    >
      <p className="soft">
        <strong>{nameOf(suggestion.by)}</strong> suggests, {momentWords(suggestion.at)}
      </p>
      <EditInWords edit={suggestion.edit} now={now} />
      {suggestion.why === "" ? null : <p className="said-text">{suggestion.why}</p>}
      <Verdict check={suggestion.check} />
      <Decide suggestion={suggestion} />
    </div>
  );
}
