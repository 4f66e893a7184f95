/** Tokens with which other programs call the API. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TokenView } from "../../../src/contract/manage-people.ts";
import { RowsTable } from "../shell/rows-table.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { makeToken, revokeToken, tokens } from "../wire/people.ts";
import { Choices, chosenOf, FilledForm, textOf } from "./filled-form.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { allScopes, momentWords, scopeWords } from "./words.ts";

const stateOf = ({ revokedAt, expiresAt }: TokenView): string => {
  if (revokedAt !== undefined) return `Revoked ${momentWords(revokedAt)}`;
  return Date.parse(expiresAt) < Date.now() ? "Expired" : `Until ${momentWords(expiresAt)}`;
};

function Revoke({ token }: { readonly token: TokenView }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSettled: () => client.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  if (token.revokedAt !== undefined) return null;
  return (
    <Button size="xs" variant="default" loading={revoke.isPending} onClick={() => revoke.mutate()}>
      Revoke
    </Button>
  );
}

function TokenRows({ rows }: { readonly rows: readonly TokenView[] }) {
  if (rows.length === 0) return <p className="soft">No program has a token.</p>;
  return (
    <RowsTable
      caption="Send it as Authorization: Bearer …"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { title: "Program", cell: ({ name }) => name },
        { title: "May", cell: ({ scopes }) => scopes.map((scope) => scopeWords[scope]).join(", ") },
        { title: "Valid", cell: stateOf },
        { title: "Last used", cell: ({ usedAt }) => (usedAt === undefined ? "Never" : momentWords(usedAt)) },
        { title: "Actions", cell: (token) => <Revoke token={token} /> },
      ]}
    />
  );
}

export function ServiceTokens() {
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: makeToken,
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">Programs</h2>
      <Loaded from={useQuery(tokens)} what="tokens">
        {(rows) => <TokenRows rows={rows} />}
      </Loaded>
      <h3>Make a token</h3>
      <FilledForm
        label="Make a token"
        button="Make the token"
        variant="default"
        pending={make.isPending}
        error={make.error}
        onFilled={(values) =>
          make.mutate({
            name: textOf(values, "name"),
            scopes: chosenOf(values, "scope", allScopes),
            days: Number(textOf(values, "days")),
          })
        }
      >
        <TextInput name="name" label="Program" maxLength={100} required />
        <Choices name="scope" legend="May" words={scopeWords} all={allScopes} chosen={["ask"]} />
        <NativeSelect
          name="days"
          label="Valid for"
          defaultValue="90"
          data={[
            { value: "30", label: "30 days" },
            { value: "90", label: "90 days" },
            { value: "365", label: "a year" },
          ]}
        />
      </FilledForm>
      {make.data === undefined ? null : (
        <ShownOnce label="Token" description="Copy it now: it is not shown again." value={make.data.secret} />
      )}
    </section>
  );
}
