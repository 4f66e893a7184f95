/** Whether what the bell tells is sent as letters too: one's own choice, but for reports of harm. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { PersonView } from "../../../src/contract/people.ts";
import { Trouble } from "../shell/trouble.tsx";
import { account, chooseLetters } from "../wire/people.ts";

export function Letters({ person: { getsLetters, signInName } }: { readonly person: PersonView }) {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: () => chooseLetters(!getsLetters),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: account.queryKey }),
  });
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">Letters</h2>
      <p role="status">
        {getsLetters ? "On" : "Off"}.{" "}
        <span className="soft">
          {getsLetters
            ? "What the bell tells you is sent by e-mail too, where this server sends mail and your sign-in name is an address."
            : "The bell alone tells you. Reports that something could harm somebody are sent to editors, reviewers and administrators all the same."}{" "}
          Sign-in links are given by an administrator and do not depend on this.
        </span>
      </p>
      {signInName.includes("@") || !getsLetters ? (
        <Button size="xs" variant="default" loading={choose.isPending} onClick={() => choose.mutate()}>
          {getsLetters ? "Turn letters off" : "Turn letters on"}
        </Button>
      ) : null}
      {choose.error === null ? null : <Trouble error={choose.error} />}
    </section>
  );
}
