/** Under an answer or article: it helped, it is wrong, something is missing. The form is loaded when it is opened. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { type Answer, sentencesOf } from "../../../src/core/answer/answer.ts";
import { Waiting } from "../shell/trouble.tsx";

const Form = lazy(async () => ({ default: (await import("./feedback-form.tsx")).FeedbackForm }));

/** What can be spoken about: the article as a whole, and each statement of the page. */
export interface FeedbackTarget {
  readonly about: "article" | "claim";
  readonly id: string;
  readonly text: string;
}

const kinds = [
  ["helped", "This helped"],
  ["wrong", "This is wrong"],
  ["missing", "Something is missing"],
] as const;

const targetsOf = (answer: Answer, slug: string | undefined): readonly FeedbackTarget[] => {
  const claims = new Map(
    sentencesOf(answer).flatMap(({ claim, text }) => (claim === undefined ? [] : [[claim, text]])),
  );
  return [
    ...(slug === undefined ? [] : [{ about: "article", id: slug, text: "The article as a whole" } as const]),
    ...[...claims].map(([id, text]) => ({ about: "claim", id, text }) as const),
  ];
};

export interface FeedbackBarProps {
  readonly answer: Answer;
  /** Last part of the address of the article that the page is, or comes from. */
  readonly slug?: string | undefined;
}

export function FeedbackBar({ answer, slug }: FeedbackBarProps) {
  const [open, setOpen] = useState<(typeof kinds)[number][0] | undefined>();
  const [words, setWords] = useState("");
  const targets = targetsOf(answer, slug);
  if (targets.length === 0) return null;
  return (
    <section className="feedback no-print" aria-label="Tell the board">
      <div className="toolbar" role="group" aria-label="What you think of this page">
        {kinds.map(([kind, words]) => (
          <Button
            key={kind}
            size="xs"
            variant="default"
            aria-expanded={open === kind}
            onClick={() => setOpen(open === kind ? undefined : kind)}
          >
            {words}
          </Button>
        ))}
      </div>
      {open === undefined ? null : (
        <div className="box">
          <Suspense fallback={<Waiting what="Preparing…" />}>
            <Form key={open} kind={open} targets={targets} words={words} onWords={setWords} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
