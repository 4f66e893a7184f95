/** The first page: a question, who is asking, and examples. */
import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { AudienceChoice } from "../reader/audience-choice.tsx";
import { audienceOf, useReader } from "../reader/audience.ts";
import { Page } from "../shell/page.tsx";
import { Loaded, Trouble } from "../shell/trouble.tsx";
import { packs } from "../wire/queries.ts";
import { QuestionBox } from "./question-box.tsx";
import { useAsk } from "./use-ask.ts";

interface ExamplesProps {
  readonly busy: boolean;
  readonly onAsk: (question: string) => void;
}

function Examples({ busy, onAsk }: ExamplesProps) {
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">For example</h2>
      <Loaded from={useQuery(packs(false))} what="examples">
        {(loaded) => {
          const examples = loaded.flatMap((pack) => pack.examples);
          if (examples.length === 0) return <p>No knowledge pack is loaded; questions can not be answered yet.</p>;
          return (
            <ul className="choices">
              {examples.map((question) => (
                <li key={question}>
                  <UnstyledButton className="choice" aria-disabled={busy} onClick={() => busy || onAsk(question)}>
                    {question}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}

export function AskPage() {
  const [reader] = useReader();
  const ask = useAsk();
  const send = (question: string): void => {
    const audience = audienceOf(reader);
    ask.mutate({ question, ...(audience === undefined ? {} : { audience }) });
  };
  return (
    <Page
      title="Ask"
      heading="Ask a clinical question"
      lead="Answered from published evidence that people gathered and a program checked, sentence by sentence. No language model writes the answer."
      className="ask"
      focusHeading={false}
    >
      <QuestionBox label="Your question" submit="Ask" large busy={ask.isPending} onAsk={send} />
      {ask.error === null ? null : <Trouble error={ask.error} />}
      <AudienceChoice />
      <Examples busy={ask.isPending} onAsk={send} />
      <p className="soft">
        Leave out names and dates of birth. Your question is not stored, not logged and never part of an address.
      </p>
    </Page>
  );
}
