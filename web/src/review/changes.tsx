/** What changed since one last looked, or since the approved version. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { reviewCase, seeCase } from "../wire/review.ts";
import { useCase } from "./case-context.tsx";
import { DifferenceList } from "./difference-list.tsx";

export function Changes() {
  const { view } = useCase();
  const client = useQueryClient();
  const { id, revision } = view.case;
  const see = useMutation({
    mutationFn: () => seeCase(id, revision),
    onSuccess: () => client.invalidateQueries({ queryKey: ["review", "queue"] }),
  });
  const { mutate } = see;
  const isNews = view.changes.length > 0 && view.changesSince?.startsWith("since you") === true;
  // No news in the text: opening the page is having looked.
  useEffect(() => {
    if (!isNews) mutate();
  }, [isNews, revision, mutate]);
  if (view.changes.length === 0) return null;
  const seen = (): void =>
    see.mutate(undefined, { onSuccess: () => client.invalidateQueries({ queryKey: reviewCase(id).queryKey }) });
  return (
    <section className="box changes" aria-labelledby="changes">
      <h2 id="changes">
        {view.changes.length} {view.changes.length === 1 ? "change" : "changes"}{" "}
        {view.changesSince ?? "since you last looked"}
      </h2>
      <details>
        <summary>Before and after, side by side</summary>
        <DifferenceList differences={view.changes} />
      </details>
      {isNews ? (
        <Button size="xs" variant="default" className="no-print" loading={see.isPending} onClick={seen}>
          I have seen these
        </Button>
      ) : null}
    </section>
  );
}
