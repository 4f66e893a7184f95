/** Answers of this tab, in memory only: Back and Forward find them, closing or reloading the tab forgets them. */
import type { AskRequest } from "../../../src/contract/ask.ts";
import type { Answer } from "../../../src/core/answer/answer.ts";

/** A patient whose chart an answer is from. */
export interface AboutPatient {
  readonly id: string;
  readonly label: string;
}

/** An answer and what was sent to get it. */
export interface Asked {
  readonly answer: Answer;
  readonly request: AskRequest;
  readonly patient?: AboutPatient | undefined;
}

interface Identified {
  readonly answer: { readonly id: string };
}

export interface AnswerMemory<A extends Identified = Asked> {
  readonly keep: (asked: A) => void;
  readonly find: (key: string) => A | undefined;
}

const most = 60;

/** Creates an empty memory. The oldest answer goes when it is full. */
export function createAnswerMemory<A extends Identified = Asked>(): AnswerMemory<A> {
  const kept = new Map<string, A>();
  return {
    keep: (asked) => {
      kept.set(asked.answer.id, asked);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
    find: (key) => kept.get(key),
  };
}
