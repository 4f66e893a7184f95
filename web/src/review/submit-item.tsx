/** Submitting a claim or rule of a pack, from its own page; editors only. */
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Trouble } from "../shell/trouble.tsx";
import { account } from "../wire/people.ts";
import { submitItem } from "../wire/review.ts";

export interface SubmitItemProps {
  readonly kind: "claim" | "rule";
  /** `<pack>/<id>` */
  readonly item: string;
  /** Where several stand on a page: its words, for the button's name. */
  readonly what?: string;
}

export function SubmitItem({ kind, item, what }: SubmitItemProps) {
  const known = useQuery(account);
  const navigate = useNavigate();
  const send = useMutation({
    mutationFn: () => submitItem({ kind, item }),
    onSuccess: ({ id }) => navigate({ to: "/review/$id", params: { id }, search: {} }),
  });
  if (known.data?.roles.includes("editor") !== true) return null;
  return (
    <div className="no-print">
      {send.error === null ? null : <Trouble error={send.error} />}
      <Button
        size="xs"
        variant="default"
        loading={send.isPending}
        {...(what === undefined ? {} : { "aria-label": `Submit for review: ${what}` })}
        onClick={() => send.mutate()}
      >
        Submit for review
      </Button>
    </div>
  );
}
