/** Signing in: name and password, then the second factor where there is one; or through the provider. */
import { Button, TextInput, UnstyledButton } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Page } from "../shell/page.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { account, giveCode, signIn, startProvider } from "../wire/people.ts";
import { FilledForm, textOf } from "./filled-form.tsx";
import { leaveFor, ownPath } from "./places.ts";

const returnPath = (): string => ownPath(new URLSearchParams(window.location.search).get("from"));

const notices: Readonly<Record<string, string>> = {
  "#idle": "You were signed out because nothing was done for a while.",
  "#provider-refused": "Signing in through the provider did not work. Try again, or ask an administrator.",
};

function PasswordForm({ onSecondFactor }: { readonly onSecondFactor: () => void }) {
  const send = useMutation({
    mutationFn: signIn,
    gcTime: 0,
    onSuccess: ({ state }) => (state === "signed-in" ? leaveFor(returnPath()) : onSecondFactor()),
  });
  return (
    <FilledForm
      label="Sign in"
      button="Sign in"
      pending={send.isPending}
      error={send.error}
      onFilled={(values) =>
        send.mutate({ signInName: textOf(values, "username"), password: textOf(values, "password") })
      }
    >
      <TextInput name="username" label="Sign-in name" autoComplete="username" autoCapitalize="none" required />
      <TextInput name="password" type="password" label="Password" autoComplete="current-password" required />
    </FilledForm>
  );
}

function CodeForm() {
  const [kind, setKind] = useState<"app" | "recovery">("app");
  const send = useMutation({ mutationFn: giveCode, gcTime: 0, onSuccess: () => leaveFor(returnPath()) });
  return (
    <>
      <FilledForm
        label="Second factor"
        button="Continue"
        pending={send.isPending}
        error={send.error}
        onFilled={(values) => send.mutate({ kind, code: textOf(values, "code").replaceAll(/\s/g, "") })}
      >
        <TextInput
          key={kind}
          name="code"
          label={kind === "app" ? "Code from your authenticator app" : "Recovery code"}
          autoComplete="one-time-code"
          inputMode={kind === "app" ? "numeric" : "text"}
          data-autofocus
          autoFocus
          required
        />
      </FilledForm>
      <UnstyledButton className="as-link" onClick={() => setKind(kind === "app" ? "recovery" : "app")}>
        {kind === "app" ? "Use a recovery code instead" : "Use the authenticator app instead"}
      </UnstyledButton>
    </>
  );
}

function ProviderButton({ name }: { readonly name: string }) {
  const start = useMutation({ mutationFn: startProvider, gcTime: 0, onSuccess: ({ url }) => leaveFor(url) });
  return (
    <div className="provider">
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate(returnPath())}>
        Sign in with {name}
      </Button>
      {start.error === null ? null : <Trouble error={start.error} />}
    </div>
  );
}

export function SignInPage() {
  const [needsCode, setNeedsCode] = useState(false);
  const known = useQuery(account);
  const notice = notices[window.location.hash];
  if (known.data?.accounts === false)
    return (
      <Page title="Sign in" lead="There are no accounts yet.">
        <p>The link that makes the first account was printed where the server was started.</p>
      </Page>
    );
  return (
    <Page title="Sign in">
      {notice === undefined ? null : (
        <p className="box" role="status">
          {notice}
        </p>
      )}
      {needsCode ? <CodeForm /> : <PasswordForm onSecondFactor={() => setNeedsCode(true)} />}
      {known.data?.provider === undefined || needsCode ? null : <ProviderButton name={known.data.provider} />}
      <p className="soft">No account, or locked out? Ask an administrator for a link.</p>
    </Page>
  );
}
