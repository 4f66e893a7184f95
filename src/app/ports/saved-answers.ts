/** Answers kept because somebody asked for a permanent link. Nothing else about a question is stored. */
import type { Answer } from "../../core/answer/answer.ts";

export interface SavedAnswers {
  /** Keeps an answer under an unguessable token and notes it in the audit chain, both or neither. */
  readonly save: (token: string, answer: Answer, actor: string) => Promise<void>;
  readonly find: (token: string) => Promise<Answer | undefined>;
}
