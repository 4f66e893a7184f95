/** The tables of documents and ingests as Kysely sees them. Booleans are 0 or 1, JSON is text. */

export interface LiteratureTables {
  readonly documents: {
    readonly id: string;
    readonly identity: string;
    readonly version: string;
    readonly title: string;
    readonly format: string;
    readonly date: string | null;
    readonly year: number | null;
    readonly language: string | null;
    readonly design: string | null;
    readonly pmid: string | null;
    readonly doi: string | null;
    /** Title, authors, journal and file name in lower case, for lists. */
    readonly words: string;
    readonly retracted: number;
    readonly corrections: string;
    readonly added_at: string;
    readonly retired_at: string | null;
    readonly retired_because: string | null;
  };
  readonly document_versions: {
    readonly version: string;
    readonly document_id: string;
    readonly file_id: number;
    readonly record: string | null;
    readonly taken_in_at: string;
    readonly superseded_by: string | null;
    readonly metadata: string;
    readonly indexed: number;
    readonly change: number;
    readonly content: Uint8Array;
  };
  /** Which file holds which document: a document that none holds is retired. */
  readonly document_files: {
    readonly file_id: number;
    readonly document_id: string;
    readonly version: string;
    readonly reading: number;
  };
  /** What documents say about others: retractions, errata. */
  readonly document_notices: {
    readonly document_id: string;
    readonly identifier: string;
    readonly kind: string;
    readonly text: string;
  };
  readonly document_changes: {
    readonly id: string;
    readonly document_id: string;
    readonly at: string;
    readonly actor: string;
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly reason: string | null;
  };
  readonly ingest_files: {
    readonly id: number;
    readonly path: string;
    readonly fingerprint: string;
    readonly sha256: string | null;
    readonly state: string;
    readonly reading: number;
    readonly ingest_id: string;
  };
  readonly ingests: {
    readonly id: string;
    readonly actor: string;
    readonly paths: string;
    readonly options: string;
    readonly state: string;
    readonly asked_at: string;
    readonly started_at: string | null;
    readonly ended_at: string | null;
    readonly progress: string;
  };
  readonly ingest_problems: {
    readonly ingest_id: string;
    readonly number: number;
    readonly problem: string;
  };
  readonly ingest_lock: {
    readonly name: string;
    readonly ingest_id: string;
    readonly host: string;
    readonly pid: number;
    readonly beat_at: string;
  };
}
