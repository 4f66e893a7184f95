/** Where a one-time link leads: the first administrator, an invitation, or a new password. */
import { TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LinkView } from "../../../src/contract/people.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { join, lookAtLink, setPassword } from "../wire/people.ts";
import { FilledForm, textOf } from "./filled-form.tsx";
import { leaveFor } from "./places.ts";
import { rolesText } from "./words.ts";

const headings: Readonly<Record<LinkView["kind"], string>> = {
  "first-run": "Make the first account",
  join: "Make your account",
  reset: "Set a new password",
};

const passwordHelp = "At least 12 characters. A few unrelated words are easy to remember; leave your name out.";

function NewPassword() {
  return (
    <TextInput
      name="password"
      type="password"
      label="Password"
      description={passwordHelp}
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      required
    />
  );
}

/** Whoever has a second factor goes on to give its code. */
const goOn = (state: "signed-in" | "second-factor"): void => leaveFor(state === "signed-in" ? "/account" : "/sign-in");

function JoinForm({ link, token }: { readonly link: LinkView; readonly token: string }) {
  const send = useMutation({ mutationFn: join, gcTime: 0, onSuccess: ({ state }) => goOn(state) });
  return (
    <>
      <p>
        {link.kind === "first-run"
          ? "From now on people sign in here. This account is the administrator's: it invites others and gives them roles. Add the other roles you need on the People page."
          : `You were invited with: ${rolesText(link.roles)}.`}
      </p>
      <FilledForm
        label={headings[link.kind]}
        button="Make the account"
        pending={send.isPending}
        error={send.error}
        onFilled={(values) =>
          send.mutate({
            token,
            name: textOf(values, "name"),
            signInName: textOf(values, "username"),
            password: textOf(values, "password"),
          })
        }
      >
        <TextInput
          name="name"
          label="Name"
          description="Shown to others."
          autoComplete="name"
          maxLength={100}
          required
        />
        <TextInput
          name="username"
          label="Sign-in name"
          description="An e-mail address, or letters, digits, dots and hyphens."
          autoComplete="username"
          autoCapitalize="none"
          required
        />
        <NewPassword />
      </FilledForm>
    </>
  );
}

function ResetForm({ link, token }: { readonly link: LinkView; readonly token: string }) {
  const send = useMutation({ mutationFn: setPassword, gcTime: 0, onSuccess: ({ state }) => goOn(state) });
  return (
    <FilledForm
      label={headings.reset}
      button="Set the password"
      pending={send.isPending}
      error={send.error}
      onFilled={(values) => send.mutate({ token, password: textOf(values, "password") })}
    >
      <TextInput name="username" label="Sign-in name" value={link.signInName ?? ""} readOnly autoComplete="username" />
      <NewPassword />
    </FilledForm>
  );
}

/** The token of the link that was opened. It leaves the address at once, so that it stays neither on screen nor in the history. */
function useToken(): string {
  const [token, setToken] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const hide = (): void => window.history.replaceState(window.history.state, "", "/join");
    // Another link opened on this page changes the address without loading the page anew.
    const onChange = (): void => {
      if (window.location.hash === "") return;
      setToken(window.location.hash.slice(1));
      hide();
    };
    hide();
    window.addEventListener("hashchange", onChange);
    return () => window.removeEventListener("hashchange", onChange);
  }, []);
  return token;
}

export function JoinPage() {
  const token = useToken();
  const link = useQuery({ ...lookAtLink(token), retry: false, staleTime: Infinity });
  const kind = link.data?.kind;
  return (
    <Page title={kind === undefined ? "One-time link" : headings[kind]}>
      <Loaded from={link} what="link">
        {(view) =>
          view.kind === "reset" ? <ResetForm link={view} token={token} /> : <JoinForm link={view} token={token} />
        }
      </Loaded>
    </Page>
  );
}
