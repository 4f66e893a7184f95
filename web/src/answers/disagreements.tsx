/** Where the evidence disagrees: the sides next to each other, none before the other in weight. */
import type { Disagreement } from "../../../src/core/answer/answer.ts";
import { CertaintyMark } from "../evidence/certainty-mark.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { Part } from "./part.tsx";

function DisagreementCard({ disagreement }: { readonly disagreement: Disagreement }) {
  const approved = disagreement.sides.every((side) => side.statements.every((s) => s.approved));
  return (
    <section className="disagreement" aria-labelledby={`dispute-${disagreement.id}`}>
      <h3 id={`dispute-${disagreement.id}`}>
        {disagreement.topic}{" "}
        {disagreement.certainty === undefined ? null : (
          <span className="marks">
            <CertaintyMark certainty={disagreement.certainty} approved={approved} />
          </span>
        )}
      </h3>
      <div className="sides">
        {disagreement.sides.map((side) => (
          <div className="side" key={side.label}>
            <h4>{side.label}</h4>
            <SentenceList sentences={side.statements} />
          </div>
        ))}
      </div>
    </section>
  );
}

export function Disagreements({ disagreements }: { readonly disagreements: readonly Disagreement[] }) {
  if (disagreements.length === 0) return null;
  return (
    <Part id="disagreements" title="Where the evidence disagrees">
      {disagreements.map((disagreement) => (
        <DisagreementCard key={disagreement.id} disagreement={disagreement} />
      ))}
    </Part>
  );
}
