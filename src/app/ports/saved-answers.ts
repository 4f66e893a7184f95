/** Answers kept because somebody asked for a permanent link. Nothing else about a question is stored. */
import type { Answer } from "../../core/answer/answer.ts";

export interface KeptAnswer {
  readonly token: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly savedBy: string;
}

export interface KeptInMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly answers: number;
}

/** Who erases, when (ISO 8601) and from where. */
export interface Erasing {
  readonly actor: string;
  readonly at: string;
  readonly origin: string;
}

/** Who keeps an answer, and the hash of the packs it was made from. */
export interface Keeping {
  readonly actor: string;
  readonly packHash?: string | undefined;
}

export interface SavedAnswers {
  /** Keeps an answer under an unguessable token and notes it in the audit chain, both or neither. */
  readonly save: (token: string, answer: Answer, by: Keeping) => Promise<void>;
  readonly find: (token: string) => Promise<Answer | undefined>;
  /** Who keeps it and since when, without the page. */
  readonly keepingOf: (token: string) => Promise<Omit<KeptAnswer, "token"> | undefined>;
  /** How many were kept in each month that has some, oldest first. */
  readonly countByMonth: () => Promise<readonly KeptInMonth[]>;
  /** Every kept answer without its page, oldest first. */
  readonly list: () => Promise<readonly KeptAnswer[]>;
  /** Erases these with an audit entry each, all or nothing; gives how many there were. */
  readonly remove: (tokens: readonly string[], by: Erasing) => Promise<number>;
}
