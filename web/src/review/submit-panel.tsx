/** From an answer to an article: the title and address are confirmed, what is left out is said, readers are chosen. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Proposal } from "../../../src/contract/review.ts";
import { textOf } from "../people/filled-form.tsx";
import { Trouble, Waiting } from "../shell/trouble.tsx";
import { propose, submitAnswer } from "../wire/review.ts";
import { pageWords } from "./words.ts";
import "./board.css";
import "./review.css";

function Removed({ removed }: { readonly removed: Proposal["removed"] }) {
  if (removed.length === 0)
    return <p>Every sentence of this page becomes part of the article; questions to ask next do not.</p>;
  return (
    <>
      <p>
        <strong>Left out of the article:</strong>
      </p>
      <ul>
        {removed.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  );
}

interface FormProps {
  readonly request: AskRequest;
  readonly proposal: Proposal;
}

function SubmitForm({ request, proposal }: FormProps) {
  const navigate = useNavigate();
  const [confirmed, setConfirmed] = useState(false);
  const send = useMutation({
    mutationFn: submitAnswer,
    gcTime: 0,
    onSuccess: ({ id }) => navigate({ to: "/review/$id", params: { id }, search: {} }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const audiences = proposal.audiences.filter((audience) => values.getAll("audience").includes(audience));
    send.mutate({ ask: request, title: textOf(values, "title").trim(), slug: textOf(values, "slug"), audiences });
  };
  return (
    <form className="case-form" aria-label="Submit for review" onSubmit={submit}>
      <Removed removed={proposal.removed} />
      <TextInput
        name="title"
        label="Title of the article"
        description="Everybody can read it. Write it for any reader; no word of the person who asked."
        defaultValue={proposal.title}
        minLength={6}
        maxLength={200}
        required
      />
      <TextInput
        name="slug"
        label="Address"
        description="The last part of its permanent address: lower-case words joined by hyphens"
        defaultValue={proposal.slug}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        maxLength={80}
        required
      />
      <fieldset className="choices">
        <legend>Written for</legend>
        {proposal.audiences.map((audience) => (
          <label key={audience}>
            <input
              type="checkbox"
              name="audience"
              value={audience}
              defaultChecked={audience === "clinician" || audience === "patient" || proposal.audiences.length === 1}
            />{" "}
            {pageWords[audience]}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
          required
        />{" "}
        Title and address name or describe no person.
      </label>
      {send.error === null ? null : <Trouble error={send.error} />}
      <Button type="submit" loading={send.isPending}>
        Submit for review
      </Button>
    </form>
  );
}

export function SubmitPanel({ request }: { readonly request: AskRequest }) {
  // Asked for once per opening; the question travels in a body and is in no cache key.
  const proposal = useQuery({
    queryKey: ["review", "proposal"],
    queryFn: () => propose(request),
    gcTime: 0,
    staleTime: 0,
  });
  if (proposal.data !== undefined && !proposal.isFetching)
    return <SubmitForm request={request} proposal={proposal.data} />;
  if (proposal.error !== null) return <Trouble error={proposal.error} onRetry={() => void proposal.refetch()} />;
  return <Waiting what="Preparing…" />;
}
