/** Doses that a rule works out from the record: results, what went in with its day, formula, cautions; or why there is none. */
import type { Calculation, Recommendation } from "../../../src/core/answer/answer.ts";
import { amountWords } from "../../../src/core/quantity-words.ts";
import { CitationMarks } from "../evidence/citation-marks.tsx";
import { dateWords } from "../evidence/words.ts";
import { isLayReader, useReader } from "../reader/audience.ts";

function Days({ schedule = [] }: Pick<Recommendation, "schedule">) {
  if (schedule.length === 0) return null;
  return (
    <ol className="dose-days">
      {schedule.map(({ dose, day, date }) => (
        <li key={dose}>{date === undefined ? (day === undefined ? `dose ${dose}` : `day ${day}`) : dateWords(date)}</li>
      ))}
    </ol>
  );
}

function Dose({ calculation }: { readonly calculation: Calculation }) {
  const { title, results, names, from = [], formula, citation, cautions } = calculation;
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <dl className="amounts results">
        {Object.entries(results).map(([id, value]) => (
          <div key={id}>
            <dt>{names[id] ?? id}</dt>
            <dd>{amountWords(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        {from.length === 0 ? "" : "From "}
        {from
          .map(
            ({ name, value, date }) =>
              `${name} ${amountWords(value)}${date === undefined ? "" : ` of ${dateWords(date)}`}`,
          )
          .join(", ")}
        {from.length === 0 ? "" : ". "}
        Formula: <code>{formula}</code> <CitationMarks citations={[citation]} />
      </p>
      {cautions.map((caution) => (
        <p className="caution" key={caution}>
          <span aria-hidden="true">▲ </span>
          {caution}
        </p>
      ))}
    </>
  );
}

/** Never for patients and carers. A medicine that is held back has no dose: the reason stands in its place. */
export function Doses({ recommendation }: { readonly recommendation: Recommendation }) {
  const [reader] = useReader();
  const { calculations = [], dosesWithheld = [], schedule } = recommendation;
  if (isLayReader(reader) || calculations.length + dosesWithheld.length === 0) return null;
  return (
    <section className="dose-plan" aria-label={`Dose: ${recommendation.title}`}>
      <h4>{calculations.length === 0 ? "Dose" : "Dose, worked out from the record"}</h4>
      {dosesWithheld.map((why) => (
        <p key={why}>
          <span aria-hidden="true">■ </span>
          {why}
        </p>
      ))}
      {calculations.map((calculation) => (
        <Dose key={calculation.title} calculation={calculation} />
      ))}
      <Days {...(schedule === undefined ? {} : { schedule })} />
    </section>
  );
}
