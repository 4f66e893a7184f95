/** What the pages of withdrawals ask of the server. */
import { queryOptions } from "@tanstack/react-query";
import type { SuspendRequest, SuspensionView, WithdrawnItem } from "../../../src/contract/standings.ts";
import { fetchJson } from "./fetch-json.ts";

export const withdrawn = queryOptions({
  queryKey: ["withdrawn"],
  queryFn: () => fetchJson<{ readonly items: readonly WithdrawnItem[] }>("/api/withdrawn", ["items"]),
  select: (received) => received.items,
  staleTime: 0,
});
export const suspensions = queryOptions({
  queryKey: ["suspensions"],
  queryFn: () => fetchJson<{ readonly suspensions: readonly SuspensionView[] }>("/api/suspensions", ["suspensions"]),
  select: (received) => received.suspensions,
  staleTime: 0,
});
export const suspend = (asked: SuspendRequest): Promise<SuspensionView> =>
  fetchJson<SuspensionView>("/api/suspensions", ["kind", "id", "shownIn"], asked);
export const lift = (asked: SuspendRequest): Promise<unknown> =>
  fetchJson<{ readonly lifted: true }>("/api/suspensions/lift", ["lifted"], asked);
