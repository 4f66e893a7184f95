/** What the pages of articles and notifications ask of the server. */
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { ArticleSummary, ArticleView, Notification, SentenceDifference } from "../../../src/contract/review.ts";
import type { Audience } from "../../../src/core/knowledge/claim.ts";
import { fetchJson } from "./fetch-json.ts";

export type ArticleInList = z.infer<typeof ArticleSummary>;

const pathOf = (slug: string): string => `/api/articles/${encodeURIComponent(slug)}`;

export const articles = queryOptions({
  queryKey: ["articles"],
  queryFn: () => fetchJson<{ readonly articles: readonly ArticleInList[] }>("/api/articles", ["articles"]),
  select: (received) => received.articles,
});

export const article = (slug: string, audience: Audience | undefined, version: number | undefined) =>
  queryOptions({
    queryKey: ["articles", slug, audience ?? "", version ?? 0],
    queryFn: () =>
      fetchJson<ArticleView>(
        `${pathOf(slug)}?${new URLSearchParams({ ...(audience === undefined ? {} : { audience }), ...(version === undefined ? {} : { version: String(version) }) })}`,
        ["page", "version", "versions"],
      ),
  });

export const differences = (slug: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["articles", slug, "differences", from, to],
    queryFn: () =>
      fetchJson<{ readonly differences: readonly SentenceDifference[] }>(
        `${pathOf(slug)}/differences?from=${from}&to=${to}`,
        ["differences"],
      ),
    select: (received) => received.differences,
  });

/** Asked for when somebody comes back to the window. Not by the clock: that would keep an idle session alive. */
export const notifications = queryOptions({
  queryKey: ["notifications"],
  queryFn: () =>
    fetchJson<{ readonly notifications: readonly Notification[] }>("/api/notifications", ["notifications"]),
  select: (received) => received.notifications,
  staleTime: 15_000,
  refetchOnWindowFocus: true,
});
export const seeNotifications = (upTo: string): Promise<unknown> =>
  fetchJson<object>("/api/notifications/seen", [], { upTo });
