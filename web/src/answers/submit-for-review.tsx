/** An editor's button on an answer; the form behind it is loaded when it is opened. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { Waiting } from "../shell/trouble.tsx";
import { account } from "../wire/people.ts";

const Panel = lazy(async () => ({ default: (await import("../review/submit-panel.tsx")).SubmitPanel }));

export interface SubmitForReviewProps {
  readonly answer: Answer;
  readonly request: AskRequest;
}

export function SubmitForReview({ answer, request }: SubmitForReviewProps) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery(account);
  const hasText = answer.outcome === "answered" || answer.outcome === "partial";
  if (data?.roles.includes("editor") !== true || !hasText) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        Submit for review
      </Button>
      {open ? (
        <div className="permanent-link box">
          <Suspense fallback={<Waiting what="Preparing…" />}>
            <Panel request={{ ...request, audience: answer.audience }} />
          </Suspense>
        </div>
      ) : null}
    </>
  );
}
