/** What the library pages ask of the server. */
import { queryOptions } from "@tanstack/react-query";
import type {
  CorrectionBody,
  DocumentList,
  DocumentRecordView,
  DocumentVersionView,
  IngestView,
} from "../../../src/contract/documents.ts";
import { fetchJson } from "./fetch-json.ts";

/** What the list is narrowed by; "" stands for all. */
export interface Shown {
  readonly words: string;
  readonly format: string;
  readonly show: string;
}

export const pageSize = 50;

const addressOf = ({ words, format, show }: Shown, before: string | undefined): string => {
  const query = new URLSearchParams({ show, limit: String(pageSize) });
  if (words.trim() !== "") query.set("words", words.trim());
  if (format !== "") query.set("format", format);
  if (before !== undefined) query.set("before", before);
  return `/api/documents?${query}`;
};

export const documentPage = (shown: Shown, before: string | undefined): Promise<DocumentList> =>
  fetchJson(addressOf(shown, before), ["documents", "total"]);

const recordKeys = ["id", "metadata", "versions", "changes"] as const;

export const document = (id: string) =>
  queryOptions({
    queryKey: ["documents", id],
    queryFn: () => fetchJson<DocumentRecordView>(`/api/documents/${encodeURIComponent(id)}`, recordKeys),
  });

export const documentVersion = (id: string, version: string, lay: boolean) =>
  queryOptions({
    queryKey: ["documents", id, version, lay],
    queryFn: () =>
      fetchJson<DocumentVersionView>(
        `/api/documents/${encodeURIComponent(id)}/versions/${version}${lay ? "?audience=patient" : ""}`,
        ["text", "blocks", "sections", "passages"],
      ),
  });

export const correctDocument = (id: string, body: CorrectionBody): Promise<DocumentRecordView> =>
  fetchJson(`/api/documents/${encodeURIComponent(id)}/correction`, recordKeys, body);

export const setRetired = (id: string, retired: boolean, reason: string): Promise<DocumentRecordView> =>
  fetchJson(
    `/api/documents/${encodeURIComponent(id)}/${retired ? "retirement" : "restoration"}`,
    recordKeys,
    reason === "" ? {} : { reason },
  );

const ingestKeys = ["id", "state", "progress", "problems"] as const;

export function uploadFiles(files: readonly File[]): Promise<IngestView> {
  const form = new FormData();
  for (const file of files) form.append("files", file);
  return fetchJson("/api/documents", ingestKeys, form);
}

const isUnderWay = (ingest: IngestView | undefined): boolean =>
  ingest === undefined || ingest.state === "waiting" || ingest.state === "running";

/** Asked again until it has ended. */
export const ingest = (id: string) =>
  queryOptions({
    queryKey: ["ingests", id],
    queryFn: () => fetchJson<IngestView>(`/api/ingests/${encodeURIComponent(id)}`, ingestKeys),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? 600 : false),
  });
