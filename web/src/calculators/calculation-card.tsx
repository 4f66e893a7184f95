/** A finished calculation: results first, then what went in, the formula, how to read it, and its cautions. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Calculation } from "../../../src/core/answer/answer.ts";
import { CitationMarks } from "../evidence/citation-marks.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { amountWords } from "../../../src/core/quantity-words.ts";
import { wordsOfId } from "../evidence/words.ts";
import { calculators } from "../wire/queries.ts";

export interface CalculationCardProps {
  readonly calculation: Calculation;
  /** Links to the calculator's own page. */
  readonly linked?: boolean;
}

type NameOf = (id: string) => string;

/** Names of inputs, results and choices; a calculation itself carries only their ids. */
function useNames(id: string): NameOf {
  const { data } = useQuery(calculators);
  const found = data?.find((view) => view.id === id);
  const named = [
    ...(found?.calculator.inputs ?? []),
    ...(found?.calculator.inputs ?? []).flatMap((input) => input.options),
    ...(found?.calculator.results ?? []),
    ...(found?.regimens ?? []),
  ];
  return (key) => named.find((item) => item.id === key)?.name ?? wordsOfId(key);
}

function Amounts({ given, nameOf }: { readonly given: Calculation["inputs"]; readonly nameOf: NameOf }) {
  return Object.entries(given).map(([id, value]) => (
    <div key={id}>
      <dt>{nameOf(id)}</dt>
      <dd>{typeof value === "string" ? nameOf(value) : amountWords(value)}</dd>
    </div>
  ));
}

export function CalculationCard({ calculation, linked = false }: CalculationCardProps) {
  const nameOf = useNames(calculation.calculator);
  const id = calculation.calculator.split("/")[1];
  return (
    <section className="calculation" aria-label={calculation.title}>
      {linked ? <h3>{calculation.title}</h3> : null}
      <dl className="amounts results">
        <Amounts given={calculation.results} nameOf={nameOf} />
      </dl>
      <dl className="amounts">
        <Amounts given={calculation.inputs} nameOf={nameOf} />
      </dl>
      <p>
        <strong>Formula:</strong> <code>{calculation.formula}</code>{" "}
        <span className="marks">
          <CitationMarks citations={[calculation.citation]} />
        </span>
      </p>
      {calculation.reading.length === 0 ? null : <SentenceList sentences={calculation.reading} />}
      {calculation.cautions.map((caution) => (
        <p className="caution" key={caution}>
          <span aria-hidden="true">▲ </span>
          {caution}
        </p>
      ))}
      {linked && id !== undefined ? (
        <Link to="/calculators/$id" params={{ id }} className="no-print">
          Open this calculator
        </Link>
      ) : null}
    </section>
  );
}
