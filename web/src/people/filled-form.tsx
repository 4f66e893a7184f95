/** A small form: its fields, one button, and what went wrong. What is typed stays in the fields, not in the page's memory. */
import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Trouble } from "../shell/trouble.tsx";

export interface FilledFormProps {
  readonly label: string;
  readonly onFilled: (values: FormData) => void;
  readonly pending: boolean;
  readonly error: unknown;
  readonly button: string;
  readonly variant?: "filled" | "default";
  readonly children: ReactNode;
}

/** A field's text. */
export const textOf = (values: FormData, name: string): string => {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
};

export function FilledForm({ label, onFilled, pending, error, button, variant, children }: FilledFormProps) {
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onFilled(new FormData(event.currentTarget));
  };
  return (
    <form className="people-form" aria-label={label} onSubmit={send}>
      {children}
      {error === null ? null : <Trouble error={error} />}
      <Button type="submit" loading={pending} variant={variant ?? "filled"}>
        {button}
      </Button>
    </form>
  );
}

export interface ChoicesProps<Value extends string> {
  readonly name: string;
  readonly legend: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly all: readonly Value[];
  readonly chosen: readonly Value[];
}

/** Boxes to tick. */
export function Choices<Value extends string>({ name, legend, words, all, chosen }: ChoicesProps<Value>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {all.map((value) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />{" "}
          <strong>{value}</strong> <span className="soft">{words[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The boxes that were ticked. */
export const chosenOf = <Value extends string>(values: FormData, name: string, all: readonly Value[]): Value[] =>
  all.filter((value) => values.getAll(name).includes(value));
