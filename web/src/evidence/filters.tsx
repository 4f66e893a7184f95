/** Narrows a long list: by words, by one choice, with the count said to whoever cannot see it shrink. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useDeferredValue, useState } from "react";

export interface Narrowing {
  readonly words: string;
  /** "" stands for all. */
  readonly choice: string;
}

interface FiltersProps {
  readonly value: Narrowing;
  readonly onChange: (value: Narrowing) => void;
  readonly wordsLabel: string;
  readonly choiceLabel: string;
  readonly allLabel: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The state of a page's filters: what is typed, and what the list follows a moment later. */
export function useNarrowing(): readonly [typed: Narrowing, setTyped: (value: Narrowing) => void, applied: Narrowing] {
  const [typed, setTyped] = useState<Narrowing>({ words: "", choice: "" });
  return [typed, setTyped, useDeferredValue(typed)];
}

export function Filters({ value, onChange, wordsLabel, choiceLabel, allLabel, options }: FiltersProps) {
  return (
    <div className="filters" role="search">
      <TextInput
        label={wordsLabel}
        value={value.words}
        onChange={(event) => onChange({ ...value, words: event.currentTarget.value })}
      />
      <NativeSelect
        label={choiceLabel}
        value={value.choice}
        data={[{ value: "", label: allLabel }, ...options]}
        onChange={(event) => onChange({ ...value, choice: event.currentTarget.value })}
      />
    </div>
  );
}

/** "12 of 137 sources", and a hint when nothing is left. */
export function ShownCount({
  shown,
  of,
  what,
}: {
  readonly shown: number;
  readonly of: number;
  readonly what: string;
}) {
  return (
    <>
      <p role="status" className="soft">
        {shown} of {of} {what}
      </p>
      {shown === 0 ? <p>Nothing fits. Use fewer or other words.</p> : null}
    </>
  );
}
