/** What the rules say of a patient: each with its sentences, its proof, its doses, and what it rests on in the chart. */
import { Button } from "@mantine/core";
import type { Recommendation } from "../../../src/core/answer/answer.ts";
import { Doses } from "../answers/doses.tsx";
import { Because, kinds } from "../answers/for-this-patient.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { datesInWords, dateWords } from "../evidence/words.ts";
import { adviceId } from "./used-values.ts";

export interface AdviceProps {
  readonly recommendation: Recommendation;
  readonly asOf: string;
  readonly shown: boolean;
  readonly onShow: () => void;
  /** While pointer or focus is on it, the values it rests on are marked. */
  readonly onPreview: (on: boolean) => void;
}

/** "due 3 May 2026, overdue". */
export function DueTag({ due, asOf }: { readonly due: string; readonly asOf: string }) {
  const words = due < asOf ? "overdue since" : due === asOf ? "due today," : "due";
  return (
    <span className={due < asOf ? "tag tag-overdue" : "tag"}>
      {words} {dateWords(due)}
    </span>
  );
}

function Behind({ recommendation: { proof, options, monitor, ranked } }: Pick<AdviceProps, "recommendation">) {
  return (
    <details>
      <summary>Why, options and follow-up</summary>
      <Because proof={proof} />
      {ranked === undefined ? null : <p className="soft">Its place: {ranked}.</p>}
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
  );
}

export function Advice({ recommendation, asOf, shown, onShow, onPreview }: AdviceProps) {
  const kind = kinds[recommendation.kind];
  const { due, missing } = recommendation;
  return (
    <li
      id={adviceId(recommendation)}
      tabIndex={-1}
      className={`recommendation recommendation-${recommendation.kind}`}
      onMouseEnter={() => onPreview(true)}
      onMouseLeave={() => onPreview(false)}
      onFocus={() => onPreview(true)}
      onBlur={() => onPreview(false)}
    >
      <h3>
        <span aria-hidden="true">{kind.shape}</span> {kind.word}: {recommendation.title}
        {due === undefined ? null : (
          <>
            {" "}
            <DueTag due={due} asOf={asOf} />
          </>
        )}
      </h3>
      <SentenceList sentences={recommendation.say} />
      <Doses recommendation={recommendation} />
      {missing.length === 0 ? null : <p className="soft">Not known: {datesInWords(missing.join("; "))}</p>}
      <Behind recommendation={recommendation} />
      <Button size="compact-xs" variant="default" className="no-print" aria-pressed={shown} onClick={onShow}>
        {shown ? "Shown in the chart" : "Show in the chart"}
      </Button>
    </li>
  );
}
