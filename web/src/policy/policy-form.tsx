/** An administrator sets what an approval takes. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ReviewPolicy } from "../../../src/core/review/policy.ts";
import { textOf } from "../people/filled-form.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { reviewPolicy, setPolicy } from "../wire/review.ts";
import { policyOf, whens } from "./policy-of.ts";

const whenLabels = {
  always: "always",
  topics: "where the subject asks for it",
  "lay-pages": "on pages for lay readers",
} as const;

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly most: number;
}

function NumberField({ name, label, value, most }: NumberFieldProps) {
  return (
    <TextInput type="number" name={name} label={label} defaultValue={value} min={1} max={most} step={1} required />
  );
}

function Requirement({
  row,
  expertise,
  when,
}: {
  readonly row: number;
  readonly expertise: string;
  readonly when: string;
}) {
  return (
    <div className="requirement">
      <TextInput
        name="expertise"
        label={`Expertise ${row}`}
        description="Empty: not asked for"
        defaultValue={expertise}
        pattern="[a-z][a-z\-]{1,40}"
      />
      <NativeSelect
        name="when"
        label={`Asked for (${row})`}
        defaultValue={when}
        data={whens.map((value) => ({ value, label: whenLabels[value] }))}
      />
    </div>
  );
}

export function PolicyForm({ policy }: { readonly policy: ReviewPolicy }) {
  const client = useQueryClient();
  const [rows, setRows] = useState(policy.requires.length + 1);
  const set = useMutation({
    mutationFn: setPolicy,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: reviewPolicy.queryKey }),
  });
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const column = (name: string): readonly string[] =>
      values.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
    set.mutate(policyOf((name) => textOf(values, name), column("expertise"), column("when")));
  };
  return (
    <details className="no-print">
      <summary>Change the policy</summary>
      <form className="people-form" aria-label="Review policy" onSubmit={send}>
        <NumberField name="signOffs" label="People who must sign" value={policy.signOffs} most={10} />
        {Array.from({ length: rows }, (_, row) => (
          <Requirement
            key={row}
            row={row + 1}
            expertise={policy.requires[row]?.expertise ?? ""}
            when={policy.requires[row]?.when ?? "always"}
          />
        ))}
        <Button size="compact-xs" variant="default" onClick={() => setRows(rows + 1)}>
          Another expertise
        </Button>
        <NumberField name="validDays" label="Days an approval holds" value={policy.validDays} most={3650} />
        <NumberField
          name="freshMinutes"
          label="Minutes within which a signer proved who they are"
          value={policy.freshMinutes}
          most={120}
        />
        {set.error === null ? null : <Trouble error={set.error} />}
        {set.isSuccess ? <p role="status">In force from now on.</p> : null}
        <Button type="submit" loading={set.isPending}>
          Set the policy
        </Button>
      </form>
    </details>
  );
}
