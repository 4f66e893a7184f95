/** Whose card an outcome is of, beside it: what a patient's dismissals are found by, however many cards were shown. */
import type { Kysely } from "kysely";

interface Cards {
  readonly cds_cards: { readonly uuid: string; readonly patient_key: string };
  readonly cds_outcomes: { readonly card: string; readonly patient_key: string };
}

/** Every outcome there was gets the key of its card's patient. */
async function fill(db: Kysely<Cards>): Promise<void> {
  await db
    .updateTable("cds_outcomes")
    .set((e) => ({
      patient_key: e.fn.coalesce(
        e
          .selectFrom("cds_cards")
          .select("cds_cards.patient_key")
          .whereRef("cds_cards.uuid", "=", "cds_outcomes.card")
          .limit(1),
        e.val(""),
      ),
    }))
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("cds_outcomes")
    .addColumn("patient_key", "text", (c) => c.notNull().defaultTo(""))
    .execute();
  await fill(db);
  await db.schema.createIndex("cds_outcomes_patient").on("cds_outcomes").column("patient_key").execute();
}
