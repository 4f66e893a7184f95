/** Joins all parts: configuration and packs in, a working application out. The only file that knows every part. */
import { randomBytes } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { createApplication, type Application } from "./app/application.ts";
import type { DocumentEvidence } from "./app/answers/from-documents.ts";
import type { Knowledge } from "./app/answers/knowledge.ts";
import { type IngestParts, isIndexLost } from "./app/literature/ingest.ts";
import { createLibraryCases } from "./app/literature/library.ts";
import { createLiteratureSearch, type LiteratureSearch, type SearchParts } from "./app/literature/search.ts";
import type { Embedder } from "./app/ports/embedder.ts";
import type { EvidenceIndex } from "./app/ports/evidence-index.ts";
import type { Ingests } from "./app/ports/ingests.ts";
import type { Literature } from "./app/ports/literature.ts";
import type { CopiedRecords, CopyProgress, RecordsKeeper } from "./app/ports/records.ts";
import { type Assessor, type AssessRecords, createAssessment, createAssessor } from "./app/patients/assess.ts";
import { type CohortOverRecords, createCohortOverRecords } from "./app/patients/cohort.ts";
import type { PeopleCases } from "./app/people/people.ts";
import type { SeenTokens } from "./app/ports/seen-tokens.ts";
import type { Surroundings } from "./app/ports/surroundings.ts";
import { openDecisions, startWatch } from "./compose-decisions.ts";
export { openSuspensions, withDecisions } from "./compose-decisions.ts";
import { letterWriterOf, startDelivery } from "./compose-mail.ts";
import { composePeople } from "./compose-people.ts";
import { composeReview } from "./compose-review.ts";
export { openReview, type OpenReview } from "./compose-review.ts";
import type { Config } from "./config.ts";
import { createLibrary } from "./core/answer/library.ts";
import { createLexicon } from "./core/question/lexicon.ts";
import { nothingWithdrawn } from "./core/knowledge/withdrawn.ts";
import type { Exam } from "./core/knowledge/exam.ts";
import { exampleRecords } from "./examples/example-records.ts";
import { err, ok, type Problem, type Result } from "./core/problem.ts";
import { createIngestProcesses } from "./intake/ingest-process.ts";
import { readMesh } from "./evidence/search/mesh.ts";
import { createEmbeddingsServer } from "./index/embeddings-server.ts";
import { openedWhenUsed } from "./index/opened-when-used.ts";
import { createIntake } from "./intake/intake.ts";
import { isDeadHolder, thisProcess } from "./intake/this-process.ts";
import { type CheckedPacks, packsOf, readCheckedPacks, readPacks } from "./packs/read-checked-packs.ts";
import { type PacksApart, readPacksApart } from "./packs/read-apart.ts";
import { readExam } from "./packs/read-exam.ts";
import type { Reach } from "./server/origin-guard.ts";
import { createCards } from "./store/cards/cards.ts";
import { createSeenTokens } from "./store/cards/seen-tokens.ts";
import { createAuditLog } from "./store/audit.ts";
import { digestOf } from "./store/digest.ts";
import { moveRecords, openRecordsKeeper } from "./store/records-keeper.ts";
import { type DatabaseLocation, openStore } from "./store/open-store.ts";
import { createIngests } from "./store/literature/ingests.ts";
import { createLiterature } from "./store/literature/literature.ts";
import { createPatients } from "./store/patients/patients.ts";
import { createSavedAnswers } from "./store/saved-answers.ts";
import type { Tables } from "./store/tables.ts";

/** UUID version 7: milliseconds first, so that rows sort by age. */
function uuidV7(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** The real world. */
export const realSurroundings: Surroundings = {
  now: () => new Date().toISOString(),
  newId: () => uuidV7(Date.now()),
  newToken: () => randomBytes(16).toString("base64url"),
};

/** Packs that passed their check, indexed. */
export const toKnowledge = ({ general, packs }: CheckedPacks): Knowledge => ({
  libraries: packs.map((pack) => createLibrary(pack, general)),
  bare: createLibrary(general, general),
  withdrawn: nothingWithdrawn,
});

/** Reads, checks and indexes the packs; every problem of every pack at once, with file and line. */
export function loadKnowledge(packsFolder: string, only?: readonly string[]): Result<Knowledge, readonly Problem[]> {
  const read = readCheckedPacks(packsFolder, only);
  return read.ok ? ok(toKnowledge(read.value)) : read;
}

/** Indexes packs that are still being checked; one that is not sound may fail here, and its check then says why. */
function tryKnowledge(packs: CheckedPacks): Result<Knowledge, unknown> {
  try {
    return ok(toKnowledge(packs));
  } catch (error) {
    return err(error);
  }
}

/** The same for a process that stays: indexed while the packs' own thread still checks them. */
async function loadKnowledgeApart(packs: PacksApart): Promise<Result<Knowledge, readonly Problem[]>> {
  try {
    const read = await packs.read;
    if (!read.ok) return read;
    const knowledge = tryKnowledge(read.value);
    const problems = await packs.checked;
    if (problems.length > 0) return err(problems);
    if (!knowledge.ok) throw knowledge.error;
    return knowledge;
  } finally {
    await packs.end();
  }
}

/** Assesses records without opening a database. */
export const assessmentOver = (knowledge: Knowledge): AssessRecords => createAssessment(knowledge, digestOf);

/** Reads charts, and asks and assesses them. */
export const assessorOver = (knowledge: Knowledge): Assessor => createAssessor(knowledge, digestOf);

/** Outcomes of a cohort over records, without opening a database. */
export const cohortOver = (knowledge: Knowledge): CohortOverRecords => createCohortOverRecords(knowledge);

/** The exam of a pack. */
export const loadExam = (packsFolder: string, id: string): Result<Exam, readonly Problem[]> =>
  readExam(join(packsFolder, id));

/** Where the settings say that records are kept. */
export const locationOf = ({ databaseUrl, dataFolder }: Config): DatabaseLocation =>
  databaseUrl === undefined
    ? { kind: "sqlite", file: join(dataFolder, "ranvier.db") }
    : { kind: "postgresql", url: databaseUrl };

/** Who can reach the server: others only through a proxy that is named, at the address people use. */
export const reachOf = ({ host, publicUrl, trustedProxies }: Config): Reach =>
  publicUrl === undefined || trustedProxies.length === 0
    ? { from: "this-machine", host }
    : { from: "network", publicUrl, trustedProxies };

/** Words of the packs that help a search: their glossaries, and ordinary English that is never mended. */
export type SearchAids = Pick<SearchParts, "embedder" | "thesaurus">;
export type SearchWords = Pick<SearchParts, "lexicons" | "isOrdinary">;

export const searchWordsOf = (knowledge: Knowledge): SearchWords => ({
  lexicons: [...knowledge.libraries, knowledge.bare].map((library) => library.lexicon),
  isOrdinary: (word) => knowledge.bare.ordinary.has(word),
});

/** The same words from packs that are read but neither checked nor indexed: all that a search needs, in a third of the time. */
export function readSearchWords(packsFolder: string): Result<SearchWords, readonly Problem[]> {
  const read = readPacks(packsFolder);
  if (!read.ok) return read;
  const { general, packs } = packsOf(read.value);
  const ordinary = new Set(general.ordinary);
  return ok({
    lexicons: [...packs, general].map((pack) => createLexicon(pack.concepts, pack.falseFriends)),
    isOrdinary: (word) => ordinary.has(word),
  });
}

/** The embedding server of the settings, where there is one. */
const embedderOf = ({ embeddings }: Config): Embedder | undefined =>
  embeddings === undefined ? undefined : createEmbeddingsServer(embeddings);

/** The evidence index where the settings say. The engine is loaded only now: most commands do without. */
export async function openEvidence(config: Config): Promise<Result<EvidenceIndex>> {
  const { openLanceIndex } = await import("./index/lance-index.ts");
  return openLanceIndex(config.evidenceUri, { storage: config.evidenceStorage, embedder: embedderOf(config) });
}

/** A folder of our own is opened when it is first used; an address is opened at once, so that a wrong one stops the start. */
const evidenceForServer = (config: Config): Promise<Result<EvidenceIndex>> =>
  config.evidenceUri.includes("://")
    ? openEvidence(config)
    : Promise.resolve(ok(openedWhenUsed(() => openEvidence(config))));

/** What the settings add to a search: an embedding server, and the names of a MeSH file, which take a while to read. */
export const searchAidsOf = (config: Config): SearchAids => ({
  embedder: embedderOf(config),
  thesaurus: config.meshFile === undefined ? undefined : readMesh(createReadStream(config.meshFile, "utf8")),
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

export async function openLibrary(config: Config): Promise<Result<OpenLibrary>> {
  const [store, evidence] = await Promise.all([openLiteratureStore(config), openEvidence(config)]);
  if (!store.ok) return store;
  if (!evidence.ok) return evidence;
  const { literature, ingests } = store.value;
  const ingestParts = {
    literature,
    ingests,
    intake: createIntake(),
    index: evidence.value,
    surroundings: realSurroundings,
    holder: thisProcess(),
    isDead: isDeadHolder,
  };
  const close = async (): Promise<void> => {
    await Promise.all([store.value.close(), evidence.value.close()]);
  };
  return ok({ literature, ingestParts, close });
}

/** The use cases about people alone, for the command line. */
export async function openPeople(
  config: Config,
  surroundings: Surroundings = realSurroundings,
): Promise<Result<{ readonly people: PeopleCases; readonly close: () => Promise<void> }>> {
  const store = await openStore(locationOf(config));
  if (!store.ok) return store;
  const db = store.value;
  return ok({ people: composePeople(config, db, surroundings), close: () => db.destroy() });
}

/** The clinic's documents as answers quote them. Once something was taken in, it is not asked again whether there is. */
export function documentsOver(literature: Literature, search: LiteratureSearch): DocumentEvidence {
  let some = false;
  return {
    hasDocuments: async () => (some ||= (await literature.countLive()) > 0),
    findPassages: async (text, limit) => (await search.find(text, {}, limit)).hits,
    findVersion: literature.findVersion,
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
function libraryParts(db: Kysely<Tables>, { dataFolder }: Config, surroundings: Surroundings, changed: () => void) {
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
async function finishWhatWasCutOff(
  { literature, ingests, ingestProcess }: ReturnType<typeof libraryParts>,
  index: EvidenceIndex,
): Promise<void> {
  const held = await ingests.lock();
  const isCutOff = held === undefined ? (await literature.countPending()) > 0 : isDeadHolder(held);
  if (isCutOff || (held === undefined && (await isIndexLost(index, literature)))) ingestProcess.settleIndex();
}

/** The example patients as NDJSON lines, dated back from a day. */
const exampleTexts = (today: string): readonly string[] =>
  exampleRecords(today).map(({ bundle }) => JSON.stringify(bundle));

/** An application with its database open. Call `close` when done. */
export interface Composed {
  readonly application: Application;
  readonly seenTokens: SeenTokens;
  readonly close: () => Promise<void>;
}

/** Opens everything for a server, whose packs may already be on their way. */
export async function compose(
  config: Config,
  surroundings: Surroundings = realSurroundings,
  packs: PacksApart = readPacksApart(config.packsFolder),
): Promise<Result<Composed, readonly Problem[]>> {
  const knowledge = await loadKnowledgeApart(packs);
  if (!knowledge.ok) return knowledge;
  const [store, evidence] = await Promise.all([openStore(locationOf(config)), evidenceForServer(config)]);
  if (!store.ok || !evidence.ok) return err([store, evidence].flatMap((opened) => (opened.ok ? [] : [opened.error])));
  const [db, index] = [store.value, evidence.value];
  const library = libraryParts(db, config, surroundings, () => watch.ask());
  const literatureSearch = searchOver(index, searchWordsOf(knowledge.value), searchAidsOf(config));
  const { decisions, close: stopLooking } = await openDecisions(db, knowledge.value, surroundings);
  const application = createApplication({
    knowledge: knowledge.value,
    decisions,
    surroundings,
    savedAnswers: createSavedAnswers(db),
    audit: createAuditLog(db),
    digestOf,
    people: composePeople(config, db, surroundings),
    literatureSearch,
    documents: documentsOver(library.literature, literatureSearch),
    library: createLibraryCases(library),
    patients: createPatients(db),
    examples: exampleTexts,
    cards: createCards(db),
    review: composeReview(db, letterWriterOf(config.mail)),
  });
  const delivery = startDelivery(db, config.mail, surroundings);
  const watch = startWatch(application, decisions, surroundings);
  // Not waited for, and no reason not to serve: the next ingest would put the same right.
  const looked = finishWhatWasCutOff(library, index).catch(() => undefined);
  const close = async (): Promise<void> => {
    await Promise.all([stopLooking(), watch.close(), looked]);
    await library.ingestProcess.close();
    await delivery.close();
    await Promise.all([db.destroy(), index.close()]);
  };
  const seenTokens = createSeenTokens(db, () => Math.floor(Date.parse(surroundings.now()) / 1000));
  return ok({ application, seenTokens, close });
}

/** Opens the records alone, as they are found, without the packs. */
export const openRecords = (config: Config, options: { readonly create: boolean }): Promise<Result<RecordsKeeper>> =>
  openRecordsKeeper(locationOf(config), realSurroundings, options);

/** Moves the records of the data folder to the PostgreSQL database of the settings. */
export function moveRecordsToPostgres(
  { dataFolder, databaseUrl }: Config & { readonly databaseUrl: string },
  progress: CopyProgress,
): Promise<Result<CopiedRecords>> {
  const target = { kind: "postgresql", url: databaseUrl } as const;
  return moveRecords(join(dataFolder, "ranvier.db"), target, realSurroundings, progress);
}
