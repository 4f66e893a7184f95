/** What the pages ask of the server about what readers say. */
import { queryOptions } from "@tanstack/react-query";
import type { FeedbackRequest, FeedbackView } from "../../../src/contract/feedback.ts";
import { fetchJson } from "./fetch-json.ts";

export const giveFeedback = (request: FeedbackRequest): Promise<{ readonly id: string }> =>
  fetchJson("/api/feedback", ["id"], request);

export const openFeedback = queryOptions({
  queryKey: ["feedback", "open"],
  queryFn: () => fetchJson<{ readonly feedback: readonly FeedbackView[] }>("/api/feedback", ["feedback"]),
  select: (received) => received.feedback,
  staleTime: 0,
});

export const closeFeedback = (id: string, outcome: string): Promise<unknown> =>
  fetchJson<object>(`/api/feedback/${encodeURIComponent(id)}/close`, [], { outcome });
