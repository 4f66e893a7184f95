/** Comments on a sentence or on the whole, and the form to write one. */
import { Button } from "@mantine/core";
import type { FormEvent } from "react";
import type { Comment } from "../../../src/core/review/review-case.ts";
import { momentWords } from "../people/words.ts";
import { useCase } from "./case-context.tsx";
import { DraftArea } from "./draft-area.tsx";
import { Failure } from "./failure.tsx";

function CommentItem({ comment }: { readonly comment: Comment }) {
  const { nameOf, may, act, acting } = useCase();
  return (
    <li className="said">
      <p className="soft">
        <strong>{nameOf(comment.by)}</strong>, {momentWords(comment.at)}
      </p>
      <p className="said-text">{comment.text}</p>
      <Failure from={comment.id} />
      {may("resolve") && comment.resolved === undefined ? (
        <Button
          size="compact-xs"
          variant="default"
          className="no-print"
          loading={acting === comment.id}
          onClick={() => void act({ kind: "resolve", comment: comment.id }, comment.id)}
        >
          Mark as settled
        </Button>
      ) : null}
    </li>
  );
}

/** Open comments in full, settled ones folded away. */
export function Comments({ comments }: { readonly comments: readonly Comment[] }) {
  const open = comments.filter(({ resolved }) => resolved === undefined);
  const settled = comments.filter(({ resolved }) => resolved !== undefined);
  return (
    <>
      {open.length === 0 ? null : (
        <ul className="thread" aria-label="Comments">
          {open.map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        </ul>
      )}
      {settled.length === 0 ? null : (
        <details className="no-print">
          <summary className="soft">
            {settled.length} settled {settled.length === 1 ? "comment" : "comments"}
          </summary>
          <ul className="thread">
            {settled.map((comment) => (
              <CommentItem key={comment.id} comment={comment} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export interface CommentFormProps {
  readonly at: string;
  /** Absent: about the whole. */
  readonly sentence?: string;
  readonly onClose: () => void;
}

export function CommentForm({ at, sentence, onClose }: CommentFormProps) {
  const { act, acting, audience, drafts } = useCase();
  const from = `comment ${at}`;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const text = (drafts.get(from) ?? "").trim();
    if (text === "") return;
    const about = sentence === undefined ? {} : { audience, sentence };
    if (!(await act({ kind: "comment", text, ...about }, from))) return;
    drafts.delete(from);
    onClose();
  };
  return (
    <form className="case-form" aria-label="Comment" onSubmit={(event) => void send(event)}>
      <DraftArea draft={from} label="Comment" required autoFocus />
      <Failure from={from} />
      <p className="acts">
        <Button size="xs" type="submit" loading={acting === from}>
          Comment
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Close
        </Button>
      </p>
    </form>
  );
}
