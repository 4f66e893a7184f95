/** The tables of standings as Kysely sees them. */

export interface StandingTables {
  /** `pack` is empty for an article. */
  readonly standings: {
    readonly pack: string;
    readonly kind: string;
    readonly id: string;
    readonly approved_hash: string | null;
    /** JSON of the wording in place of the pack's. */
    readonly edit: string | null;
    readonly changed_at: string;
    readonly changed_by: string;
  };
  /** One row for each withdrawal; it is in force until it is lifted. */
  readonly suspensions: {
    readonly suspension: string;
    readonly pack: string;
    readonly kind: string;
    readonly id: string;
    readonly reason: string;
    readonly suspended_by: string;
    readonly suspended_at: string;
    /** JSON list of where it was shown before. */
    readonly shown_in: string;
    readonly lifted_at: string | null;
    readonly lifted_by: string | null;
    readonly lifted_reason: string | null;
  };
  /** One row, id 1. */
  readonly standings_revision: {
    readonly id: number;
    readonly revision: number;
  };
}
