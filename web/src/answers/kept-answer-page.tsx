/** An answer that somebody kept under a permanent link. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { Trouble, Waiting } from "../shell/trouble.tsx";
import { CallFailed } from "../wire/fetch-json.ts";
import { keptAnswer } from "../wire/queries.ts";
import { AnswerView } from "./answer-view.tsx";

const isAbsent = (error: unknown): boolean =>
  error instanceof CallFailed && (error.status === 404 || error.status === 400);

export function KeptAnswerPage() {
  const { token } = useParams({ from: "/answers/$token" });
  const { data, error, refetch } = useQuery(keptAnswer(token));
  if (data !== undefined)
    return (
      <AnswerView
        key={data.id}
        answer={data}
        request={{ question: data.question, audience: data.audience, previous: data.thread }}
        keptPath={`/answers/${token}`}
      />
    );
  if (isAbsent(error))
    return (
      <Page title="Kept answer" heading="There is no kept answer at this address">
        <p>
          Check that the whole link was copied, or <Link to="/">ask the question again</Link>.
        </p>
      </Page>
    );
  return (
    <Page title="Kept answer">
      {error === null ? (
        <Waiting what="Opening the kept answer…" />
      ) : (
        <Trouble error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}
