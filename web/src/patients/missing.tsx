/** Facts that are missing, each with the rules that it would decide: what to find out next. */
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import { datesInWords } from "../evidence/words.ts";

/** Shown before anybody asks for all. */
const first = 8;

interface MissingFact {
  readonly fact: string;
  readonly why: string;
  readonly rules: readonly string[];
}

/** The facts that would decide most, first. */
function factsMissing({ undecided }: Pick<PatientAssessment, "undecided">): readonly MissingFact[] {
  const pairs = undecided.flatMap((rule) =>
    rule.missing.map((fact) => ({ fact: fact.name, why: fact.why, rule: rule.title })),
  );
  return [...Map.groupBy(pairs, (pair) => pair.fact)]
    .map(([fact, all]) => ({ fact, why: all[0]?.why ?? "", rules: [...new Set(all.map((pair) => pair.rule))] }))
    .sort((a, b) => b.rules.length - a.rules.length);
}

/** Why a fact is not known, without its name where that stands beside it. */
const whyBeside = (fact: string, why: string): string =>
  why === `nothing on record about ${fact}`
    ? "nothing on record"
    : why === `${fact} not on record`
      ? "not on record"
      : why;

function FactList({ facts }: { readonly facts: readonly MissingFact[] }) {
  return (
    <ul className="missing">
      {facts.map(({ fact, why, rules }) => (
        <li key={fact}>
          <details>
            <summary>
              <strong>{fact}</strong>{" "}
              <span className="soft">
                {datesInWords(whyBeside(fact, why))} · would decide {rules.length}
              </span>
            </summary>
            <ul>
              {rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

export function Missing(props: Pick<PatientAssessment, "undecided">) {
  const facts = factsMissing(props);
  if (facts.length === 0) return <p>Nothing that would decide a rule is missing.</p>;
  return (
    <>
      <p className="soft">
        These facts are not on record, or not usable; each would decide rules that are open now. Most first.
      </p>
      <FactList facts={facts.slice(0, first)} />
      {facts.length <= first ? null : (
        <details>
          <summary>{facts.length - first} more</summary>
          <FactList facts={facts.slice(first)} />
        </details>
      )}
    </>
  );
}
