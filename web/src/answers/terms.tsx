/** The field's words, explained. */
import type { Answer } from "../../../src/core/answer/answer.ts";
import { Part } from "./part.tsx";

export function Terms({ terms }: { readonly terms: Answer["terms"] }) {
  if (terms.length === 0) return null;
  return (
    <Part id="terms" title="Words explained">
      <dl className="terms">
        {terms.map((term) => (
          <div key={term.term}>
            <dt>{term.term}</dt>
            <dd>{term.explain}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
