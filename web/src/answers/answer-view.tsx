/** The whole answer page, in the order it should be read: danger, corrections, the short answer, the rest. */
import { Link } from "@tanstack/react-router";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import type { AboutPatient } from "./answer-memory.ts";
import { WithReferences } from "../evidence/reference-context.tsx";
import { ReferenceList } from "../evidence/reference-list.tsx";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { FeedbackBar } from "../feedback/feedback-bar.tsx";
import { Page } from "../shell/page.tsx";
import { Trouble } from "../shell/trouble.tsx";
import { Calculations } from "./calculations.tsx";
import { Contents } from "./contents.tsx";
import { Disagreements } from "./disagreements.tsx";
import { FollowUps } from "./follow-ups.tsx";
import { ForThisPatient } from "./for-this-patient.tsx";
import { Closest, Opening, Urgent } from "./opening.tsx";
import { Part } from "./part.tsx";
import { partsOf } from "./parts-of.ts";
import { ReviewState } from "./review-state.tsx";
import { Terms } from "./terms.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useAsk } from "./use-ask.ts";

export interface AnswerViewProps {
  readonly answer: Answer;
  readonly request: AskRequest;
  /** Set when this is a kept answer. */
  readonly keptPath?: string;
  /** Set when the answer is from a patient's chart: it can be neither kept nor linked. */
  readonly patient?: AboutPatient | undefined;
}

const longHeading = 160;

function FromChart({ patient: { id, label } }: { readonly patient: AboutPatient }) {
  return (
    <p className="from-chart">
      About{" "}
      <Link to="/patients/$id" params={{ id }}>
        {label}
      </Link>
      , from the record as it is now.{" "}
      <span className="soft">This answer is not kept: reloading the tab forgets it.</span>
    </p>
  );
}

/** Above an approved article, of which it is no part; else below the short answer. */
function OfThisQuestion({ answer }: { readonly answer: Answer }) {
  return (
    <>
      <ForThisPatient recommendations={answer.forThisPatient} />
      <Calculations calculations={answer.calculations} />
    </>
  );
}

export function AnswerView({ answer, request, keptPath, patient }: AnswerViewProps) {
  const ask = useAsk(patient);
  return (
    <WithReferences references={answer.references}>
      <Page
        title={keptPath === undefined ? "Answer" : "Kept answer"}
        heading={answer.question}
        className={answer.question.length > longHeading ? "answer long-question" : "answer"}
      >
        <Urgent answer={answer} />
        <div className="answer-columns">
          <article className="answer-body">
            {patient === undefined ? null : <FromChart patient={patient} />}
            <ReviewState answer={answer} />
            <Toolbar answer={answer} request={request} ask={ask} keptPath={keptPath} patient={patient} />
            {ask.error === null ? null : <Trouble error={ask.error} />}
            <Opening answer={answer} />
            {answer.article === undefined ? null : <OfThisQuestion answer={answer} />}
            {answer.bottomLine.length === 0 ? null : (
              <Part id="in-short" title="In short" className="in-short">
                <SentenceList sentences={answer.bottomLine} />
              </Part>
            )}
            {answer.article === undefined ? <OfThisQuestion answer={answer} /> : null}
            {answer.sections.map((section) => (
              <Part key={section.id} id={`section-${section.id}`} title={section.title}>
                <SentenceList sentences={section.sentences} />
              </Part>
            ))}
            <Disagreements disagreements={answer.disagreements} />
            {answer.unknowns.length === 0 ? null : (
              <Part id="not-known" title="Not known">
                <SentenceList sentences={answer.unknowns} />
              </Part>
            )}
            <Closest answer={answer} />
            <Terms terms={answer.terms} />
            {answer.references.length === 0 ? null : (
              <Part id="references" title="References">
                <ReferenceList references={answer.references} />
              </Part>
            )}
            <FollowUps answer={answer} ask={ask} />
            <FeedbackBar answer={answer} slug={answer.article?.slug} />
            <p className="disclaimer">
              {answer.disclaimer} <Link to="/policy">Editorial policy</Link>
            </p>
          </article>
          <Contents parts={partsOf(answer)} />
        </div>
      </Page>
    </WithReferences>
  );
}
