/** Gives the reason for withdrawing something, or for lifting that; readers see the first. */
import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SuspendRequest } from "../../../src/contract/standings.ts";
import { FilledForm, textOf } from "../people/filled-form.tsx";

export interface ReasonFormProps {
  readonly item: Omit<SuspendRequest, "reason">;
  readonly label: string;
  readonly why: string;
  readonly button: string;
  readonly send: (asked: SuspendRequest) => Promise<unknown>;
}

export function ReasonForm({ item, label, why, button, send }: ReasonFormProps) {
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (reason: string) => send({ kind: item.kind, id: item.id, reason }),
    gcTime: 0,
    // Whatever a page shows may rest on it.
    onSuccess: () => client.invalidateQueries(),
  });
  if (act.isSuccess) return <p role="status">Done. It holds here now, and on every other server within seconds.</p>;
  return (
    <FilledForm
      label={label}
      button={button}
      variant="default"
      pending={act.isPending}
      error={act.error}
      onFilled={(values) => act.mutate(textOf(values, "reason").trim())}
    >
      <Textarea name="reason" label="Why" description={why} minLength={3} maxLength={500} rows={2} required />
    </FilledForm>
  );
}
