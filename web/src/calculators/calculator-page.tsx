/** One calculator: its form and its result. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CalculatorView } from "../../../src/contract/browse.ts";
import { SourceLinks } from "../evidence/source-links.tsx";
import { isLayReader, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded } from "../shell/trouble.tsx";
import { useMayWithdraw } from "../standings/use-may-withdraw.ts";
import { Withdraw } from "../standings/withdraw.tsx";
import { calculators } from "../wire/queries.ts";
import { withdrawn } from "../wire/standings.ts";
import { CalculatorForm } from "./calculator-form.tsx";

function Closed() {
  return (
    <p className="box">
      This calculator is for professionals, and you described yourself as a patient or carer. Your care team can work
      this out with you.
    </p>
  );
}

/** Its regimens by name, for those who may withdraw one. */
function Regimens({ view: { pack, regimens } }: { readonly view: CalculatorView }) {
  if (!useMayWithdraw() || regimens.length === 0) return null;
  return (
    <section aria-labelledby="regimens">
      <h2 id="regimens">Regimens it works out</h2>
      <ul>
        {regimens.map((regimen) => (
          <li key={regimen.id}>
            {regimen.name}
            <Withdraw kind="regimen" id={`${pack}/${regimen.id}`} />
          </li>
        ))}
      </ul>
    </section>
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
      <Withdraw kind="calculator" id={view.id} />
      <Regimens view={view} />
      <p>
        <Link to="/calculators">All calculators</Link>
      </p>
    </Page>
  );
}

/** A withdrawn calculator says so at its address, and why. */
function Absent({ id }: { readonly id: string }) {
  const items = useQuery(withdrawn).data ?? [];
  const found = items.find((item) => item.kind === "calculator" && (item.id === id || item.id.endsWith(`/${id}`)));
  return (
    <Page title={found === undefined ? "No such calculator" : "Calculator withdrawn"}>
      {found === undefined ? null : <p className="box box-caution">{found.text}</p>}
      <p>
        <Link to="/calculators">See all calculators</Link>
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
        return view === undefined ? <Absent id={id} /> : <Calculator key={view.id} view={view} />;
      }}
    </Loaded>
  );
}
