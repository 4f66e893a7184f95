/** Care of the records as a whole: their state, copies of them, and the way from one database to another. */
import type { Result } from "../../core/problem.ts";
import type { AuditLog, ChainCheck } from "./audit.ts";
import type { PatientRetention } from "./patient-retention.ts";
import type { SavedAnswers } from "./saved-answers.ts";

/** How many rows a table has, and what they are, whatever their order. */
export interface TableTotal {
  readonly rows: number;
  /** Sum of the rows' SHA-256 digests modulo 2^256, in hexadecimal. */
  readonly digest: string;
}

export type Totals = Readonly<Record<string, TableTotal>>;

export interface RecordsStatus {
  readonly kind: "SQLite" | "PostgreSQL";
  readonly version: string;
  /** Where, without user and password. */
  readonly place: string;
  readonly sizeBytes: number;
  readonly schema: { readonly applied: readonly string[]; readonly pending: readonly string[] };
  readonly rows: Readonly<Record<string, number>>;
  /** Absent while the schema has no audit chain yet. */
  readonly audit?: ChainCheck | undefined;
}

/** What was copied, and whether its audit chain holds; absent while the schema has none yet. */
export interface CopiedRecords {
  readonly totals: Totals;
  readonly audit?: ChainCheck | undefined;
}

/** Told now and then how far a copy is. */
export type CopyProgress = (table: string, rows: number) => void;

/** The database as it is found, possibly of an older schema. */
export interface RecordsKeeper {
  readonly audit: AuditLog;
  readonly answers: SavedAnswers;
  readonly patientRetention: PatientRetention;
  readonly status: () => Promise<RecordsStatus>;
  /** Brings the schema up to date; names what was done. */
  readonly migrate: () => Promise<Result<readonly string[]>>;
  /** Copies everything, as it stands at one moment, into a new file; others go on reading and writing. */
  readonly backUp: (file: string, progress: CopyProgress) => Promise<Result<CopiedRecords>>;
  /** Fills this database, which must never have been used, from a backup: everything or nothing. */
  readonly restore: (file: string, progress: CopyProgress) => Promise<Result<CopiedRecords>>;
  readonly close: () => Promise<void>;
}
