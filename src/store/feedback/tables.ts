/** The table of what readers say, as Kysely sees it. */
export interface FeedbackTables {
  readonly feedback: {
    readonly id: string;
    readonly at: string;
    readonly kind: string;
    readonly about_kind: string;
    /** `<pack>/<id>` of a claim, or the last part of an article's address. */
    readonly about: string;
    readonly words: string;
    readonly could_harm: number;
    readonly given_by: string;
    readonly closed_at: string | null;
    readonly closed_by: string | null;
    readonly outcome: string | null;
  };
}
