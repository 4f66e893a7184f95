/** Inviting somebody by a one-time link, and the invitations that are still open. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InvitationView } from "../../../src/contract/manage-people.ts";
import { RowsTable } from "../shell/rows-table.tsx";
import { directory, invite, withdrawInvitation } from "../wire/people.ts";
import { Choices, chosenOf, FilledForm, textOf } from "./filled-form.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { allRoles, momentWords, rolesText, roleWords } from "./words.ts";

export function Invite() {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: invite,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: directory.queryKey }),
  });
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <FilledForm
        label="Invite somebody"
        button="Make the link"
        pending={make.isPending}
        error={make.error}
        onFilled={(values) => make.mutate({ roles: chosenOf(values, "role", allRoles), note: textOf(values, "note") })}
      >
        <TextInput name="note" label="For whom" description="Only for this list." maxLength={100} />
        <Choices name="role" legend="Roles" words={roleWords} all={allRoles} chosen={["reader"]} />
      </FilledForm>
      {make.data === undefined ? null : (
        <ShownOnce
          label="One-time link"
          description={`Give it to that person alone. Works once, until ${momentWords(make.data.expiresAt)}.`}
          value={new URL(make.data.path, window.location.origin).href}
        />
      )}
    </section>
  );
}

function Withdraw({ invitation }: { readonly invitation: InvitationView }) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(invitation.id),
    onSettled: () => client.invalidateQueries({ queryKey: directory.queryKey }),
  });
  return (
    <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
      Withdraw
    </Button>
  );
}

export function OpenInvitations({ invitations }: { readonly invitations: readonly InvitationView[] }) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="open-invitations">
      <h2 id="open-invitations">Open links</h2>
      <RowsTable
        caption="Links that were given out and not used yet."
        rows={invitations}
        keyOf={({ id }) => id}
        columns={[
          { title: "For", cell: ({ kind, note }) => (kind === "reset" ? "New password" : note || "Not noted") },
          { title: "Roles", cell: ({ kind, roles }) => (kind === "reset" ? "As before" : rolesText(roles)) },
          { title: "Until", cell: ({ expiresAt }) => momentWords(expiresAt) },
          { title: "Actions", cell: (invitation) => <Withdraw invitation={invitation} /> },
        ]}
      />
    </section>
  );
}
