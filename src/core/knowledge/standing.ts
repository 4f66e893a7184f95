/** Where the items of one pack stand: what is approved at its present content, withdrawn, or short of something withdrawn. */
import { nothingWithdrawn, type Withdrawal, type Withdrawn } from "./withdrawn.ts";

export interface Standing {
  /** Claims and rules that are approved as they are now. */
  readonly approved: ReadonlySet<string>;
  readonly approvedRules: ReadonlySet<string>;
  readonly withdrawn: Withdrawn;
  /** Claims that are still said without one of their sources, and rules without one of their sentences. */
  readonly weakened: {
    readonly claims: ReadonlyMap<string, Withdrawal>;
    readonly rules: ReadonlyMap<string, Withdrawal>;
  };
}

/** A pack as it ships: nothing approved, nothing withdrawn. */
export const asShipped: Standing = {
  approved: new Set(),
  approvedRules: new Set(),
  withdrawn: nothingWithdrawn,
  weakened: { claims: new Map(), rules: new Map() },
};
