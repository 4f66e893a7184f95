/** A chart read as if some of its facts were told otherwise: by a question, or because a medicine is taken as planned. */
import { keptWith } from "../kept-with.ts";
import type { ChartFact } from "../knowledge/fact.ts";
import { readChoice } from "./choose.ts";
import type { FactReader, FactValue } from "./fact-value.ts";

const factsTested = ({ cases }: ChartFact): readonly string[] =>
  cases.flatMap(({ all, any }) => [...all, ...any].map((test) => test.split(" ", 1)[0] ?? ""));

/** Facts that are chosen from what is planned and nothing else: they follow a plan that is told. */
export function chosenFromPlans(facts: readonly ChartFact[]): readonly ChartFact[] {
  const plans = new Set(facts.filter(({ take }) => take === "planned").map(({ id }) => id));
  return facts.filter((fact) => fact.take === "choose" && factsTested(fact).every((id) => plans.has(id)));
}

const chosenById = keptWith(
  (facts: readonly ChartFact[]): ReadonlyMap<string, ChartFact> =>
    new Map(chosenFromPlans(facts).map((fact) => [fact.id, fact])),
);

/** What is told stands before the chart. */
export function readOver(
  told: ReadonlyMap<string, FactValue>,
  facts: readonly ChartFact[],
  chart: FactReader,
): FactReader {
  const chosen = chosenById(facts);
  const read: FactReader = (id) => {
    const value = told.get(id);
    if (value !== undefined) return value;
    const fact = chosen.get(id);
    return fact === undefined ? chart(id) : readChoice(fact, read);
  };
  return read;
}
