/** Letters: what they say, where they wait, and who takes them. */
import type { NewNotification } from "./notifications.ts";

export interface Letter {
  /** The same whenever it is tried again, so that a mail server can see that it has it already. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What a notification says as a letter, and how long it waits for more of the same. */
export interface LetterWords {
  readonly subject: string;
  readonly text: string;
  /** ISO 8601: not sent before. */
  readonly notBefore: string;
}

/** Puts a notification into the words of a letter. */
export type WriteLetter = (notification: NewNotification) => LetterWords;

/** Later: the server could not be reached or said to wait. Never: it refuses this letter for good. `why` names no address. */
export type SendOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "later"; readonly why: string }
  | { readonly kind: "never"; readonly why: string };

export interface Mail {
  /** Hands a letter over. Does not throw for what mail servers do. */
  readonly send: (letter: Letter) => Promise<SendOutcome>;
  readonly close: () => void;
}

/** A letter that this process alone may send until its claim runs out. */
export interface ClaimedLetter extends Letter {
  readonly madeAt: string;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
}

export type LetterEnd =
  | { readonly state: "sent" | "failed"; readonly at: string }
  | { readonly state: "waiting"; readonly nextAt: string };

export interface Outbox {
  /** Claims letters due at `now` until `until`. A claim that ran out is due again: whoever had it may have died. */
  readonly claim: (now: string, until: string, limit: number) => Promise<readonly ClaimedLetter[]>;
  /** Notes what became of a claimed letter; changes nothing when another process claimed it since. */
  readonly settle: (letter: Pick<ClaimedLetter, "id" | "attempts">, end: LetterEnd) => Promise<void>;
  /** Erases letters that ended before a moment. */
  readonly forget: (before: string) => Promise<void>;
}
