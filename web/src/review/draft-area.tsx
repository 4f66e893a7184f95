/** A text field whose words outlive everything but closing the page. */
import { Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useCase } from "./case-context.tsx";

export interface DraftAreaProps {
  /** Names the draft. */
  readonly draft: string;
  readonly name?: string;
  readonly label: string;
  readonly description?: string;
  readonly initial?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
}

/** About as many as a narrow field shows beside each other. */
const charactersPerRow = 45;

export function DraftArea(props: DraftAreaProps) {
  const {
    draft,
    name = "text",
    label,
    description,
    initial = "",
    required = false,
    autoFocus = false,
    maxLength = 4000,
  } = props;
  const { drafts } = useCase();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <Textarea
      ref={field}
      name={name}
      label={label}
      description={description}
      defaultValue={drafts.get(draft) ?? initial}
      onChange={(event) => drafts.set(draft, event.currentTarget.value)}
      required={required}
      maxLength={maxLength}
      rows={Math.max(3, Math.ceil((drafts.get(draft) ?? initial).length / charactersPerRow))}
    />
  );
}
