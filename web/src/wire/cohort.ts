/** What the cohort page asks of the server. */
import { queryOptions } from "@tanstack/react-query";
import type { CohortReport } from "../../../src/core/cohort/report.ts";
import { type CohortFilters, reportAddress } from "../cohort/cohort-address.ts";
import { fetchJson } from "./fetch-json.ts";

/** Counted anew whenever a patient is added or erased: its key begins like theirs. */
export const cohortReport = (filters: CohortFilters) =>
  queryOptions({
    queryKey: ["patients", "cohort", filters],
    queryFn: () => fetchJson<CohortReport>(reportAddress(filters), ["groups", "leftOut", "choices", "asked"]),
  });
