/** The box to write a question in: Enter asks, Shift+Enter starts a new line. */
import { Button, Textarea } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useFocusShortcut } from "../shell/shortcut.ts";

export interface QuestionBoxProps {
  readonly label: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly large?: boolean;
  readonly onAsk: (question: string) => void;
}

export function QuestionBox({ label, submit, busy, large = false, onAsk }: QuestionBoxProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useFocusShortcut(field);
  useEffect(() => {
    if (large) field.current?.focus({ preventScroll: true });
  }, [large]);

  const send = (): void => {
    if (busy) return;
    const question = text.trim();
    setProblem(question === "" ? "Write a question first." : null);
    if (question === "") field.current?.focus();
    else onAsk(question);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="question-box"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        ref={field}
        label={label}
        description="Enter asks, Shift+Enter starts a new line."
        inputWrapperOrder={["label", "input", "error", "description"]}
        value={text}
        error={problem}
        rows={large ? 4 : 2}
        size={large ? "lg" : "md"}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={key}
      />
      <Button type="submit" size={large ? "md" : "sm"} aria-disabled={busy}>
        {busy ? "Looking through the evidence…" : submit}
      </Button>
    </form>
  );
}
