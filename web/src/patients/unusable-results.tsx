/** Results on record that could not be used, as they were received: not drawn, not read by any rule, and not forgotten. */
import { Link } from "@tanstack/react-router";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { dateWords } from "../evidence/words.ts";

export function UnusableResults({ view: { id, unusable } }: { readonly view: PatientView }) {
  if (unusable.length === 0) return null;
  return (
    <details className="unusable" open>
      <summary>
        <strong>
          {unusable.length === 1 ? "1 result on record" : `${unusable.length} results on record`} could not be used
        </strong>
        : neither drawn nor read by any rule
      </summary>
      <ul>
        {unusable.map((result) => (
          <li key={result.id}>
            {result.what}, {result.date === undefined ? "no date" : dateWords(result.date)}: “{result.written}”,{" "}
            {result.why} <span className="soft">[{result.resource}]</span>
          </li>
        ))}
      </ul>
      <Link className="no-print" to="/patients/$id/entries" params={{ id }}>
        Correct them
      </Link>
    </details>
  );
}
