/** Changes to standings within a transaction of the caller's, so that an act and what it decides stand or fall together. */
import type { Transaction } from "kysely";
import type { DoneBy, ItemName, StandingChange } from "../../app/ports/standings.ts";
import type { Tables } from "../tables.ts";

/** Tells every process that something changed. Comes first: it makes writers of standings wait for each other. */
export async function moveRevision(tx: Transaction<Tables>): Promise<void> {
  await tx
    .updateTable("standings_revision")
    .set((e) => ({ revision: e("revision", "+", 1) }))
    .where("id", "=", 1)
    .execute();
}

const valuesOf = (change: StandingChange): { readonly approved_hash?: string | null; readonly edit?: string } => {
  if (change.kind === "approve") return { approved_hash: change.contentHash };
  if (change.kind === "unapprove") return { approved_hash: null };
  return { edit: JSON.stringify(change.edit) };
};

/** What a review decided about an item. The caller appends its audit entry afterwards. */
export async function changeStanding(
  tx: Transaction<Tables>,
  { pack, kind, id }: ItemName,
  change: StandingChange,
  { at, actor }: Pick<DoneBy, "at" | "actor">,
): Promise<void> {
  await moveRevision(tx);
  const values = { ...valuesOf(change), changed_at: at, changed_by: actor };
  await tx
    .insertInto("standings")
    .values({ pack, kind, id, approved_hash: null, edit: null, ...values })
    .onConflict((conflict) => conflict.columns(["pack", "kind", "id"]).doUpdateSet(values))
    .execute();
}
