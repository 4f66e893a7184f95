/** The tables as Kysely sees them. */
import type { ColumnType } from "kysely";
import type { CardTables } from "./cards/tables.ts";
import type { FeedbackTables } from "./feedback/tables.ts";
import type { LiteratureTables } from "./literature/tables.ts";
import type { PatientTables } from "./patients/tables.ts";
import type { PeopleTables } from "./people/tables.ts";
import type { ReviewTables } from "./review/tables.ts";
import type { StandingTables } from "./standings/tables.ts";

export interface Tables
  extends CardTables, FeedbackTables, LiteratureTables, PatientTables, PeopleTables, ReviewTables, StandingTables {
  readonly audit: {
    readonly seq: number;
    readonly prev: string;
    readonly hash: string;
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
    readonly patient_key: string | null;
    readonly pack_hash: string | null;
    readonly input_digest: string | null;
    readonly output_digest: string | null;
    readonly origin: string;
  };
  /** One row, id 1: number and hash of the last entry. */
  readonly audit_head: {
    readonly id: number;
    readonly seq: number;
    readonly hash: string;
  };
  readonly saved_answers: {
    readonly token: string;
    readonly answer: ColumnType<string, string, never>;
    readonly saved_at: string;
    readonly saved_by: string;
  };
}
