/** What of a pack a cohort is read by, laid out once for all charts. */
import { prepareChartKnowledge } from "../chart/fact-reader.ts";
import type { Cohort } from "../knowledge/cohort.ts";
import type { Pack } from "../knowledge/knowledge.ts";
import type { CohortKnowledge } from "./member.ts";

/** Throws when the cohort names what its pack does not have: such a pack fails its check. */
export function knowledgeOfCohort(pack: Pack, cohort: Cohort): CohortKnowledge {
  const calculator = pack.calculators.find(({ id }) => id === cohort.dose.calculator);
  if (calculator === undefined) throw new Error(`there is no calculator ${cohort.dose.calculator}; run pack check`);
  return {
    cohort,
    charts: prepareChartKnowledge(pack),
    dose: { calculator, regimens: cohort.regimens.flatMap((id) => pack.regimens.find((one) => one.id === id) ?? []) },
  };
}
