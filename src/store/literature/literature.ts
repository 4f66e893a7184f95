/** The literature port on a database. */
import type { Kysely } from "kysely";
import type { Literature } from "../../app/ports/literature.ts";
import type { Surroundings } from "../../app/ports/surroundings.ts";
import type { Tables } from "../tables.ts";
import { documentActs } from "./changes.ts";
import { filesUnder, fileStates, removeFiles } from "./files.ts";
import { indexing } from "./indexing.ts";
import { requireLock } from "./ingests.ts";
import { findDocument, findVersion, listDocuments } from "./lists.ts";
import { findRetractions } from "./retractions.ts";
import { takeIn } from "./take-in.ts";

/** `newId` names documents; ids must sort by time, so that lists can be paged. */
export function createLiterature(db: Kysely<Tables>, { newId }: Pick<Surroundings, "newId">): Literature {
  return {
    findVersion: (version) => findVersion(db, version),
    findRetractions: (identifiers) => findRetractions(db, identifiers),
    findDocument: (id) => findDocument(db, id),
    listDocuments: (query) => listDocuments(db, query),
    takeIn: (batch) =>
      db.transaction().execute(async (tx) => {
        await requireLock(tx, batch.ingest);
        return takeIn(tx, batch, newId);
      }),
    fileStates: (paths) => fileStates(db, paths),
    filesUnder: (folder) => filesUnder(db, folder),
    removeFiles: (ingest, at, paths) =>
      db.transaction().execute(async (tx) => {
        await requireLock(tx, ingest);
        return removeFiles(tx, paths, ingest, at);
      }),
    ...documentActs(db),
    ...indexing(db),
  };
}
