/** The tables of patients' records as Kysely sees them. */
export interface PatientTables {
  readonly patients: {
    readonly id: string;
    /** The record's own id. */
    readonly record_id: string;
    /** The chart without its entries, as JSON. */
    readonly person: string;
    readonly updated_at: string;
  };
  /** Every version of every entry; the highest is the one that holds. */
  readonly patient_entries: {
    readonly patient_id: string;
    readonly entry_id: string;
    readonly version: number;
    /** The entry as JSON; nothing where it was withdrawn. */
    readonly entry: string | null;
    /** 1 for the version that holds. */
    readonly is_current: number;
    readonly recorded_at: string;
    readonly recorded_by: string;
  };
  /** One row, id 1: the key that turns patient ids into the audit's patient keys. */
  readonly patient_secret: {
    readonly id: number;
    readonly secret: string;
  };
}
