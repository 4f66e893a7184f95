/** What a board decided about items of the packs and about articles, shared by every process on one database. */
import type { ItemEdit, ItemKind, Overlay } from "../../core/knowledge/overlay.ts";

/** Names an item. `pack` is empty for an article. */
export interface ItemName {
  readonly pack: string;
  readonly kind: ItemKind;
  readonly id: string;
}

/** Who did it, when (ISO 8601) and from where, for the audit. */
export interface DoneBy {
  readonly actor: string;
  readonly at: string;
  readonly origin: string;
}

/** What a review changes. A withdrawn item stays withdrawn whatever is approved. */
export type StandingChange =
  | { readonly kind: "approve"; readonly contentHash: string }
  | { readonly kind: "unapprove" }
  | { readonly kind: "edit"; readonly edit: ItemEdit };

/** A kept answer or a card that showed the item before it was withdrawn. No patient, no token, no question. */
export interface ShownIn {
  readonly kind: "answer" | "card" | "article";
  /** The audit's name for it: `answer-link/<digest>`, `card/<uuid>`, `article/<slug>`. */
  readonly subject: string;
  /** Person or program it was shown to, where that is known. */
  readonly to?: string | undefined;
  readonly at: string;
}

/** What to look for in what was shown: the item withdrawn, and what says it. */
export interface Sought {
  readonly claims: readonly string[];
  readonly sources: readonly string[];
  readonly calculators: readonly string[];
  /** As cards name them: hard stops of one medicine go out under one name. */
  readonly rules: readonly string[];
  /** By the last part of their address. */
  readonly articles: readonly string[];
}

/** One withdrawal from beginning to end. */
export interface Suspension extends ItemName {
  readonly suspension: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly shownIn: readonly ShownIn[];
  readonly lifted?: { readonly at: string; readonly by: string; readonly reason: string } | undefined;
}

export interface Standings {
  /** Grows with every change; the same on every process. */
  readonly revision: () => Promise<number>;
  /** All decisions as they stood at one revision. */
  readonly read: () => Promise<Overlay>;
  /** Withdraws, with an audit entry that covers where it was shown so far. False, and nothing done, when it is withdrawn already. */
  readonly suspend: (
    suspension: string,
    item: ItemName,
    reason: string,
    shownIn: readonly ShownIn[],
    by: DoneBy,
  ) => Promise<boolean>;
  /** Adds where a withdrawn item was shown that its list lacks, with an audit entry that covers the whole list; nothing when it lacks none. */
  readonly addShown: (suspension: string, found: readonly ShownIn[], by: DoneBy) => Promise<void>;
  /** Lifts a withdrawal. False, and nothing done, when there is none. */
  readonly lift: (item: ItemName, reason: string, by: DoneBy) => Promise<boolean>;
  /** What a review decided, with its audit entry. */
  readonly change: (item: ItemName, change: StandingChange, by: DoneBy) => Promise<void>;
  /** Every withdrawal, the newest first. */
  readonly suspensions: () => Promise<readonly Suspension[]>;
  /** Kept answers whose page has one of these, and cards of one of these rules; all named `<pack>/<id>`. */
  readonly shownIn: (sought: Sought) => Promise<readonly ShownIn[]>;
}
