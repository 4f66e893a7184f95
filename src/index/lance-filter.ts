/** The filter of a query as the condition LanceDB evaluates. */
import type { PassageFilter } from "../app/ports/evidence-index.ts";

/** A text as an SQL literal: quotes doubled, so that nothing in it is read as SQL. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const anyOf = (column: string, values: readonly string[]): string =>
  values.length === 0 ? "false" : `${column} IN (${values.map(quoted).join(", ")})`;

const whole = (year: number): string => String(Math.trunc(year));

/** The condition, or nothing when every passage passes. Columns' names with capitals are quoted. */
export function conditionOf(filter: PassageFilter): string | undefined {
  const parts = [
    filter.designs && anyOf("design", filter.designs),
    filter.formats && anyOf("format", filter.formats),
    filter.languages && anyOf("language", filter.languages),
    filter.documentIds && anyOf("`documentId`", filter.documentIds),
    filter.fromYear === undefined ? undefined : `year >= ${whole(filter.fromYear)}`,
    filter.toYear === undefined ? undefined : `year <= ${whole(filter.toYear)}`,
    filter.retracted === "with" ? undefined : `retracted = ${filter.retracted === "only"}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(" AND ");
}
