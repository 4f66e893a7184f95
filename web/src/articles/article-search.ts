/** Which version of an article, and for whom, as its address says. */
import type { Audience } from "../../../src/core/knowledge/claim.ts";
import { isAudience } from "../reader/audience.ts";

export interface ArticleSearch {
  readonly audience?: Audience | undefined;
  readonly version?: number | undefined;
}

/** Unknown values fall away. */
export function readArticleSearch(search: Readonly<Record<string, unknown>>): ArticleSearch {
  const audience = typeof search["audience"] === "string" ? search["audience"] : "";
  const version = Number(search["version"]);
  return {
    ...(isAudience(audience) ? { audience } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
  };
}
