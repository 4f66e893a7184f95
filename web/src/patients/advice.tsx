/** What the rules say of a patient: each with its sentences, its proof, and what it rests on in the chart. */
import { Button } from "@mantine/core";
import type { PatientAssessment } from "../../../src/contract/assess.ts";
import type { Proof, Recommendation } from "../../../src/core/answer/answer.ts";
import { kinds, ProofLine } from "../answers/for-this-patient.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";

/** Resources that decided a proof, whatever depth they stand at. */
export const resourcesOf = (proof: Proof): readonly string[] => [
  ...(proof.used ?? []).flatMap((used) => used.resources),
  ...(proof.parts ?? []).flatMap(resourcesOf),
];

export interface AdviceProps {
  readonly recommendation: Recommendation;
  readonly shown: boolean;
  readonly onShow: () => void;
}

export function Advice({ recommendation, shown, onShow }: AdviceProps) {
  const kind = kinds[recommendation.kind];
  const { due, missing, options, monitor } = recommendation;
  return (
    <li className={`recommendation recommendation-${recommendation.kind}`}>
      <h3>
        <span aria-hidden="true">{kind.shape}</span> {kind.word}: {recommendation.title}
        {due === undefined ? null : <span className="tag"> due {due}</span>}
      </h3>
      <SentenceList sentences={recommendation.say} />
      {missing.length === 0 ? null : <p className="soft">Not known: {missing.join("; ")}</p>}
      <details>
        <summary>Why, options and follow-up</summary>
        <div className="soft proof">
          <ProofLine proof={recommendation.proof} />
        </div>
        {options.length === 0 ? null : (
          <>
            <h4>Options and evidence</h4>
            <SentenceList sentences={options} />
          </>
        )}
        {monitor.length === 0 ? null : (
          <>
            <h4>To follow</h4>
            <SentenceList sentences={monitor} />
          </>
        )}
      </details>
      <Button size="compact-xs" variant="default" className="no-print" aria-pressed={shown} onClick={onShow}>
        {shown ? "Shown in the chart" : "Show in the chart"}
      </Button>
    </li>
  );
}

/** Facts that are missing, each with the rules that it would decide: what to find out next. */
export function Missing({ undecided }: Pick<PatientAssessment, "undecided">) {
  const pairs = undecided.flatMap((rule) =>
    rule.missing.map((fact) => ({ fact: fact.name, why: fact.why, rule: rule.title })),
  );
  const byFact = [...Map.groupBy(pairs, (pair) => pair.fact)].sort((a, b) => b[1].length - a[1].length);
  if (byFact.length === 0) return <p>Nothing is missing.</p>;
  return (
    <ul className="missing">
      {byFact.map(([fact, all]) => (
        <li key={fact}>
          <details>
            <summary>
              <strong>{fact}</strong>{" "}
              <span className="soft">
                {all[0]?.why} · would decide {all.length}
              </span>
            </summary>
            <ul>
              {[...new Set(all.map((pair) => pair.rule))].map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}
