/** What the pages ask of the server, one function per call. */
import { queryOptions } from "@tanstack/react-query";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { CalculationView, CalculatorView, ClaimView, PackView, SourceView } from "../../../src/contract/browse.ts";
import type { CalculateRequest } from "../../../src/contract/routes.ts";
import type { SearchRequest, SearchResponse } from "../../../src/contract/search.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { fetchJson } from "./fetch-json.ts";

export const answerKeys = ["question", "outcome", "review", "bottomLine", "sections", "references", "thread"] as const;

/** The question travels in the body of a POST: it is in no address, log or cache key. */
export const askQuestion = (asked: AskRequest): Promise<Answer> => fetchJson("/api/ask", answerKeys, asked);

/** What is searched travels in the body too. */
export const searchDocuments = (request: SearchRequest): Promise<SearchResponse> =>
  fetchJson("/api/search", ["hits", "passages", "corrections", "expansions"], request);

/** Where a kept answer can be opened. */
export interface KeptAt {
  readonly token: string;
  readonly path: string;
}
export const keepAnswer = (asked: AskRequest): Promise<KeptAt> => fetchJson("/api/answers", ["token", "path"], asked);

export const keptAnswer = (token: string) =>
  queryOptions({
    queryKey: ["answers", token],
    queryFn: () => fetchJson<Answer>(`/api/answers/${encodeURIComponent(token)}`, answerKeys),
  });

/** Who reads: the server sends lay readers nothing that is meant for professionals. */
const reading = (lay: boolean): string => (lay ? "?audience=patient" : "");

export const packs = (lay: boolean) =>
  queryOptions({
    queryKey: ["packs", lay],
    queryFn: () => fetchJson<{ readonly packs: readonly PackView[] }>(`/api/packs${reading(lay)}`, ["packs"]),
    select: (received) => received.packs,
  });

export const claims = (lay: boolean) =>
  queryOptions({
    queryKey: ["claims", lay],
    queryFn: () => fetchJson<{ readonly claims: readonly ClaimView[] }>(`/api/claims${reading(lay)}`, ["claims"]),
    select: (received) => received.claims,
  });

export const claim = (id: string, lay: boolean) =>
  queryOptions({
    queryKey: ["claims", id, lay],
    queryFn: () =>
      fetchJson<ClaimView>(`/api/claims/${encodeURIComponent(id)}${reading(lay)}`, ["claim", "sources", "topic"]),
  });

export const sources = queryOptions({
  queryKey: ["sources"],
  queryFn: () => fetchJson<{ readonly sources: readonly SourceView[] }>("/api/sources", ["sources"]),
  select: (received) => received.sources,
});

export const calculators = queryOptions({
  queryKey: ["calculators"],
  queryFn: () => fetchJson<{ readonly calculators: readonly CalculatorView[] }>("/api/calculators", ["calculators"]),
  select: (received) => received.calculators,
});

export const runCalculator = (id: string, request: CalculateRequest): Promise<CalculationView> =>
  fetchJson(`/api/calculators/${encodeURIComponent(id)}`, ["calculation", "references"], request);
