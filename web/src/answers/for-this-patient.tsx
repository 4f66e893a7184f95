/** What the evidence says about the person described, each with the facts that call it up. */
import type { Proof, Recommendation } from "../../../src/core/answer/answer.ts";
import { dayWords, proofWords } from "../../../src/core/answer/proof-words.ts";
import { amountWords } from "../../../src/core/quantity-words.ts";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { datesInWords, dateWords } from "../evidence/words.ts";
import { Doses } from "./doses.tsx";
import { Part } from "./part.tsx";

export const kinds: Readonly<Record<Recommendation["kind"], { readonly shape: string; readonly word: string }>> = {
  stop: { shape: "■", word: "Stop" },
  warning: { shape: "▲", word: "Warning" },
  do: { shape: "●", word: "Do" },
  consider: { shape: "○", word: "Consider" },
  monitor: { shape: "◇", word: "Monitor" },
};

const truth = (value: Proof["value"]): string => (value === "unknown" ? "unknown" : value ? "yes" : "no");

type Used = NonNullable<Proof["used"]>[number];

/** The value that decided a condition, which names the fact itself. "Yes" alone is said by the proof already. */
function usedWords(used: readonly Used[]): string {
  return used
    .filter((u) => typeof u.value !== "boolean" || u.date !== undefined)
    .map((u) => {
      const day = u.date === undefined ? "" : dayWords(u.value, dateWords(u.date));
      return typeof u.value === "boolean" ? day : `${amountWords(u.value)} ${day}`.trim();
    })
    .join("; ");
}

/** A proof as nested lines: the condition, whether it holds, and the facts used. */
export function ProofLine({ proof }: { readonly proof: Proof }) {
  const details = [usedWords(proof.used ?? []), datesInWords(proof.why ?? "")].filter((part) => part !== "");
  return (
    <>
      {proof.text}: <strong>{truth(proof.value)}</strong>
      {details.length === 0 ? "" : ` (${details.join(", ")})`}
      {proof.parts === undefined || proof.parts.length === 0 ? null : (
        <ul>
          {proof.parts.map((part, at) => (
            // Several parts may be worded alike, and none of them moves.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <ProofLine proof={part} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** More conditions than this are folded away behind the ones that decided. */
const mostOpen = 4;

const conditionsIn = (proof: Proof): number => (proof.parts ?? []).reduce((n, part) => n + conditionsIn(part), 1);

/** The conditions that decided, in one line; all of them below it, folded away when they are many. */
export function Because({ proof }: { readonly proof: Proof }) {
  if (conditionsIn(proof) <= mostOpen)
    return (
      <div className="soft proof">
        <em>because</em> <ProofLine proof={proof} />
      </div>
    );
  return (
    <details className="soft proof">
      <summary>
        <em>because</em> {datesInWords(proofWords(proof))}
      </summary>
      <ProofLine proof={proof} />
    </details>
  );
}

function RecommendationItem({ recommendation }: { readonly recommendation: Recommendation }) {
  const kind = kinds[recommendation.kind];
  return (
    <li className={`recommendation recommendation-${recommendation.kind}`}>
      <h3>
        <span aria-hidden="true">{kind.shape}</span> {kind.word}: {recommendation.title}
        {recommendation.due === undefined ? "" : ` · due ${dateWords(recommendation.due)}`}
      </h3>
      <SentenceList sentences={recommendation.say} />
      {recommendation.options.length === 0 ? null : (
        <>
          <h4>Options</h4>
          <SentenceList sentences={recommendation.options} />
        </>
      )}
      {recommendation.monitor.length === 0 ? null : (
        <>
          <h4>Monitor</h4>
          <SentenceList sentences={recommendation.monitor} />
        </>
      )}
      <Doses recommendation={recommendation} />
      <Because proof={recommendation.proof} />
      {recommendation.missing.length === 0 ? null : (
        <p className="soft">Still to find out: {recommendation.missing.join(", ")}</p>
      )}
    </li>
  );
}

export function ForThisPatient({ recommendations }: { readonly recommendations: readonly Recommendation[] }) {
  if (recommendations.length === 0) return null;
  return (
    <Part id="for-this-patient" title="For this patient">
      <ul className="recommendations">
        {recommendations.map((recommendation) => (
          <RecommendationItem key={recommendation.key} recommendation={recommendation} />
        ))}
      </ul>
    </Part>
  );
}
