/** The tables of cards and of tokens that were used, as Kysely sees them. */

export interface CardTables {
  /** One row for each recommendation on a card. */
  readonly cds_cards: {
    readonly uuid: string;
    readonly key: string;
    readonly rule: string;
    readonly kind: string;
    readonly until: string;
    readonly patient_key: string;
    readonly client: string;
    readonly hook: string;
    readonly shown_at: string;
  };
  readonly cds_outcomes: {
    readonly card: string;
    readonly outcome: string;
    readonly outcome_at: string;
    readonly reason_system: string | null;
    readonly reason_code: string | null;
    readonly comment: string | null;
    readonly received_at: string;
    /** Of the card's patient. */
    readonly patient_key: string;
  };
  /** One row, id 1: the key under which this database knows patients of hospital systems. */
  readonly card_secret: {
    readonly id: number;
    readonly secret: string;
  };
  readonly seen_tokens: {
    /** Digest of issuer and token id. */
    readonly digest: string;
    /** Seconds since 1970. */
    readonly expires_at: number;
  };
}
