/** Suggesting a change at a sentence: another wording, away with it, elsewhere, or something new before it. */
import { Button, NativeSelect } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { ReviewPart, ReviewSentence } from "../../../src/core/review/content.ts";
import type { Edit } from "../../../src/core/review/review-case.ts";
import { useCase } from "./case-context.tsx";
import { ClaimFields } from "./claim-fields.tsx";
import { DraftArea } from "./draft-area.tsx";
import { Failure } from "./failure.tsx";
import { editOf } from "./edit-of.ts";
import { PlaceFields } from "./place-fields.tsx";
import { StatementFields } from "./statement-fields.tsx";
import { editWords } from "./words.ts";

const kinds = ["reword", "remove", "move", "add-claim", "add-statement"] as const;
export type SentenceEditKind = (typeof kinds)[number];

/** Claims and rules are one sentence per wording: nothing but the wording can change. */
const kindsFor = (isItem: boolean): readonly SentenceEditKind[] => (isItem ? ["reword"] : kinds);

export interface SuggestFormProps {
  readonly at: string;
  readonly sentence: ReviewSentence;
  readonly part: ReviewPart;
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly kind: SentenceEditKind;
  readonly at: string;
  readonly sentence: ReviewSentence;
  readonly part: ReviewPart;
}

function Fields({ kind, at, sentence, part }: FieldsProps) {
  switch (kind) {
    case "reword":
      return (
        <DraftArea
          key="reword"
          name="text"
          draft={`reword ${at}`}
          label="New wording"
          description="Checked at once against what was entered from its sources."
          initial={sentence.says.text}
          maxLength={2000}
          required
          autoFocus
        />
      );
    case "remove":
      return null;
    case "move":
      return <PlaceFields part={part} moving={sentence.id} />;
    case "add-claim":
      return (
        <>
          <ClaimFields />
          <PlaceFields part={part} before={sentence.id} />
        </>
      );
    default:
      return (
        <>
          <StatementFields at={at} />
          <PlaceFields part={part} before={sentence.id} />
        </>
      );
  }
}

export function SuggestForm({ at, sentence, part, onClose }: SuggestFormProps) {
  const { act, acting, audience, drafts, may, view } = useCase();
  const [kind, setKind] = useState<SentenceEditKind>("reword");
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const from = `suggest ${at}`;
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const values = new FormData(event.currentTarget);
    const edit = editOf(kind, audience, sentence.id, values);
    setMissing(edit.ok ? undefined : edit.error);
    if (!edit.ok) return;
    const isNow = submitter?.getAttribute("value") === "now";
    const why = (drafts.get(`why ${at}`) ?? "").trim();
    if (!(await act(isNow ? { kind: "edit", edit: edit.value } : suggestion(edit.value, why), from))) return;
    for (const draft of ["reword", "why", "statement"]) drafts.delete(`${draft} ${at}`);
    onClose();
  };
  return (
    <form className="case-form" aria-label="Suggest a change" onSubmit={(event) => void send(event)}>
      <NativeSelect
        label="What should change"
        value={kind}
        data={kindsFor(view.case.subject.kind !== "article").map((value) => ({ value, label: editWords[value] }))}
        onChange={(event) => setKind(kinds.find((value) => value === event.currentTarget.value) ?? "reword")}
      />
      <Fields kind={kind} at={at} sentence={sentence} part={part} />
      <DraftArea name="why" draft={`why ${at}`} label="Why" />
      {missing === undefined ? null : (
        <p role="alert" className="caution">
          {missing}
        </p>
      )}
      <Failure from={from} />
      <p className="acts">
        <Button size="xs" type="submit" loading={acting === from}>
          Suggest and check
        </Button>
        {may("edit") ? (
          <Button size="xs" type="submit" name="how" value="now" variant="default" loading={acting === from}>
            Change it now
          </Button>
        ) : null}
        <Button size="xs" variant="default" onClick={onClose}>
          Close
        </Button>
      </p>
    </form>
  );
}

const suggestion = (edit: Edit, why: string) => ({ kind: "suggest", edit, why }) as const;
