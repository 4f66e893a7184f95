/** Proving again who one is, in place: the password, and the code where there is a second factor. */
import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { PersonView } from "../../../src/contract/people.ts";
import { giveCode, signIn } from "../wire/people.ts";

export interface Proof {
  /** Resolves to true once the server knows again who this is. */
  readonly prove: (password: string, code: string) => Promise<boolean>;
  readonly needsCode: boolean;
  readonly proving: boolean;
  readonly error: unknown;
}

/** First the password, then, where the account has one, the second factor's code in a field that appears. */
export function useProof(person: PersonView | undefined): Proof {
  const [needsCode, setNeedsCode] = useState(false);
  const send = useMutation({
    mutationFn: async ({ password, code }: { readonly password: string; readonly code: string }) =>
      needsCode
        ? await giveCode({ kind: "app", code: code.replaceAll(/\s/g, "") })
        : await signIn({ signInName: person?.signInName ?? "", password }),
    gcTime: 0,
  });
  const prove = async (password: string, code: string): Promise<boolean> => {
    try {
      const { state } = await send.mutateAsync({ password, code });
      setNeedsCode(state === "second-factor");
      return state === "signed-in";
    } catch {
      return false;
    }
  };
  return { prove, needsCode, proving: send.isPending, error: send.error };
}

export interface ProveFieldsProps {
  readonly person: PersonView | undefined;
  readonly needsCode: boolean;
}

export function ProveFields({ person, needsCode }: ProveFieldsProps) {
  if (person?.hasPassword !== true)
    return (
      <p>
        Signing takes a fresh proof of who you are.{" "}
        <a href={`/sign-in?from=${encodeURIComponent(window.location.pathname)}`}>Sign in again</a>, then come back
        here.
      </p>
    );
  return (
    <>
      <TextInput
        name="password"
        type="password"
        label="Your password, once more"
        description="You proved who you are too long ago for a signature."
        autoComplete="current-password"
        required={!needsCode}
        readOnly={needsCode}
      />
      {needsCode ? (
        <TextInput
          name="code"
          label="Code from your authenticator app"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          required
        />
      ) : null}
    </>
  );
}
