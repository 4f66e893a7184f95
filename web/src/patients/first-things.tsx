/** Hard stops and warnings by name, before everything else on a patient's page; each leads to what is said of it. */
import { UnstyledButton } from "@mantine/core";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import { kinds } from "../answers/for-this-patient.tsx";
import { adviceId, goTo } from "./used-values.ts";

const isFirst = ({ kind }: Recommendation): boolean => kind === "stop" || kind === "warning";

export function FirstThings({ view: { assessments } }: { readonly view: PatientView }) {
  const first = assessments.flatMap(({ recommendations }) => recommendations).filter(isFirst);
  if (first.length === 0) return null;
  return (
    <section aria-labelledby="first-things" className="wide">
      <h2 id="first-things">Stops and warnings</h2>
      <ul className="first-things">
        {first.map((recommendation) => (
          <li key={recommendation.key} className={`first-${recommendation.kind}`}>
            <span aria-hidden="true">{kinds[recommendation.kind].shape}</span>
            <UnstyledButton className="as-link" onClick={() => goTo(adviceId(recommendation))}>
              {kinds[recommendation.kind].word}: {recommendation.title}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
