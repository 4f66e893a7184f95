/** What is due and what is overdue, by day, each a way to the advice that says so. */
import { UnstyledButton } from "@mantine/core";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { DueTag } from "./advice.tsx";
import { adviceId, goTo } from "./used-values.ts";

export function DueList({ view }: { readonly view: PatientView }) {
  const due = view.assessments
    .flatMap(({ recommendations }) => recommendations)
    .flatMap((recommendation) =>
      recommendation.due === undefined ? [] : [{ recommendation, due: recommendation.due }],
    )
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  if (due.length === 0) return <p>Nothing with a date is due.</p>;
  return (
    <ul className="due">
      {due.map(({ recommendation, due: day }) => (
        <li key={recommendation.key}>
          <DueTag due={day} asOf={view.asOf} />{" "}
          <UnstyledButton className="as-link" onClick={() => goTo(adviceId(recommendation))}>
            {recommendation.title}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
