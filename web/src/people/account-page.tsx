/** One's own account: interests, password, second factor, sessions. */
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { PersonView, SessionView } from "../../../src/contract/people.ts";
import { Page } from "../shell/page.tsx";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded, Trouble } from "../shell/trouble.tsx";
import { account, changePassword, declareInterests, endSession, sessions } from "../wire/people.ts";
import { Letters } from "./letters.tsx";
import { FilledForm, textOf } from "./filled-form.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { agentWords, momentWords, rolesText } from "./words.ts";

function Interests({ interests }: { readonly interests: string }) {
  const keep = useMutation({ mutationFn: declareInterests, gcTime: 0 });
  return (
    <section aria-labelledby="interests">
      <h2 id="interests">Declared interests</h2>
      <FilledForm
        label="Declared interests"
        button="Keep"
        variant="default"
        pending={keep.isPending}
        error={keep.error}
        onFilled={(values) => keep.mutate(textOf(values, "interests"))}
      >
        <Textarea
          name="interests"
          label="Interests"
          description="Fees, grants, shares or positions that bear on this subject. Shown beside what you sign off."
          defaultValue={interests}
          maxLength={4000}
          rows={3}
        />
        {keep.isSuccess ? <p role="status">Kept.</p> : null}
      </FilledForm>
    </section>
  );
}

function Password({ person }: { readonly person: PersonView }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: changePassword,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: account.queryKey }),
  });
  if (!person.hasPassword) return null;
  return (
    <section aria-labelledby="password">
      <h2 id="password">Password</h2>
      <FilledForm
        key={change.submittedAt}
        label="Change password"
        button="Change password"
        variant="default"
        pending={change.isPending}
        error={change.error}
        onFilled={(values) => change.mutate({ current: textOf(values, "current"), next: textOf(values, "next") })}
      >
        <TextInput name="current" type="password" label="Present password" autoComplete="current-password" required />
        <TextInput
          name="next"
          type="password"
          label="New password"
          description="At least 12 characters. Your other sessions end."
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
        />
        {change.isSuccess ? <p role="status">Changed. Your other sessions have ended.</p> : null}
      </FilledForm>
    </section>
  );
}

function SessionEnd({ session }: { readonly session: SessionView }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => client.invalidateQueries({ queryKey: sessions.queryKey }),
  });
  if (session.current) return <>This one</>;
  return (
    <>
      <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        End
      </Button>
      {end.error === null ? null : <Trouble error={end.error} />}
    </>
  );
}

function Sessions() {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Where you are signed in</h2>
      <Loaded from={useQuery(sessions)} what="sessions">
        {(rows) => (
          <RowsTable
            caption="Sessions end when they lie idle, and after twelve hours in any case."
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { title: "Browser", cell: ({ agent }) => agentWords(agent) },
              { title: "Address", cell: ({ origin }) => origin },
              { title: "Since", cell: ({ startedAt }) => momentWords(startedAt) },
              { title: "Last used", cell: ({ seenAt }) => momentWords(seenAt) },
              { title: "Actions", cell: (session) => <SessionEnd session={session} /> },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}

export function AccountPage() {
  const known = useQuery(account);
  return (
    <Page title="Your account">
      <Loaded from={known} what="account">
        {({ person }) =>
          person === undefined ? (
            <p>
              You are not signed in. <Link to="/sign-in">Sign in</Link>
            </p>
          ) : (
            <>
              <p>
                {person.name}, signing in as <strong>{person.signInName}</strong>. {rolesText(person.roles)}.
              </p>
              <Interests key={person.id} interests={person.interests} />
              <Letters person={person} />
              <Password person={person} />
              {person.hasPassword ? <SecondFactor isOn={person.hasSecondFactor} /> : null}
              <Sessions />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
