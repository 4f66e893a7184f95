/** A form for one entry: which fields it has follows from what is entered. What was typed stays until it is saved. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useMemo, useState } from "react";
import type { MeasureView } from "../../../src/contract/measures.ts";
import { Trouble } from "../shell/trouble.tsx";
import { type KeptPatient, saveEntry } from "../wire/patients.ts";
import { asksAmount, type Fields, fieldsOf, nothingTyped, requestOf, type Typed } from "./entry-fields.ts";

export interface EntryFormProps {
  readonly patientId: string;
  readonly measures: readonly MeasureView[];
  readonly typed: Typed;
  /** The entry that is corrected; none when one is added. */
  readonly correcting?: string | undefined;
  readonly onSaved: (patient: KeptPatient, typed: Typed) => void;
  readonly onCancel?: () => void;
}

interface InputProps {
  readonly typed: Typed;
  readonly fields: Fields;
  readonly measure: MeasureView | undefined;
  readonly set: (field: keyof Typed) => (event: { readonly currentTarget: { readonly value: string } }) => void;
}

function ValueInputs({ typed, fields, measure, set }: InputProps) {
  const units = useId();
  const { choices } = fields;
  return (
    <>
      {choices === undefined ? null : (
        <NativeSelect
          label="What is so"
          required
          data={[{ value: "", label: "choose" }, ...choices]}
          value={typed.said}
          onChange={set("said")}
        />
      )}
      {!asksAmount(fields, typed) ? null : (
        <>
          <TextInput
            label={choices === undefined ? "Value" : "Dose, if known"}
            description={measure?.kind === "titre" ? "A bound as > 70000" : undefined}
            inputWrapperOrder={["label", "input", "error", "description"]}
            inputMode="text"
            value={typed.value}
            onChange={set("value")}
          />
          <TextInput label="Unit" list={units} value={typed.unit} onChange={set("unit")} />
          <datalist id={units}>
            {(measure?.kind === "treatment" ? ["mg", "g"] : (measure?.units ?? [])).map((unit) => (
              <option key={unit} value={unit} />
            ))}
          </datalist>
        </>
      )}
    </>
  );
}

function PlaceInputs({ typed, fields, set }: InputProps) {
  return (
    <>
      {fields.assay ? <TextInput label="Assay" value={typed.assay} onChange={set("assay")} /> : null}
      {fields.assay || fields.range ? (
        <TextInput label="Laboratory" value={typed.laboratory} onChange={set("laboratory")} />
      ) : null}
      {fields.nerve ? <TextInput label="Nerve" value={typed.nerve} onChange={set("nerve")} /> : null}
      {fields.side ? (
        <NativeSelect label="Side" data={["", "left", "right"]} value={typed.side} onChange={set("side")} />
      ) : null}
      {fields.range ? (
        <>
          <TextInput label="Range from" value={typed.low} onChange={set("low")} />
          <TextInput label="to" value={typed.high} onChange={set("high")} />
        </>
      ) : null}
    </>
  );
}

export function EntryForm({ patientId, measures, typed: first, correcting, onSaved, onCancel }: EntryFormProps) {
  const [typed, setTyped] = useState(first);
  const names = useId();
  const measure = useMemo(() => measures.find(({ name }) => name === typed.name.trim()), [measures, typed.name]);
  const fields = fieldsOf(measure);
  const save = useMutation({
    mutationFn: () => saveEntry(patientId, requestOf(typed, measure), correcting),
    gcTime: 0,
    onSuccess: (patient) => {
      onSaved(patient, typed);
      if (correcting === undefined) setTyped({ ...nothingTyped, date: typed.date });
    },
  });
  const set: InputProps["set"] = (field) => (event) => {
    const { value } = event.currentTarget;
    // Another name may have another unit: what was filled in for the one before is taken out.
    setTyped((now) => ({ ...now, [field]: value, ...(field === "name" ? unitFor(value, measures) : {}) }));
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const inputs: InputProps = { typed, fields, measure, set };
  return (
    <form
      className="entry-form"
      aria-label={correcting === undefined ? "New entry" : "Correct the entry"}
      onSubmit={send}
    >
      <div className="entry-fields">
        <TextInput
          label="What"
          required
          list={names}
          value={typed.name}
          readOnly={correcting !== undefined}
          onChange={set("name")}
        />
        <datalist id={names}>
          {measures.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <TextInput label="Day" required placeholder="YYYY-MM-DD" value={typed.date} onChange={set("date")} />
        <ValueInputs {...inputs} />
        <PlaceInputs {...inputs} />
      </div>
      {save.error === null ? null : <Trouble error={save.error} />}
      <p className="page-acts">
        <Button type="submit" loading={save.isPending}>
          {correcting === undefined ? "Add" : "Save the correction"}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            Leave it as it is
          </Button>
        )}
      </p>
    </form>
  );
}

/** Fields that start afresh when something else is entered. */
function unitFor(name: string, measures: readonly MeasureView[]): Partial<Typed> {
  const measure = measures.find((one) => one.name === name.trim());
  if (measure === undefined) return {};
  return { unit: measure.kind === "treatment" ? "mg" : (measure.units[0] ?? ""), said: "" };
}
