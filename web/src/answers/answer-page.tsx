/** The answer of this tab that the current history entry points to. */
import { Link, useLocation } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { useAnswerMemory } from "./answer-memory-context.tsx";
import { AnswerView } from "./answer-view.tsx";

export function AnswerPage() {
  const key = useLocation({ select: (location) => location.state.answerKey });
  const memory = useAnswerMemory();
  const asked = key === undefined ? undefined : memory.find(key);
  if (asked === undefined)
    return (
      <Page
        title="Answer"
        heading="No answer here"
        lead="Answers are kept in this tab only, and only until it is reloaded."
      >
        <p>
          <Link to="/">Ask a question</Link>. To be able to come back to an answer, make a permanent link from its page.
        </p>
      </Page>
    );
  return <AnswerView key={asked.answer.id} answer={asked.answer} request={asked.request} patient={asked.patient} />;
}
