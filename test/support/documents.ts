/** Small documents as a clinic's library: read by the real readers, found by the real search over an index in memory. */
import { createHash } from "node:crypto";
import { createAddDocuments, type DocumentEvidence } from "../../src/app/answers/from-documents.ts";
import { ask, type Asked } from "../../src/app/answers/ask.ts";
import { localActor } from "../../src/app/actor.ts";
import type { DocumentVersion } from "../../src/app/ports/literature.ts";
import { searchOver, searchWordsOf } from "../../src/compose/literature.ts";
import type { Answer, Sentence } from "../../src/core/answer/answer.ts";
import type { Metadata } from "../../src/evidence/document.ts";
import { passagesOf } from "../../src/evidence/passages.ts";
import { readDocuments } from "../../src/evidence/read-documents.ts";
import { createMemoryIndex } from "../../src/index/memory-index.ts";
import { fixedSurroundings, shippedKnowledge } from "./product.ts";

/** A file of the library. `state` is what became of it since it was read. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
  readonly metadata?: Partial<Metadata>;
  readonly state?: Pick<DocumentVersion, "supersededBy" | "retiredAt">;
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function versionOf(file: LibraryFile): Promise<DocumentVersion> {
  const version = createHash("sha256").update(file.name).update(file.text).digest("hex");
  for await (const reading of readDocuments({
    name: file.name,
    size: file.text.length,
    bytes: () => bytesOf(file.text),
  })) {
    if (!reading.ok) throw new Error(reading.problem.message);
    const metadata = { ...reading.document.metadata, ...file.metadata };
    const origin = { file: file.name };
    return {
      version,
      documentId: file.name,
      document: reading.document,
      metadata,
      origin,
      takenInAt: "2026-11-21T12:00:00.000Z",
      ...file.state,
    };
  }
  throw new Error(`${file.name} holds no document`);
}

/** A library of these files. What an index would leave out, such as retired versions, is found all the same. */
export async function libraryOf(files: readonly LibraryFile[]): Promise<DocumentEvidence> {
  const versions = await Promise.all(files.map(versionOf));
  const index = createMemoryIndex();
  await index.add(
    versions.flatMap(({ version, documentId, document, metadata }) =>
      passagesOf(document).map((p) => ({
        id: `${version}#${p.start}-${p.end}`,
        version,
        documentId,
        title: metadata.title,
        ...(metadata.question === undefined ? {} : { question: metadata.question }),
        section: p.section,
        role: p.role,
        kind: p.kind,
        text: document.text.slice(p.start, p.end),
        ...(p.page === undefined ? {} : { page: p.page }),
        format: document.format,
        retracted: false,
        identifiers: [],
      })),
    ),
  );
  await index.finish();
  const search = searchOver(index, searchWordsOf(shippedKnowledge()));
  return {
    hasDocuments: () => Promise.resolve(files.length > 0),
    findPassages: async (text, limit) => (await search.find(text, {}, limit)).hits,
    findRetractions: () => Promise.resolve(new Map()),
    findVersion: (version) => Promise.resolve(versions.find((v) => v.version === version)),
  };
}

/** Asks the product with a library beside its packs. */
export async function askWith(library: DocumentEvidence, asked: Asked | string): Promise<Answer> {
  const knowledge = shippedKnowledge();
  const addDocuments = createAddDocuments(knowledge, library, fixedSurroundings);
  const parts = { knowledge, surroundings: fixedSurroundings, addDocuments };
  const answer = await ask(parts, localActor, typeof asked === "string" ? { question: asked } : asked);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Asks with the packs switched off. */
export const askBare = (library: DocumentEvidence, question: string, more: Partial<Asked> = {}): Promise<Answer> =>
  askWith(library, { question, packs: ["none"], ...more });

/** Quotations that an answer uses: in its sections and on the sides of its disagreements. */
export const usedQuotes = (answer: Answer): readonly Sentence[] =>
  [
    ...answer.sections.flatMap((s) => s.sentences),
    ...answer.disagreements.flatMap((d) => d.sides.flatMap((s) => s.statements)),
  ].filter((s) => s.check === "verbatim");
