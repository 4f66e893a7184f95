/** What readers say of articles and statements, until somebody of the board has looked at it. */
import type { AuditEntry } from "./audit.ts";
import type { NewNotification } from "./notifications.ts";

export interface NewFeedback {
  readonly id: string;
  readonly at: string;
  readonly kind: "helped" | "wrong" | "missing";
  readonly aboutKind: "article" | "claim";
  /** `<pack>/<id>` of a claim, or the last part of an article's address. */
  readonly about: string;
  /** Whatever the reader wrote: never in a log, a message or the audit. */
  readonly words: string;
  readonly couldHarm: boolean;
  readonly by: string;
}

export interface StoredFeedback extends NewFeedback {
  readonly closed?: { readonly at: string; readonly by: string; readonly outcome: string } | undefined;
}

export interface FeedbackBox {
  /** Stores it with its audit entry and whom it alerts, all or nothing. */
  readonly add: (feedback: NewFeedback, tell: readonly NewNotification[], entry: AuditEntry) => Promise<void>;
  /** What could harm first, then the newest; at most `limit`. */
  readonly list: (which: "open" | "all", limit: number) => Promise<readonly StoredFeedback[]>;
  /** False when there is no such open report. */
  readonly close: (id: string, outcome: string, entry: AuditEntry) => Promise<boolean>;
  /** Review cases about which an open report says that something could harm somebody. */
  readonly harmful: () => Promise<ReadonlySet<string>>;
}
