/** All calculators. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CalculatorView } from "../../../src/contract/browse.ts";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { calculators } from "../wire/queries.ts";

export function CalculatorsPage() {
  const [reader] = useReader();
  const isClosed = ({ calculator }: CalculatorView): boolean => isLayReader(reader) && calculator.closedTo.length > 0;
  return (
    <Page title="Calculators" lead="Each shows its formula, where it comes from and what it cannot tell.">
      <Loaded from={useQuery(calculators)} what="calculators">
        {(views) =>
          views.length === 0 ? (
            <p>No calculator is loaded.</p>
          ) : (
            <ul className="rows">
              {views.map((view) => (
                <li key={view.id}>
                  <Link to="/calculators/$id" params={{ id: view.calculator.id }}>
                    {view.calculator.name}
                  </Link>
                  {isClosed(view) ? <span className="tag">for professionals</span> : null}
                  <p className="soft">{view.calculator.summary}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
