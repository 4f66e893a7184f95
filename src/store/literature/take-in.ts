/** Takes a batch of documents in: new ones, new versions of known ones, and those that are as they were. */
import type { Transaction } from "kysely";
import type { IntakeBatch, ReadDocument, TakenIn, VersionToIndex } from "../../app/ports/literature.ts";
import { correctedMetadata, identifiersOf } from "../../evidence/corrections.ts";
import type { Tables } from "../tables.ts";
import { closeFile, type OpenFile, openFiles } from "./files.ts";
import { inChunks } from "./in-chunks.ts";
import { correctedIdentifiers, findNotices, noticesAbout, refreshRetractions, replaceNotices } from "./notices.ts";
import { columnsOf, parseCorrections } from "./rows.ts";

type Tx = Transaction<Tables>;

/** A document as the batch finds or makes it. */
interface Known {
  readonly id: string;
  readonly isNew: boolean;
  readonly corrections: string;
  readonly keptRetired: boolean;
  version: string;
  wasRemoved: boolean;
  /** The last of the batch, when it differs from what is stored. */
  current: ReadDocument | undefined;
}

/** What of a batch is in the store already. */
class Acquaintance {
  readonly byIdentity = new Map<string, Known>();
  readonly byVersion = new Map<string, Known>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  async look(tx: Tx, documents: readonly ReadDocument[]): Promise<void> {
    const byId = new Map<string, Known>();
    for (const chunk of inChunks([...new Set(documents.map((d) => d.version))])) {
      const rows = await documentRows(tx)
        .innerJoin("document_versions as v", "v.document_id", "d.id")
        .select("v.version as held")
        .where("v.version", "in", chunk)
        .execute();
      for (const row of rows) this.byVersion.set(row.held, once(byId, row));
    }
    for (const chunk of inChunks([...new Set(documents.map((d) => d.identity))])) {
      const rows = await documentRows(tx).select("d.identity").where("d.identity", "in", chunk).execute();
      for (const row of rows) this.byIdentity.set(row.identity, once(byId, row));
    }
  }

  /** The document that `read` is a version of: one that holds these very bytes, else the one of its identity, else a new one. */
  documentOf(read: ReadDocument): Known {
    const known = this.byVersion.get(read.version) ?? this.byIdentity.get(read.identity);
    if (known !== undefined) return known;
    const made: Known = {
      id: this.#newId(),
      isNew: true,
      corrections: "{}",
      keptRetired: false,
      version: "",
      wasRemoved: false,
      current: undefined,
    };
    this.byIdentity.set(read.identity, made);
    return made;
  }
}

const documentRows = (tx: Tx) =>
  tx
    .selectFrom("documents as d")
    .select(["d.id", "d.version as current", "d.corrections", "d.retired_because as because"]);

function once(
  byId: Map<string, Known>,
  row: { readonly id: string; readonly current: string; readonly corrections: string; readonly because: string | null },
): Known {
  const known = byId.get(row.id) ?? {
    id: row.id,
    isNew: false,
    corrections: row.corrections,
    keptRetired: row.because === "by-hand",
    version: row.current,
    wasRemoved: row.because === "removed",
    current: undefined,
  };
  byId.set(row.id, known);
  return known;
}

interface Tally {
  added: number;
  changed: number;
  unchanged: number;
  keptRetired: number;
}

/** Goes through the batch in order, so that of two versions of one document the later is the current one. */
function sort(documents: readonly ReadDocument[], known: Acquaintance) {
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, keptRetired: 0 };
  const newVersions = new Map<string, { readonly read: ReadDocument; readonly of: Known }>();
  const touched = new Set<Known>();
  const held = new Map<string, { readonly read: ReadDocument; readonly of: Known }>();
  for (const read of documents) {
    const of = known.documentOf(read);
    held.set(`${read.file}\n${of.id}`, { read, of });
    if (!known.byVersion.has(read.version)) {
      newVersions.set(read.version, { read, of });
      known.byVersion.set(read.version, of);
    }
    if (of.version === read.version && !of.wasRemoved) tally.unchanged++;
    else {
      tally[of.version === "" ? "added" : "changed"]++;
      if (of.keptRetired) tally.keptRetired++;
      of.version = read.version;
      of.current = read;
      of.wasRemoved = false;
      touched.add(of);
    }
  }
  return { tally, newVersions: [...newVersions.values()], touched: [...touched], held: [...held.values()] };
}

type Sorted = ReturnType<typeof sort>;

const idOf = (files: ReadonlyMap<string, OpenFile>, path: string): OpenFile => {
  const file = files.get(path);
  if (file === undefined) throw new Error("a document was read from a file that was not opened");
  return file;
};

async function insertVersions(
  tx: Tx,
  newVersions: Sorted["newVersions"],
  files: ReadonlyMap<string, OpenFile>,
  at: string,
): Promise<void> {
  const rows = newVersions.map(({ read, of }) => ({
    version: read.version,
    document_id: of.id,
    file_id: idOf(files, read.file).id,
    record: read.record ?? null,
    taken_in_at: at,
    superseded_by: of.version === read.version ? null : of.version,
    metadata: JSON.stringify(read.metadata),
    indexed: of.version === read.version && !of.keptRetired ? 0 : 1,
    change: 0,
    content: read.content,
  }));
  for (const chunk of inChunks(rows, 10)) await tx.insertInto("document_versions").values(chunk).execute();
}

async function insertDocuments(tx: Tx, touched: readonly Known[], at: string): Promise<void> {
  const rows = touched.flatMap(({ isNew, id, version, current }) =>
    !isNew || current === undefined
      ? []
      : [
          {
            id,
            identity: current.identity,
            version,
            format: current.format,
            ...columnsOf(current.metadata, current.file),
            corrections: "{}",
            added_at: at,
            retired_at: null,
            retired_because: null,
          },
        ],
  );
  for (const chunk of inChunks(rows, 17)) await tx.insertInto("documents").values(chunk).execute();
}

/** The version that a document had gives way; the one it has now, new or from long ago, is to be indexed. */
async function updateDocument(tx: Tx, { id, version, corrections, keptRetired }: Known, current: ReadDocument) {
  const replaced = await tx
    .selectFrom("document_versions")
    .select(["version", "change"])
    .where("document_id", "=", id)
    .where("version", "<>", version)
    .where("superseded_by", "is", null)
    .execute();
  for (const old of replaced)
    await tx
      .updateTable("document_versions")
      .set({ superseded_by: version, indexed: 0, change: old.change + 1 })
      .where("version", "=", old.version)
      .execute();
  await tx
    .updateTable("document_versions")
    .set((eb) => ({ superseded_by: null, indexed: 0, change: eb("change", "+", 1) }))
    .where("version", "=", version)
    .execute();
  await tx
    .updateTable("documents")
    .set({
      version,
      format: current.format,
      ...columnsOf(correctedMetadata(current.metadata, parseCorrections(corrections)), current.file),
      ...(keptRetired ? {} : { retired_at: null, retired_because: null }),
    })
    .where("id", "=", id)
    .execute();
}

async function recordHolders(tx: Tx, held: Sorted["held"], files: ReadonlyMap<string, OpenFile>): Promise<void> {
  const rows = held.map(({ read, of }) => {
    const file = idOf(files, read.file);
    return { file_id: file.id, document_id: of.id, version: read.version, reading: file.reading };
  });
  for (const chunk of inChunks(rows, 4))
    await tx
      .insertInto("document_files")
      .values(chunk)
      .onConflict((c) =>
        c.columns(["file_id", "document_id"]).doUpdateSet((eb) => ({
          version: eb.ref("excluded.version"),
          reading: eb.ref("excluded.reading"),
        })),
      )
      .execute();
}

/** Notices in both directions: what the batch says about others, and what others said about the batch. */
async function spreadNotices(tx: Tx, touched: readonly Known[]): Promise<void> {
  const spoken: string[] = [];
  const identifiers: string[] = [];
  for (const { id, isNew, current, corrections } of touched) {
    if (current === undefined) continue;
    const { metadata } = current;
    if (!isNew || metadata.notices.some((n) => n.about === "other"))
      spoken.push(...(await replaceNotices(tx, id, metadata, isNew)));
    identifiers.push(...correctedIdentifiers(metadata, corrections));
  }
  const about = await findNotices(tx, identifiers);
  await refreshRetractions(tx, [...new Set([...spoken, ...about.keys()])]);
}

/** What the index must hold of the batch, with every correction and notice laid over. */
async function toIndex(tx: Tx, touched: readonly Known[]): Promise<readonly VersionToIndex[]> {
  const live = touched.filter((t) => !t.keptRetired);
  const byVersion = new Map<string, number>();
  for (const chunk of inChunks(live.map((t) => t.version)))
    for (const row of await tx
      .selectFrom("document_versions")
      .select(["version", "change"])
      .where("version", "in", chunk)
      .execute())
      byVersion.set(row.version, row.change);
  const read = live.flatMap((t) => (t.current === undefined ? [] : [{ of: t, current: t.current }]));
  const corrected = read.map(({ of, current }) => ({
    of,
    current,
    corrections: parseCorrections(of.corrections),
    ids: correctedMetadata(current.metadata, parseCorrections(of.corrections)),
  }));
  const notices = await findNotices(
    tx,
    corrected.flatMap(({ ids }) => identifiersOf(ids)),
  );
  return corrected.map(({ of, current, corrections, ids }) => ({
    version: of.version,
    change: byVersion.get(of.version) ?? 0,
    documentId: of.id,
    metadata: correctedMetadata(current.metadata, corrections, noticesAbout(ids, notices)),
  }));
}

/** The whole batch in the transaction of the caller. */
export async function takeIn(tx: Tx, batch: IntakeBatch, newId: () => string): Promise<TakenIn> {
  const files = await openFiles(tx, batch);
  const known = new Acquaintance(newId);
  await known.look(tx, batch.documents);
  const { tally, newVersions, touched, held } = sort(batch.documents, known);
  await insertVersions(tx, newVersions, files, batch.at);
  await insertDocuments(tx, touched, batch.at);
  for (const document of touched)
    if (!document.isNew && document.current !== undefined) await updateDocument(tx, document, document.current);
  await recordHolders(tx, held, files);
  await spreadNotices(tx, touched);
  let retired = 0;
  for (const closed of batch.closed) retired += await closeFile(tx, closed, idOf(files, closed.path), batch);
  return { ...tally, retired, live: await toIndex(tx, touched) };
}
