/** The tables of review and notifications as Kysely sees them. */

export interface ReviewTables {
  /** Cases as they stand; `record` is the whole case as JSON. One subject has one case for ever. */
  readonly review_cases: {
    readonly id: string;
    readonly kind: string;
    readonly subject: string;
    readonly state: string;
    readonly revision: number;
    readonly record: string;
    readonly updated_at: string;
    /** For the queue: days, `,id,id,`, and title with address in lower case. */
    readonly due_on: string | null;
    readonly expires_on: string | null;
    readonly assignees: string;
    readonly words: string;
  };
  /** What was done; `content` where the act changed it. Rows are only ever added. */
  readonly review_events: {
    readonly case_id: string;
    readonly revision: number;
    readonly at: string;
    readonly by_id: string;
    readonly by_name: string;
    readonly kind: string;
    readonly text: string;
    readonly act: string;
    readonly content: string | null;
  };
  /** Approved versions. Rows are only ever added. */
  readonly review_versions: {
    readonly case_id: string;
    readonly version: number;
    readonly record: string;
  };
  readonly review_seen: {
    readonly case_id: string;
    readonly person_id: string;
    readonly revision: number;
    readonly at: string;
  };
  /** Policies in the order they were set; the last is in force. */
  readonly review_policies: {
    readonly id: number;
    readonly policy: string;
    readonly set_at: string;
    readonly set_by: string;
  };
  readonly notifications: {
    readonly id: string;
    readonly person_id: string;
    readonly at: string;
    readonly case_id: string | null;
    readonly kind: string;
    readonly text: string;
    readonly harm: number;
    readonly seen_at: string | null;
  };
  /** Letters: waiting, sending, sent or failed. */
  readonly mail_outbox: {
    readonly id: string;
    readonly to_address: string;
    readonly subject: string;
    readonly text: string;
    readonly made_at: string;
    readonly state: string;
    readonly attempts: number;
    readonly next_at: string;
    readonly ended_at: string | null;
  };
}
