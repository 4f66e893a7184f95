/** The part of compose that joins the clinic's documents: their records, their index, the search, and ingests. */
import type { Kysely } from "kysely";
import { createReadStream, existsSync } from "node:fs";
import type { DocumentEvidence } from "../app/answers/from-documents.ts";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { type IngestParts, isIndexLost } from "../app/literature/ingest.ts";
import { createLiteratureSearch, type LiteratureSearch, type SearchParts } from "../app/literature/search.ts";
import type { Embedder } from "../app/ports/embedder.ts";
import type { EvidenceIndex } from "../app/ports/evidence-index.ts";
import type { Ingests } from "../app/ports/ingests.ts";
import type { Literature } from "../app/ports/literature.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { Config } from "../config.ts";
import { ok, type Problem, type Result } from "../core/problem.ts";
import { createLexicon, type Lexicon } from "../core/question/lexicon.ts";
import { createEmbeddingsServer } from "../index/embeddings-server.ts";
import { openedWhenUsed } from "../index/opened-when-used.ts";
import { createIngestProcesses } from "../intake/ingest-process.ts";
import { createIntake } from "../intake/intake.ts";
import { isDeadHolder, thisProcess } from "../intake/this-process.ts";
import { createIngests } from "../store/literature/ingests.ts";
import { createLiterature } from "../store/literature/literature.ts";
import { openStore } from "../store/open-store.ts";
import type { Tables } from "../store/tables.ts";
import { openBoth } from "./open-both.ts";
import { locationOf } from "./records.ts";
import { realSurroundings } from "./surroundings.ts";

/** Words of the packs that help a search: their glossaries, and ordinary English that is never mended. */
export type SearchAids = Pick<SearchParts, "embedder" | "thesaurus">;
export type SearchWords = Pick<SearchParts, "lexicons" | "isOrdinary">;

export function searchWordsOf(knowledge: Knowledge): SearchWords {
  const [{ general, ordinary } = knowledge.bare] = knowledge.libraries;
  return {
    lexicons: [
      ...knowledge.libraries.map((library) => library.lexicon),
      createLexicon(general.concepts, general.falseFriends),
    ],
    isOrdinary: (word) => ordinary.has(word),
  };
}

/** The embedding server of the settings, where there is one. */
const embedderOf = ({ embeddings }: Config): Embedder | undefined =>
  embeddings === undefined ? undefined : createEmbeddingsServer(embeddings);

/** The evidence index where the settings say. The engine is loaded only now: most commands do without. */
export async function openEvidence(config: Config): Promise<Result<EvidenceIndex>> {
  const { openLanceIndex } = await import("../index/lance-index.ts");
  return openLanceIndex(config.evidenceUri, { storage: config.evidenceStorage, embedder: embedderOf(config) });
}

/** A folder of our own is opened when it is first used; an address is opened at once, so that a wrong one stops the start. */
export const evidenceForServer = (config: Config): Promise<Result<EvidenceIndex>> =>
  config.evidenceUri.includes("://")
    ? openEvidence(config)
    : Promise.resolve(ok(openedWhenUsed(() => openEvidence(config))));

/** The reader of MeSH is loaded only where there is such a file. */
async function readThesaurus(meshFile: string): Promise<Lexicon> {
  const { readMesh } = await import("../evidence/search/mesh.ts");
  return readMesh(createReadStream(meshFile, "utf8"));
}

/** What the settings add to a search: an embedding server, and the names of a MeSH file, which take a while to read. */
export const searchAidsOf = (config: Config): SearchAids => ({
  embedder: embedderOf(config),
  thesaurus: config.meshFile === undefined ? undefined : readThesaurus(config.meshFile),
});

/** The search over an open index. */
export const searchOver = (index: EvidenceIndex, words: SearchWords, aids: SearchAids = {}): LiteratureSearch =>
  createLiteratureSearch({ index, ...words, ...aids });

/** The documents without their index: for looking them up. */
export interface OpenLiteratureStore {
  readonly literature: Literature;
  readonly ingests: Ingests;
  readonly close: () => Promise<void>;
}

export async function openLiteratureStore(config: Config): Promise<Result<OpenLiteratureStore>> {
  const store = await openStore(locationOf(config));
  if (!store.ok) return store;
  const db = store.value;
  return ok({
    literature: createLiterature(db, realSurroundings),
    ingests: createIngests(db),
    close: () => db.destroy(),
  });
}

/** The documents with their index, for whoever takes some in or changes them. */
export interface OpenLibrary {
  readonly literature: Literature;
  readonly ingestParts: IngestParts;
  readonly close: () => Promise<void>;
}

export async function openLibrary(config: Config): Promise<Result<OpenLibrary, readonly Problem[]>> {
  const both = await openBoth(
    { opened: openLiteratureStore(config), close: (store) => store.close() },
    { opened: openEvidence(config), close: (index) => index.close() },
  );
  if (!both.ok) return both;
  const [store, index] = both.value;
  const { literature, ingests } = store;
  const ingestParts = {
    literature,
    ingests,
    intake: createIntake(),
    index,
    surroundings: realSurroundings,
    holder: thisProcess(),
    isDead: isDeadHolder,
  };
  const close = async (): Promise<void> => {
    await Promise.all([store.close(), index.close()]);
  };
  return ok({ literature, ingestParts, close });
}

/** The clinic's documents as answers quote them. Once something was taken in, it is not asked again whether there is. */
export function documentsOver(literature: Literature, search: LiteratureSearch): DocumentEvidence {
  let some = false;
  return {
    hasDocuments: async () => (some ||= (await literature.countLive()) > 0),
    findPassages: async (text, limit) => (await search.find(text, {}, limit)).hits,
    findVersion: literature.findVersion,
    findRetractions: literature.findRetractions,
  };
}

/** Documents for a command that asks once. Nothing is opened or made where nothing was taken in. */
export async function openDocuments(
  config: Config,
  knowledge: Knowledge,
): Promise<Result<{ readonly documents?: DocumentEvidence; readonly close: () => Promise<void> }>> {
  const nothing = ok({ close: () => Promise.resolve() });
  const location = locationOf(config);
  if (location.kind === "sqlite" && !existsSync(location.file)) return nothing;
  const store = await openStore(location);
  if (!store.ok) return store;
  const literature = createLiterature(store.value, realSurroundings);
  if ((await literature.countLive()) === 0) {
    await store.value.destroy();
    return nothing;
  }
  const index = await openEvidence(config);
  if (!index.ok) {
    await store.value.destroy();
    return index;
  }
  const close = async (): Promise<void> => {
    await Promise.all([store.value.destroy(), index.value.close()]);
  };
  return ok({
    documents: documentsOver(literature, searchOver(index.value, searchWordsOf(knowledge), searchAidsOf(config))),
    close,
  });
}

/** The documents as the server has them: ingests run in processes of their own. */
export function libraryParts(
  db: Kysely<Tables>,
  { dataFolder }: Config,
  surroundings: Surroundings,
  changed: () => void,
) {
  const [literature, ingests] = [createLiterature(db, surroundings), createIngests(db)];
  const onEnd = async (id: string): Promise<void> => {
    const ended = await ingests.find(id);
    if (ended?.state === "waiting" || ended?.state === "running")
      await ingests.end(id, surroundings.now(), "failed", ended.progress);
    changed();
  };
  return { literature, ingests, surroundings, ingestProcess: createIngestProcesses({ dataFolder, onEnd }) };
}

/** An ingest that died, or a change by hand that the index was not told of, is put right while the server already answers. */
export async function finishWhatWasCutOff(
  { literature, ingests, ingestProcess }: ReturnType<typeof libraryParts>,
  index: EvidenceIndex,
): Promise<void> {
  const held = await ingests.lock();
  const isCutOff = held === undefined ? (await literature.countPending()) > 0 : isDeadHolder(held);
  if (isCutOff || (held === undefined && (await isIndexLost(index, literature)))) ingestProcess.settleIndex();
}
