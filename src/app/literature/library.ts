/** The library as server and pages use it: look documents up, take uploads in, change them by hand. */
import type {
  CorrectionBody,
  DocumentList,
  DocumentRecordView,
  DocumentVersionView,
  IngestView,
} from "../../contract/documents.ts";
import { type Audience, isLay } from "../../core/knowledge/claim.ts";
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { passageSpansOf } from "../../evidence/passages.ts";
import type { Actor } from "../actor.ts";
import { guarded } from "../guarded.ts";
import type { Action } from "../permissions.ts";
import type { IngestProcess, UploadedFile } from "../ports/ingest-process.ts";
import type { Ingests } from "../ports/ingests.ts";
import type { DocumentQuery, DocumentRecord, Literature, Origin } from "../ports/literature.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { correctDocument, restoreDocument, retireDocument } from "./hand-acts.ts";

export interface LibraryParts {
  readonly literature: Literature;
  readonly ingests: Ingests;
  readonly ingestProcess: IngestProcess;
  readonly surroundings: Surroundings;
}

export interface LibraryCases {
  readonly listDocuments: (actor: Actor, query: DocumentQuery) => Promise<DocumentList>;
  readonly findDocument: (actor: Actor, id: string) => Promise<DocumentRecordView | undefined>;
  readonly findDocumentVersion: (
    actor: Actor,
    id: string,
    version: string,
    audience: Audience,
  ) => Promise<Result<DocumentVersionView>>;
  readonly correctDocument: (actor: Actor, id: string, body: CorrectionBody) => Promise<Result<DocumentRecordView>>;
  readonly retireDocument: (actor: Actor, id: string, reason?: string) => Promise<Result<DocumentRecordView>>;
  readonly restoreDocument: (actor: Actor, id: string, reason?: string) => Promise<Result<DocumentRecordView>>;
  readonly uploadDocuments: (actor: Actor, files: readonly UploadedFile[]) => Promise<Result<IngestView>>;
  readonly findIngest: (actor: Actor, id: string) => Promise<IngestView | undefined>;
}

/** Problems of an ingest that are shown. */
const shownProblems = 200;

const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/** Folders of the machine are nobody's business who reads over HTTP. */
const shownOrigin = ({ file, record }: Origin) => ({ file: fileName(file), record });

/** Files by their names alone. */
function recordView({ files, ...record }: DocumentRecord): DocumentRecordView {
  return {
    ...record,
    files: files.map(fileName),
    origin: shownOrigin(record.origin),
    versions: record.versions.map((version) => ({ ...version, origin: shownOrigin(version.origin) })),
  };
}

const shownProblem = (problem: Problem): Problem =>
  problem.where?.file === undefined
    ? problem
    : { ...problem, where: { ...problem.where, file: fileName(problem.where.file) } };

const noVersion: Problem = {
  code: "not-found",
  message: "There is no such version of this document",
  fix: "GET /api/documents/{id} lists its versions",
};

const closed: Problem = {
  code: "closed-to-audience",
  message: "The clinic's documents are written for professionals and are not shown to patients and carers",
  fix: "ask your care team about them",
};

const noFiles: Problem = {
  code: "bad-request",
  message: "No files came with the upload",
  fix: "send one or more files in the field “files”",
};

async function findVersion(
  literature: Literature,
  id: string,
  version: string,
  audience: Audience,
): Promise<Result<DocumentVersionView>> {
  if (isLay(audience)) return err(closed);
  const found = await literature.findVersion(version);
  if (found?.documentId !== id) return err(noVersion);
  const { document, metadata, origin, takenInAt, supersededBy, retiredAt } = found;
  const { format, text, blocks, sections, pages } = document;
  const passages = passageSpansOf(document).map(({ start, end }) => ({ start, end }));
  return ok({
    documentId: id,
    version,
    format,
    metadata,
    text,
    blocks,
    sections,
    pages,
    passages,
    origin: shownOrigin(origin),
    takenInAt,
    supersededBy,
    retiredAt,
  });
}

/** What each use case takes to be allowed. */
const actions: { readonly [Name in keyof LibraryCases]: Action } = {
  listDocuments: "documents.search",
  findDocument: "documents.search",
  findDocumentVersion: "documents.search",
  findIngest: "documents.search",
  correctDocument: "documents.change",
  retireDocument: "documents.change",
  restoreDocument: "documents.change",
  uploadDocuments: "documents.change",
};

/** The use cases, for those who may. */
export function createLibraryCases(parts: LibraryParts): LibraryCases {
  const { literature, ingests, ingestProcess, surroundings } = parts;

  const viewOf = async (id: string): Promise<IngestView | undefined> => {
    const found = await ingests.find(id);
    if (found === undefined) return undefined;
    const { state, askedAt, startedAt, endedAt, progress } = found;
    const problems = (await ingests.problems(id, shownProblems)).map(shownProblem);
    return { id, state, files: found.paths.map(fileName), askedAt, startedAt, endedAt, progress, problems };
  };

  /** What was changed by hand is shown as it is now, and the index is brought in line. */
  const settled = (changed: Result<DocumentRecord>): Result<DocumentRecordView> => {
    if (!changed.ok) return changed;
    ingestProcess.settleIndex();
    return ok(recordView(changed.value));
  };

  const cases: LibraryCases = {
    listDocuments: async (_actor, query) => {
      const { documents, total } = await literature.listDocuments(query);
      return { documents: documents.map((d) => ({ ...d, origin: shownOrigin(d.origin) })), total };
    },
    findDocument: async (_actor, id) => {
      const found = await literature.findDocument(id);
      return found === undefined ? undefined : recordView(found);
    },
    findDocumentVersion: (_actor, id, version, audience) => findVersion(literature, id, version, audience),
    correctDocument: async (actor, id, body) => settled(await correctDocument(parts, actor, id, body)),
    retireDocument: async (actor, id, reason) => settled(await retireDocument(parts, actor, id, reason)),
    restoreDocument: async (actor, id, reason) => settled(await restoreDocument(parts, actor, id, reason)),
    uploadDocuments: async (actor, files) => {
      if (files.length === 0) return err(noFiles);
      const paths = await ingestProcess.keep(files);
      const id = surroundings.newId();
      const options = { retireMissing: false };
      await ingests.ask({ id, actor: actor.id, paths, options, askedAt: surroundings.now() });
      ingestProcess.start(id);
      const view = await viewOf(id);
      if (view === undefined) throw new Error("an ingest that was entered is not there");
      return ok(view);
    },
    findIngest: (_actor, id) => viewOf(id),
  };
  return guarded(cases, actions);
}
