/** Which files were read, how far, and which documents each holds. */
import type { Kysely, Transaction } from "kysely";
import type { ClosedFile, FileState, IntakeBatch } from "../../app/ports/literature.ts";
import type { Tables } from "../tables.ts";
import { inChunks } from "./in-chunks.ts";
import { retireUnheld } from "./unheld.ts";

type Tx = Transaction<Tables>;

/** A file while it is read. `reading` counts how often that was begun. */
export interface OpenFile {
  readonly id: number;
  readonly reading: number;
}

const stateOf = (state: string): FileState["state"] =>
  state === "done" || state === "incomplete" || state === "gone" ? state : "reading";

/** The files of a batch by path; those that it opens are entered, or entered again. */
export async function openFiles(tx: Tx, batch: IntakeBatch): Promise<ReadonlyMap<string, OpenFile>> {
  const opened = new Set(batch.opened.map((file) => file.path));
  const paths = [...new Set([...opened, ...batch.documents.map((d) => d.file), ...batch.closed.map((c) => c.path)])];
  const files = new Map<string, OpenFile>();
  for (const chunk of inChunks(paths))
    for (const row of await tx
      .selectFrom("ingest_files")
      .select(["id", "path", "reading"])
      .where("path", "in", chunk)
      .execute())
      files.set(row.path, { id: row.id, reading: row.reading + (opened.has(row.path) ? 1 : 0) });
  await enterFiles(tx, batch, files);
  return files;
}

async function enterFiles(tx: Tx, batch: IntakeBatch, files: Map<string, OpenFile>): Promise<void> {
  const last = await tx
    .selectFrom("ingest_files")
    .select((eb) => eb.fn.max("id").as("id"))
    .executeTakeFirst();
  let next = (last?.id ?? 0) + 1;
  for (const { path, fingerprint } of batch.opened) {
    const known = files.get(path);
    const state = { fingerprint, state: "reading", ingest_id: batch.ingest };
    if (known !== undefined)
      await tx
        .updateTable("ingest_files")
        .set({ ...state, reading: known.reading })
        .where("id", "=", known.id)
        .execute();
    else {
      files.set(path, { id: next, reading: 1 });
      await tx
        .insertInto("ingest_files")
        .values({ id: next, path, ...state, sha256: null, reading: 1 })
        .execute();
      next++;
    }
  }
}

/** Ends a file: documents that it no longer holds, and no other does, are retired. Gives their number. */
export async function closeFile(tx: Tx, closed: ClosedFile, file: OpenFile, batch: IntakeBatch): Promise<number> {
  await tx
    .updateTable("ingest_files")
    .set({
      fingerprint: closed.fingerprint,
      sha256: closed.sha256,
      state: closed.complete ? "done" : "incomplete",
      ingest_id: batch.ingest,
    })
    .where("id", "=", file.id)
    .execute();
  if (closed.unchanged || !closed.complete || file.reading === 1) return 0;
  const dropped = await tx
    .selectFrom("document_files")
    .select("document_id")
    .where("file_id", "=", file.id)
    .where("reading", "<>", file.reading)
    .execute();
  if (dropped.length === 0) return 0;
  await tx.deleteFrom("document_files").where("file_id", "=", file.id).where("reading", "<>", file.reading).execute();
  return retireUnheld(
    tx,
    dropped.map((row) => row.document_id),
    batch.at,
  );
}

/** States of those of the paths that are known. */
export async function fileStates(
  db: Kysely<Tables>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, FileState>> {
  const states = new Map<string, FileState>();
  for (const chunk of inChunks(paths))
    for (const row of await db.selectFrom("ingest_files").selectAll().where("path", "in", chunk).execute())
      states.set(row.path, {
        path: row.path,
        fingerprint: row.fingerprint,
        sha256: row.sha256 ?? undefined,
        state: stateOf(row.state),
      });
  return states;
}

/** Known files below a folder, by path. A range is what an index answers; "like" would read wildcards in names. */
export async function filesUnder(db: Kysely<Tables>, folder: string): Promise<readonly string[]> {
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  const rows = await db.selectFrom("ingest_files").select("path").where("state", "<>", "gone").execute();
  return rows.map((row) => row.path).filter((path) => path.startsWith(prefix));
}

/** Takes note that files are gone. Gives the number of documents that are retired for it. */
export async function removeFiles(tx: Tx, paths: readonly string[], ingest: string, at: string): Promise<number> {
  let retired = 0;
  for (const chunk of inChunks(paths)) {
    const files = await tx.selectFrom("ingest_files").select("id").where("path", "in", chunk).execute();
    for (const { id } of files) {
      await tx.updateTable("ingest_files").set({ state: "gone", ingest_id: ingest }).where("id", "=", id).execute();
      const held = await tx.selectFrom("document_files").select("document_id").where("file_id", "=", id).execute();
      await tx.deleteFrom("document_files").where("file_id", "=", id).execute();
      retired += await retireUnheld(
        tx,
        held.map((row) => row.document_id),
        at,
      );
    }
  }
  return retired;
}
