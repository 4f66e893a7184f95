/** Documents that a file no longer holds: those that no other file holds either are retired. */
import type { Transaction } from "kysely";
import type { Tables } from "../tables.ts";
import { inChunks } from "./in-chunks.ts";
import { refreshRetractions, spokenOf } from "./notices.ts";

type Tx = Transaction<Tables>;

/** Has the index told anew about the current version of a document. */
export async function markChanged(tx: Tx, documentId: string): Promise<void> {
  await tx
    .updateTable("document_versions")
    .set((eb) => ({ indexed: 0, change: eb("change", "+", 1) }))
    .where("document_id", "=", documentId)
    .where("superseded_by", "is", null)
    .execute();
}

/** Retires those of the documents that no file holds and nobody retired before. Gives their number. */
export async function retireUnheld(tx: Tx, documentIds: readonly string[], at: string): Promise<number> {
  let retired = 0;
  for (const chunk of inChunks(documentIds)) {
    const unheld = await tx
      .selectFrom("documents as d")
      .leftJoin("document_files as f", "f.document_id", "d.id")
      .select("d.id")
      .where("d.id", "in", chunk)
      .where("d.retired_at", "is", null)
      .where("f.document_id", "is", null)
      .execute();
    for (const { id } of unheld) {
      await tx
        .updateTable("documents")
        .set({ retired_at: at, retired_because: "removed" })
        .where("id", "=", id)
        .execute();
      await markChanged(tx, id);
      await refreshRetractions(tx, await spokenOf(tx, id));
      retired++;
    }
  }
  return retired;
}
