/** For tests: the shipped pack's cohort over some charts. */
import { knowledgeOfCohort } from "../../src/core/cohort/knowledge-of.ts";
import type { CohortAsked } from "../../src/core/cohort/asked.ts";
import type { CohortReport } from "../../src/core/cohort/report.ts";
import { createCohortTally } from "../../src/core/cohort/tally.ts";
import type { Chart } from "../../src/core/chart/chart.ts";
import { antiMag } from "./product.ts";

export function cohortOver(charts: readonly Chart[], today: string, asked: CohortAsked = {}): CohortReport {
  const { pack } = antiMag();
  const [cohort] = pack.cohorts;
  if (cohort === undefined) throw new Error("the pack has no cohort");
  const { id, version } = pack.header;
  const tally = createCohortTally(knowledgeOfCohort(pack, cohort), { pack: { id, version }, today }, asked);
  for (const chart of charts) tally.add(chart);
  return tally.report();
}
