/** Where something goes: a part, and the sentence it stands before. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { ReviewPart } from "../../../src/core/review/content.ts";
import { useCase } from "./case-context.tsx";

export interface PlaceFieldsProps {
  readonly part: ReviewPart;
  readonly before?: string;
  /** The sentence that moves: it cannot stand before itself. */
  readonly moving?: string;
}

const shownLength = 70;
const shortOf = (text: string): string => (text.length > shownLength ? `${text.slice(0, shownLength)}…` : text);
const nameOf = ({ title, dispute }: ReviewPart): string =>
  dispute === undefined ? title : `${dispute.topic}: ${title}`;

export function PlaceFields({ part, before, moving }: PlaceFieldsProps) {
  const { view, audience } = useCase();
  const [chosen, setChosen] = useState(part.id);
  const parts = view.case.content.pages.find((page) => page.audience === audience)?.parts ?? [];
  const sentences = parts.find(({ id }) => id === chosen)?.sentences.filter(({ id }) => id !== moving) ?? [];
  return (
    <>
      <NativeSelect
        name="part"
        label="In the part"
        value={chosen}
        data={parts.map((p) => ({ value: p.id, label: nameOf(p) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <NativeSelect
        key={chosen}
        name="before"
        label="Before"
        defaultValue={chosen === part.id ? (before ?? "") : ""}
        data={[
          ...sentences.map(({ id, says }) => ({ value: id, label: shortOf(says.text) })),
          { value: "", label: "At the end of the part" },
        ]}
      />
    </>
  );
}
