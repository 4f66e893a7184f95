/** One calculator: its form and its result. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CalculatorView } from "../../../src/contract/browse.ts";
import { SourceLinks } from "../evidence/source-links.tsx";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { calculators } from "../wire/queries.ts";
import { CalculatorForm } from "./calculator-form.tsx";

function Closed() {
  return (
    <p className="box">
      This calculator is for professionals, and you described yourself as a patient or carer. Your care team can work
      this out with you.
    </p>
  );
}

function Calculator({ view }: { readonly view: CalculatorView }) {
  const [reader] = useReader();
  const { calculator, source } = view;
  const closed = isLayReader(reader) && calculator.closedTo.some((audience) => audience === reader);
  return (
    <Page title={calculator.name} lead={calculator.summary}>
      {closed ? <Closed /> : <CalculatorForm view={view} />}
      {source === undefined ? null : (
        <p className="soft">
          Formula from: {source.citation} ({calculator.source.at}).{" "}
          <SourceLinks pmid={source.pmid} doi={source.doi} url={source.url} />
        </p>
      )}
      {calculator.normal === undefined ? null : <p>{calculator.normal}</p>}
      <p>
        <Link to="/calculators">All calculators</Link>
      </p>
    </Page>
  );
}

export function CalculatorPage() {
  const { id } = useParams({ from: "/calculators/$id" });
  return (
    <Loaded from={useQuery(calculators)} what="the calculator">
      {(views) => {
        const view = views.find((v) => v.calculator.id === id || v.id === id);
        return view === undefined ? (
          <Page title="No such calculator">
            <p>
              <Link to="/calculators">See all calculators</Link>
            </p>
          </Page>
        ) : (
          <Calculator key={view.id} view={view} />
        );
      }}
    </Loaded>
  );
}
