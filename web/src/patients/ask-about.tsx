/** Questions about the patient of the page; the answer opens on its own page and is kept nowhere. */
import { Button } from "@mantine/core";
import type { PatientView } from "../../../src/contract/patient-view.ts";
import { QuestionBox } from "../answers/question-box.tsx";
import { useAsk } from "../answers/use-ask.ts";
import { audienceOf, isLayReader, useReader } from "../reader/audience.ts";
import { Trouble } from "../shell/trouble.tsx";

const examples = ["What should happen next?", "What is due?", "Should treatment be repeated now?"];

export function AskAbout({ view: { id, label } }: { readonly view: PatientView }) {
  const [reader] = useReader();
  const ask = useAsk({ id, label });
  const send = (question: string): void => {
    if (ask.isPending) return;
    const audience = audienceOf(reader);
    ask.mutate({ question, ...(audience === undefined ? {} : { audience }) });
  };
  return (
    <section aria-labelledby="ask-about" className="no-print">
      <h2 id="ask-about">Ask about this patient</h2>
      <QuestionBox label="Your question" submit="Ask" busy={ask.isPending} onAsk={send} />
      {ask.error === null ? null : <Trouble error={ask.error} />}
      <ul className="quick-questions" aria-label="Questions to start with">
        {examples.map((question) => (
          <li key={question}>
            <Button size="xs" variant="default" aria-disabled={ask.isPending} onClick={() => send(question)}>
              {question}
            </Button>
          </li>
        ))}
      </ul>
      <p className="soft">
        The answer uses this record; the question and the answer are stored nowhere, and that the record was opened is
        noted in the audit.
        {isLayReader(reader)
          ? " It is written for a patient or carer, as chosen on the first page: without doses, titres or orders."
          : ""}
      </p>
    </section>
  );
}
