/** The evidence index on LanceDB: a folder, a bucket, or LanceDB's own service. */
import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import { connect, type Connection, Session } from "@lancedb/lancedb";
import type { Table } from "apache-arrow";
import type { Embedder } from "../app/ports/embedder.ts";
import type { EvidenceIndex, Gathering } from "../app/ports/evidence-index.ts";
import { err, ok, type Problem, type Result } from "../core/problem.ts";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { createTermReader } from "../evidence/ranking/terms.ts";
import { isKept, PassageAnalyser } from "./analyse-passage.ts";
import { boundBuildMemory } from "./build-memory.ts";
import { withCommitRetry } from "./commit-retry.ts";
import { removeEarlierLayouts } from "./earlier-layouts.ts";
import { anyOf } from "./lance-filter.ts";
import { PassageRows } from "./lance-rows.ts";
import { createLanceSearch } from "./lance-search.ts";
import { buildIndexes, openTables, type Tables } from "./lance-tables.ts";
import { createVectors, type Vectors } from "./lance-vectors.ts";
import { createKnowledge, keepWords } from "./lance-words.ts";
import { probeBucket } from "./probe-bucket.ts";

export interface LanceOptions {
  /** Settings of the object store, by the names LanceDB documents. */
  readonly storage?: Readonly<Record<string, string>> | undefined;
  /** `one` is a promise that no other process writes to this bucket: it is then not asked whether it refuses to overwrite. */
  readonly writers?: "one" | "many" | undefined;
  /** Makes vectors of passages, where one is set up. */
  readonly embedder?: Embedder | undefined;
  /** Memory for index pages, in bytes. */
  readonly cacheBytes?: number | undefined;
}

const defaultCacheBytes = 384 * 1024 * 1024;
const metadataCacheBytes = 64 * 1024 * 1024;

/** Versions of the tables older than this are removed: a reader notices a new one within a second. */
const keptVersionsMs = 10 * 60 * 1000;

/** Identifiers of document versions in one condition. */
const versionsAtOnce = 500;

const isAddress = (uri: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(uri);

/** Opens the index; it is made where there is none. A folder is named by its absolute path. */
export async function openLanceIndex(uri: string, options: LanceOptions = {}): Promise<Result<EvidenceIndex>> {
  if (!isAddress(uri) && !isAbsolute(uri))
    return err({
      code: "evidence-uri",
      message: "The folder of the evidence index is not an absolute path",
      fix: "start the path at the root of the disk, or name a bucket such as s3://name/folder",
    });
  const storage = options.storage ?? {};
  if (uri.startsWith("s3://") && options.writers !== "one") {
    const probed = await probeBucket(uri, storage, `ranvier-probe-${randomUUID()}`);
    if (!probed.ok) return probed;
  }
  boundBuildMemory();
  try {
    const connection = await connect(uri, {
      readConsistencyInterval: 1,
      session: new Session(BigInt(options.cacheBytes ?? defaultCacheBytes), BigInt(metadataCacheBytes)),
      storageOptions: { ...storage },
    });
    const vectors = options.embedder === undefined ? undefined : createVectors(connection, options.embedder);
    return ok(createLanceIndex(connection, await openTables(connection, options.writers ?? "many"), vectors));
  } catch (error) {
    return err(notOpened(error));
  }
}

/** LanceDB's errors go on with places in its own source, and with the same in other words. */
const placeInLibrary = /\n|, \/\S+\.rs:\d|\s+Caused by: /;

const notOpened = (error: unknown): Problem => ({
  code: "evidence-not-opened",
  message: `The evidence index does not open: ${String(error instanceof Error ? error.message : error).split(placeInLibrary)[0]}`,
  fix: "check RANVIER_EVIDENCE_URI, the rights to the folder or bucket, and its credentials; if the index itself is damaged, move its folder away and run `ranvier index rebuild`",
});

function createLanceIndex(connection: Connection, tables: Tables, vectors: Vectors | undefined): EvidenceIndex {
  const { passages } = tables;
  const reader = createTermReader();
  const analyser = new PassageAnalyser(reader);
  const known = createKnowledge(tables, reader);

  const gather = (put: (rows: Table) => Promise<unknown>): Gathering => {
    const rows = new PassageRows();
    return {
      take: (given) => {
        for (const passage of given) if (isKept(passage)) rows.add(analyser.analyse(passage));
      },
      size: () => rows.length,
      put: async () => {
        if (rows.length > 0) await withCommitRetry(() => put(rows.table()));
        rows.clear();
      },
    };
  };
  const append = (): Gathering => gather((rows) => passages.add(rows));
  const merge = (): Gathering =>
    gather((rows) => passages.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(rows));
  const putAtOnce = (gathering: Gathering, given: readonly IndexedPassage[]): Promise<void> => {
    gathering.take(given);
    return gathering.put();
  };

  return {
    add: (given) => putAtOnce(merge(), given),
    append: (given) => putAtOnce(append(), given),
    gather: append,
    remove: async (versions) => {
      for (let at = 0; at < versions.length; at += versionsAtOnce) {
        const some = versions.slice(at, at + versionsAtOnce);
        await withCommitRetry(() => passages.delete(anyOf("version", some)));
        await vectors?.remove(some);
      }
    },
    finish: async () => {
      await keepWords(tables, analyser, reader);
      await bringUpToDate(tables);
      if ((await passages.countRows()) > 0) await removeEarlierLayouts(connection);
      await vectors?.complete(passages);
    },
    search: createLanceSearch({ tables, vectors, reader, collection: async () => (await known()).collection }),
    vocabulary: async () => (await known()).vocabulary,
    count: () => passages.countRows(),
    clear: async () => {
      analyser.clear();
      for (const table of [tables.passages, tables.words, tables.totals])
        await withCommitRetry(() => table.delete("true"));
      await vectors?.clear();
    },
    close: () => {
      for (const table of [tables.passages, tables.words, tables.totals]) table.close();
      connection.close();
      return Promise.resolve();
    },
  };
}

/**
 * Rows are brought together before their first index is built, since moving indexed rows costs more than indexing them. A table
 * that has grown by more than half since is indexed anew, as one piece; less is added to its index.
 */
async function bringUpToDate(tables: Tables): Promise<void> {
  const cleanupOlderThan = new Date(Date.now() - keptVersionsMs);
  const [stats, count] = [await tables.passages.indexStats("terms_idx"), await tables.passages.countRows()];
  const isOutgrown = stats !== undefined && stats.numUnindexedRows > stats.numIndexedRows / 2;
  if (count > 0 && isOutgrown) await buildIndexes(tables);
  for (const table of [tables.passages, tables.words, tables.totals])
    await withCommitRetry(() => table.optimize({ cleanupOlderThan }));
  if (count > 0 && stats === undefined) await buildIndexes(tables);
}
