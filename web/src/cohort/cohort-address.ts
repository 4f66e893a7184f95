/** What a cohort is narrowed by, as it stands in the page's address: no word of it is about one person. */

export interface CohortFilters {
  readonly regimen?: string | undefined;
  readonly subgroup?: string | undefined;
  /** First and last day on which a course may have begun, YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly course?: "latest" | undefined;
  readonly suppress?: true | undefined;
}

const words = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Reads an address or a form; what is not there, or no filter, narrows nothing. The server says what it does not know. */
export function filtersIn(search: Readonly<Record<string, unknown>>): CohortFilters {
  return {
    regimen: words(search["regimen"]),
    subgroup: words(search["subgroup"]),
    from: words(search["from"]),
    to: words(search["to"]),
    course: search["course"] === "latest" ? "latest" : undefined,
    suppress: search["suppress"] === true || search["suppress"] === "true" ? true : undefined,
  };
}

/** Where the report stands, or a file of it. */
export function reportAddress(filters: CohortFilters, as?: "csv" | "measure-report" | "svg" | "json"): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, String(value));
  if (as !== undefined) query.set("as", as);
  return query.size === 0 ? "/api/cohort" : `/api/cohort?${query}`;
}
