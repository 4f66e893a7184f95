/** What can be done with an answer: word it for somebody else, print, export, keep. */
import { Button, NativeSelect } from "@mantine/core";
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";
import { isAudience, readerNames, readers, useReader } from "../reader/audience.ts";
import type { AboutPatient } from "./answer-memory.ts";
import { MarkdownButtons } from "./markdown-buttons.tsx";
import { PermanentLink } from "./permanent-link.tsx";
import { SubmitForReview } from "./submit-for-review.tsx";
import type { Ask } from "./use-ask.ts";

export interface ToolbarProps {
  readonly answer: Answer;
  readonly request: AskRequest;
  readonly ask: Ask;
  readonly keptPath: string | undefined;
  readonly patient: AboutPatient | undefined;
}

export function Toolbar({ answer, request, ask, keptPath, patient }: ToolbarProps) {
  const [, setReader] = useReader();
  const changeAudience = (value: string): void => {
    if (!isAudience(value) || value === answer.audience || ask.isPending) return;
    setReader(value);
    ask.mutate({ ...request, audience: value });
  };
  return (
    <div className="toolbar no-print" role="group" aria-label="This answer">
      <NativeSelect
        size="xs"
        label="Written for"
        className="written-for"
        data={readers.filter(isAudience).map((value) => ({ value, label: readerNames[value] }))}
        value={answer.audience}
        onChange={(event) => changeAudience(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" onClick={() => window.print()}>
        Print
      </Button>
      <MarkdownButtons answer={answer} />
      {patient === undefined ? (
        <>
          <SubmitForReview key={`review ${answer.id}`} answer={answer} request={request} />
          <PermanentLink key={answer.id} answer={answer} request={request} keptPath={keptPath} />
        </>
      ) : null}
    </div>
  );
}
