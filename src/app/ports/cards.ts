/** Cards that hospital systems were shown, and what became of them. */
import type { Dismissal } from "../../core/pathway/choose-cards.ts";
import type { Recommendation } from "../../core/answer/answer.ts";
import type { SignedToken } from "./seen-tokens.ts";

/** A recommendation on a card that went out; the last card may name several. */
export interface ShownCard {
  readonly uuid: string;
  /** Rule and digest of its decisive facts, `<pack>/<rule>#<digest>`. */
  readonly key: string;
  readonly rule: string;
  readonly kind: Recommendation["kind"];
  /** ISO day until which a dismissal holds. */
  readonly until: string;
}

/** One call that was answered. No name or value of the patient is kept: `patientKey` is a keyed digest. */
export interface ShownCards {
  readonly cards: readonly ShownCard[];
  readonly patientKey: string;
  readonly client: string;
  readonly hook: string;
  readonly at: string;
  /** Hash of the packs that were run. */
  readonly packHash?: string | undefined;
  /** The token of the call, when it was not claimed before. */
  readonly token?: SignedToken | undefined;
}

/** What somebody did with a card. */
export interface CardOutcome {
  readonly card: string;
  readonly outcome: "accepted" | "overridden";
  readonly at: string;
  readonly reason?: { readonly system?: string | undefined; readonly code: string } | undefined;
  readonly comment?: string | undefined;
}

/** How a rule's cards fared. */
export interface CardReport {
  readonly rule: string;
  readonly shown: number;
  readonly accepted: number;
  readonly overridden: number;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

export interface Cards {
  /** The key of a client's patient: the same each time, and nobody's id outside this database. */
  readonly patientKey: (client: string, patientId: string) => Promise<string>;
  /**
   * Claims the token and keeps what was shown, with one audit entry: all of it, on the disk, or nothing. False when the token
   * was used before.
   */
  readonly recordShown: (shown: ShownCards) => Promise<boolean>;
  /**
   * Keeps outcomes of cards that this client was shown; the same outcome twice is kept once. Gives the cards that this
   * client was never shown.
   */
  readonly recordOutcomes: (
    client: string,
    outcomes: readonly CardOutcome[],
    receivedAt: string,
  ) => Promise<readonly string[]>;
  /** Cards of a patient whose latest outcome is "overridden" and whose time is not over. */
  readonly dismissals: (patientKey: string, today: string) => Promise<readonly Dismissal[]>;
  readonly report: () => Promise<readonly CardReport[]>;
}
