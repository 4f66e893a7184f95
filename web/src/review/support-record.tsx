/** One record of what a source reports. It is entered apart from the sentence, and the sentence is compared with it. */
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { SourceView } from "../../../src/contract/browse.ts";
import { plainWords } from "../evidence/words.ts";
import { actions, concepts, directions, reads } from "./supports-of.ts";

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: plainWords(value) }));

export interface SupportRecordProps {
  readonly row: number;
  readonly sources: readonly SourceView[];
}

export function SupportRecord({ row, sources }: SupportRecordProps) {
  return (
    <fieldset className="choices support-record">
      <legend>Record {row}</legend>
      <NativeSelect
        name="source"
        label="Source"
        data={[
          { value: "", label: "Choose a source" },
          ...sources.map(({ source }) => ({ value: source.id, label: source.citation })),
        ]}
      />
      <TextInput name="at" label="Where in it" description="Such as: abstract, table 2, page 47" />
      <NativeSelect name="read" label="How far it was read" defaultValue="abstract" data={choices(reads)} />
      <NativeSelect
        name="says"
        label="It"
        data={[
          { value: "supports", label: "supports the statement" },
          { value: "contradicts", label: "says otherwise" },
        ]}
      />
      <Textarea name="numbers" label="Figures it reports" description="With units, one per line: 35 %" rows={2} />
      <details>
        <summary>What it is about</summary>
        <p className="soft">Concepts are the ids of the glossary.</p>
        {concepts.map((concept) => (
          <TextInput
            key={concept}
            name={concept}
            label={`${concept.charAt(0).toUpperCase()}${concept.slice(1)}`}
            pattern="[a-z0-9\-]*"
          />
        ))}
        <TextInput name="arm" label="Arm" />
        <NativeSelect
          name="direction"
          label="Direction"
          data={[{ value: "", label: "None" }, ...choices(directions)]}
        />
        <NativeSelect name="action" label="Action advised" data={[{ value: "", label: "None" }, ...choices(actions)]} />
        <NativeSelect
          name="polarity"
          label="Advised"
          data={[
            { value: "do", label: "to do it" },
            { value: "do-not", label: "not to do it" },
          ]}
        />
        <Textarea name="quote" label="Words of the source" description="A short stretch, as printed" rows={2} />
      </details>
    </fieldset>
  );
}
