/** Narrows the queue. Words are applied a moment after the last key, the rest at once. */
import { NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { QueueQuery } from "../../../src/contract/review.ts";
import { readQueueSearch } from "./queue-search.ts";
import { allKinds, allStates, kindWords, stateWords } from "./words.ts";

export interface QueueFiltersProps {
  readonly value: QueueQuery;
  readonly onChange: (value: QueueQuery) => void;
}

const settleMs = 350;

interface TickProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Tick({ label, on, onChange }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} /> {label}
    </label>
  );
}

export function QueueFilters({ value, onChange }: QueueFiltersProps) {
  const [words, setWords] = useState(value.words ?? "");
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const now = latest.current;
      if (words.trim() !== (now.value.words ?? ""))
        now.onChange(readQueueSearch({ ...now.value, words: words.trim() }));
    }, settleMs);
    return () => window.clearTimeout(timer);
  }, [words]);
  const set = (changed: Readonly<Record<string, unknown>>): void => onChange(readQueueSearch({ ...value, ...changed }));
  return (
    <div className="queue-filters" role="search" aria-label="Narrow the queue">
      <TextInput
        label="Words in the title"
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <NativeSelect
        label="State"
        value={value.state ?? ""}
        data={[
          { value: "", label: "All states" },
          ...allStates.map((state) => ({ value: state, label: stateWords[state] })),
        ]}
        onChange={(event) => set({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label="Kind"
        value={value.kind ?? ""}
        data={[{ value: "", label: "All kinds" }, ...allKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))]}
        onChange={(event) => set({ kind: event.currentTarget.value })}
      />
      <div className="ticks">
        <Tick label="Assigned to me" on={value.mine === "true"} onChange={(on) => set({ mine: on })} />
        <Tick label="Overdue" on={value.overdue === "true"} onChange={(on) => set({ overdue: on })} />
      </div>
    </div>
  );
}
