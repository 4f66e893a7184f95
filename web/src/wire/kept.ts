/** What is kept: an answer's keeping, erasing it, and the numbers for an administrator. */
import { queryOptions } from "@tanstack/react-query";
import type { Keeping, KeptCounts } from "../../../src/contract/kept.ts";
import { fetchJson } from "./fetch-json.ts";

const answerAt = (token: string): string => `/api/answers/${encodeURIComponent(token)}`;

/** Since when an answer is kept, and whether whoever looks may erase it. */
export const keepingOf = (token: string) =>
  queryOptions({
    queryKey: ["answers", token, "keeping"],
    queryFn: () => fetchJson<Keeping>(`${answerAt(token)}/keeping`, ["keptAt", "mayErase"]),
  });

export const eraseAnswer = (token: string): Promise<void> => fetchJson(answerAt(token), [], undefined, "DELETE");

export const keptCounts = queryOptions({
  queryKey: ["kept"],
  queryFn: () => fetchJson<KeptCounts>("/api/kept", ["answers"]),
});
