/** What comes before everything else: danger, false premises, notices, and why a question was declined. */
import type { Answer } from "../../../src/core/answer/answer.ts";
import { SentenceList } from "../evidence/sentence-line.tsx";
import { Part } from "./part.tsx";

const urgencyTitles = { now: "Urgent: act now", today: "Have this seen today" } as const;

const declined: Readonly<Partial<Record<Answer["outcome"], string>>> = {
  "no-evidence": "No evidence found",
  "out-of-scope": "Outside what this can answer",
};

function Urgency({ urgency }: { readonly urgency: NonNullable<Answer["urgency"]> }) {
  return (
    <section className="box box-urgent" role="alert" aria-labelledby="urgent">
      <h2 id="urgent">
        <span aria-hidden="true">■ </span>
        {urgencyTitles[urgency.level]}
      </h2>
      <p>{urgency.text}</p>
    </section>
  );
}

function Declined({ answer }: { readonly answer: Answer }) {
  const title = declined[answer.outcome];
  if (title === undefined && answer.reason === undefined) return null;
  return (
    <section className="box" aria-labelledby="declined">
      <h2 id="declined">{title ?? "Answered in part"}</h2>
      {answer.reason === undefined ? null : <p>{answer.reason}</p>}
    </section>
  );
}

export function Urgent({ answer }: { readonly answer: Answer }) {
  return answer.urgency === undefined ? null : <Urgency urgency={answer.urgency} />;
}

export function Opening({ answer }: { readonly answer: Answer }) {
  return (
    <>
      {answer.corrections.length === 0 ? null : (
        <Part id="correction" title="A correction first" className="box box-caution">
          <SentenceList sentences={answer.corrections} />
        </Part>
      )}
      {answer.notices.length === 0 ? null : (
        <ul className="notices" aria-label="Notices">
          {answer.notices.map((notice) => (
            <li key={notice.text}>{notice.text}</li>
          ))}
        </ul>
      )}
      <Declined answer={answer} />
    </>
  );
}

/** What came nearest to a question that nothing answers. */
export function Closest({ answer }: { readonly answer: Answer }) {
  if (answer.nearest.length === 0) return null;
  return (
    <Part id="closest" title="Closest found">
      <p className="soft">This does not answer the question; it is the nearest that was found.</p>
      <SentenceList sentences={answer.nearest} />
    </Part>
  );
}
