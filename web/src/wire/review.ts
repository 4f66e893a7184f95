/** What the review pages ask of the server, one function per call. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { CaseView, Proposal, QueueQuery, QueueView, SubmitRequest } from "../../../src/contract/review.ts";
import type { Act } from "../../../src/core/review/act.ts";
import type { ReviewPolicy } from "../../../src/core/review/policy.ts";
import { fetchJson } from "./fetch-json.ts";

const caseKeys = ["case", "state", "may", "needed", "history"] as const;
const pathOf = (id: string): string => `/api/review/cases/${encodeURIComponent(id)}`;

export const propose = (asked: AskRequest): Promise<Proposal> =>
  fetchJson("/api/review/proposals", ["title", "slug", "removed", "audiences"], asked);
export const submitAnswer = (request: SubmitRequest): Promise<{ readonly id: string }> =>
  fetchJson("/api/review/cases", ["id"], request);
export const submitItem = (item: {
  readonly kind: "claim" | "rule";
  readonly item: string;
}): Promise<{ readonly id: string }> => fetchJson("/api/review/items", ["id"], item);

const addressOf = (query: QueueQuery, from: number): URLSearchParams =>
  new URLSearchParams([
    ...Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ["from", String(from)],
  ]);

export const queue = (query: QueueQuery) =>
  infiniteQueryOptions({
    queryKey: ["review", "queue", query],
    queryFn: ({ pageParam }) =>
      fetchJson<QueueView>(`/api/review/cases?${addressOf(query, pageParam)}`, ["total", "cases"]),
    initialPageParam: 0,
    getNextPageParam: (last, parts) => {
      const shown = parts.reduce((n, { cases }) => n + cases.length, 0);
      return last.cases.length > 0 && shown < last.total ? shown : undefined;
    },
    staleTime: 0,
  });

export const reviewCase = (id: string) =>
  queryOptions({
    queryKey: ["review", "case", id],
    queryFn: () => fetchJson<CaseView>(pathOf(id), caseKeys),
    staleTime: 0,
  });
export const seeCase = (id: string, revision: number): Promise<unknown> =>
  fetchJson<object>(`${pathOf(id)}/seen`, [], { revision });
export const actOnCase = (id: string, revision: number, act: Act): Promise<CaseView> =>
  fetchJson(`${pathOf(id)}/acts`, caseKeys, { revision, act });

/** Somebody who can be asked to review. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly expertise: readonly string[];
  readonly interests: string;
}
export const candidates = queryOptions({
  queryKey: ["review", "people"],
  queryFn: () => fetchJson<{ readonly people: readonly Candidate[] }>("/api/review/people", ["people"]),
  select: (received) => received.people,
});
export const setExpertise = (person: string, expertise: readonly string[]): Promise<unknown> =>
  fetchJson<object>(`/api/people/${encodeURIComponent(person)}/expertise`, [], { expertise });

/** The policy in force, and since when; without that day it is the one that comes with the product. */
export interface PolicyInForce {
  readonly policy: ReviewPolicy;
  readonly since?: string | undefined;
}
export const reviewPolicy = queryOptions({
  queryKey: ["review", "policy"],
  queryFn: () => fetchJson<PolicyInForce>("/api/review/policy", ["policy"]),
});
export const setPolicy = (policy: ReviewPolicy): Promise<unknown> =>
  fetchJson<object>("/api/review/policy", [], policy, "PUT");
