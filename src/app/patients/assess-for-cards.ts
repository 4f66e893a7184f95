/** Assesses what a hospital system sent about one patient; somebody else's chart is an error, not an answer. */
import { err, ok, type Problem } from "../../core/problem.ts";
import type { Assessor } from "./assess.ts";
import type { AssessResources } from "./show-cards.ts";

const otherPatient: Problem = {
  code: "other-patient",
  message: "The chart sent along is not the one of the patient in the call",
  fix: "send the chart that is open",
};

/** Makes it from the assessor. */
export const assessForCards =
  ({ advised }: Pick<Assessor, "advised">): AssessResources =>
  (resources, patientId, today) => {
    const { patients, unused } = advised(resources, today);
    return patients.some(({ id }) => id !== patientId) ? err([otherPatient]) : ok({ packs: patients, unused });
  };
