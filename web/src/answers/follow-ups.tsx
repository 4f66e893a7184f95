/** What to ask next: offered questions, and a box for one's own; both keep the thread of the conversation. */
import { UnstyledButton } from "@mantine/core";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { audienceOf, useReader } from "../reader/audience.ts";
import { Part } from "./part.tsx";
import { QuestionBox } from "./question-box.tsx";
import type { Ask } from "./use-ask.ts";

export interface FollowUpsProps {
  readonly answer: Answer;
  readonly ask: Ask;
}

export function FollowUps({ answer, ask }: FollowUpsProps) {
  const [reader] = useReader();
  const send = (question: string): void => {
    if (ask.isPending) return;
    const audience = audienceOf(reader);
    ask.mutate({ question, previous: answer.thread, ...(audience === undefined ? {} : { audience }) });
  };
  return (
    <Part id="next" title="Next questions" className="no-print">
      {answer.followUps.length === 0 ? null : (
        <ul className="choices">
          {answer.followUps.map((question) => (
            <li key={question}>
              <UnstyledButton className="choice" aria-disabled={ask.isPending} onClick={() => send(question)}>
                {question}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <QuestionBox label="Ask a follow-up question" submit="Ask" busy={ask.isPending} onAsk={send} />
    </Part>
  );
}
