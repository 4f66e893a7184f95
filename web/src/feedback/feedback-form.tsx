/** The words to the board: what they are about, whether it could harm somebody, and nothing personal. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { FeedbackRequest } from "../../../src/contract/feedback.ts";
import { Trouble } from "../shell/trouble.tsx";
import { giveFeedback } from "../wire/feedback.ts";
import type { FeedbackTarget } from "./feedback-bar.tsx";

const longest = 90;
const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

const asks: Readonly<Record<FeedbackRequest["kind"], string>> = {
  helped: "What helped (you need not say)",
  wrong: "What is wrong, and how you know",
  missing: "What is missing",
};

export interface FeedbackFormProps {
  readonly kind: FeedbackRequest["kind"];
  readonly targets: readonly FeedbackTarget[];
  /** Kept by the page: what was typed stays when another button is pressed first. */
  readonly words: string;
  readonly onWords: (words: string) => void;
}

export function FeedbackForm({ kind, targets, words, onWords }: FeedbackFormProps) {
  const [at, setAt] = useState(0);
  const [couldHarm, setCouldHarm] = useState(false);
  const send = useMutation({ mutationFn: giveFeedback, gcTime: 0, onSuccess: () => onWords("") });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const target = targets[at];
    if (target === undefined) return;
    send.mutate({ kind, about: target.about, id: target.id, words, couldHarm: kind === "wrong" && couldHarm });
  };
  if (send.isSuccess)
    return (
      <p role="status">
        The board has it. Thank you. {couldHarm ? "It was alerted, because you said that it could harm somebody." : ""}
      </p>
    );
  return (
    <form className="case-form" onSubmit={submit}>
      <NativeSelect
        label="About"
        value={String(at)}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
        data={targets.map(({ text }, index) => ({ value: String(index), label: short(text) }))}
      />
      <Textarea
        label={asks[kind]}
        description="The board reads this. Write nothing about a person: no names, dates of birth or record numbers."
        value={words}
        required={kind !== "helped"}
        maxLength={2000}
        autosize
        minRows={2}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      {kind === "wrong" ? (
        <p>
          <label>
            <input
              type="checkbox"
              checked={couldHarm}
              onChange={(event) => setCouldHarm(event.currentTarget.checked)}
            />{" "}
            It could harm somebody: alert the board now
          </label>
        </p>
      ) : null}
      {send.error === null ? null : <Trouble error={send.error} />}
      <p className="acts">
        <Button size="xs" type="submit" loading={send.isPending}>
          Send to the board
        </Button>
      </p>
    </form>
  );
}
