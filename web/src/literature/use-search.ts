/** Searches, and keeps the last search in this tab's memory, so that Back from a document finds it again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SearchResponse } from "../../../src/contract/search.ts";
import { searchDocuments } from "../wire/queries.ts";
import { type FilterFields, toFilter } from "./search-filters.tsx";

/** What was typed; it is in no address and in no browser history. */
export interface Searched {
  readonly text: string;
  readonly fields: FilterFields;
}

interface LastSearch {
  readonly searched: Searched;
  readonly found: SearchResponse;
}

const lastKey = ["literature", "last-search"] as const;

/** `search` starts one; `last` is the newest that came back. */
export function useSearch() {
  const memory = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ text, fields }: Searched) => searchDocuments({ query: text, filter: toFilter(fields), limit: 20 }),
    gcTime: 0,
    onSuccess: (found, searched) => void memory.setQueryData<LastSearch>(lastKey, { searched, found }),
  });
  return {
    search: mutation.mutate,
    busy: mutation.isPending,
    error: mutation.error,
    last: memory.getQueryData<LastSearch>(lastKey),
  };
}
