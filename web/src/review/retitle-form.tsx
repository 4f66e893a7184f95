/** Suggesting or making another title; suggestions for the title stand here too. */
import { Button, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useCase } from "./case-context.tsx";
import { Failure } from "./failure.tsx";
import { SuggestionCard } from "./suggestion-card.tsx";

const from = "retitle";

export function RetitleForm() {
  const { view, may, act, acting } = useCase();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState(view.case.content.title);
  const id = useId();
  const suggested = view.case.suggestions.filter(
    ({ edit, outcome }) => edit.kind === "retitle" && outcome === undefined,
  );
  const send = async (kind: "suggest" | "edit"): Promise<void> => {
    const edit = { kind: "retitle" as const, title: title.trim() };
    if (await act(kind === "edit" ? { kind, edit } : { kind, edit, why: "" }, from)) setOpen(false);
  };
  return (
    <div className="retitle">
      {suggested.map((suggestion) => (
        <SuggestionCard key={suggestion.id} suggestion={suggestion} />
      ))}
      {view.case.subject.kind === "article" && may("suggest") ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          Another title
        </Button>
      ) : null}
      <div id={id} hidden={!open} className="case-form">
        <TextInput
          label="Title"
          value={title}
          minLength={6}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Failure from={from} />
        <p className="acts">
          <Button size="xs" loading={acting === from} onClick={() => void send("suggest")}>
            Suggest this title
          </Button>
          {may("edit") ? (
            <Button size="xs" variant="default" loading={acting === from} onClick={() => void send("edit")}>
              Change it now
            </Button>
          ) : null}
        </p>
      </div>
    </div>
  );
}
