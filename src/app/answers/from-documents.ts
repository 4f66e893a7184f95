/** What the clinic's documents add to an answer: passages found, versions opened, quotations joined to the packs' page. */
import type { AnswerBody } from "../../core/answer/answer-question.ts";
import { isBare, type Library } from "../../core/answer/library.ts";
import { declineFor } from "../../core/answer/scope.ts";
import type { Question } from "../../core/question/read-question.ts";
import { claimDisputes, type Stated } from "../../evidence/extract/claim-disputes.ts";
import { composeExtract } from "../../evidence/extract/compose-extract.ts";
import { type ConditionReader, createConditionReader } from "../../evidence/extract/condition-reader.ts";
import { extractAnswer } from "../../evidence/extract/extract.ts";
import { joinDocuments, keptReferences } from "../../evidence/extract/join-documents.ts";
import { type PreparedSource, prepareSource } from "../../evidence/extract/prepared-source.ts";
import type { PassageHit } from "../ports/evidence-index.ts";
import type { DocumentVersion, Literature } from "../ports/literature.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import type { Knowledge } from "./knowledge.ts";

/** Where documents are asked. */
export interface DocumentEvidence {
  /** False when nothing was taken in; then nothing else here is called. */
  readonly hasDocuments: () => Promise<boolean>;
  /** Passages for a message of any length, best first, none of a retracted document. */
  readonly findPassages: (text: string, limit: number) => Promise<readonly PassageHit[]>;
  readonly findVersion: (version: string) => Promise<DocumentVersion | undefined>;
  readonly findRetractions: Literature["findRetractions"];
}

/** Adds what documents say to a page. */
export type AddDocuments = (body: AnswerBody, question: Question, library: Library) => Promise<AnswerBody>;

/** Passages that are read for one question. */
const mostPassages = 20;
/** Prepared documents kept for the next question. */
const mostKept = 400;
/** Documents longer than this, in UTF-16 units, are prepared for each question anew. */
const longestKept = 200_000;

/** A version that was retracted, replaced or corrected is noticed after so many milliseconds at the latest. */
const freshForMs = 5_000;

interface Kept {
  readonly source: PreparedSource;
  readonly atMs: number;
}

/** Prepared documents by version. */
type Opener = (versions: readonly string[]) => Promise<ReadonlyMap<string, PreparedSource>>;

/** Opens versions and keeps those that were prepared last. */
function createOpener(evidence: DocumentEvidence, reader: ConditionReader, nowMs: () => number): Opener {
  const kept = new Map<string, Kept>();
  const open = async (version: string): Promise<PreparedSource | undefined> => {
    const known = kept.get(version);
    if (known !== undefined && nowMs() - known.atMs < freshForMs) return known.source;
    kept.delete(version);
    const stored = await evidence.findVersion(version);
    if (stored === undefined) return undefined;
    const source = prepareSource(stored, reader);
    if (stored.document.text.length <= longestKept) {
      if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? "");
      kept.set(version, { source, atMs: nowMs() });
    }
    return source;
  };
  return async (versions) => {
    const opened = await Promise.all([...new Set(versions)].map(async (v) => [v, await open(v)] as const));
    return new Map(opened.flatMap(([v, source]) => (source === undefined ? [] : [[v, source] as const])));
  };
}

/** The pack statements on a page, with their claims. */
function statedOn(body: AnswerBody, library: Library): readonly Stated[] {
  const sentences = [...body.bottomLine, ...body.sections.flatMap((s) => s.sentences)];
  return sentences.flatMap((sentence) => {
    const claim = library.statements.get(sentence.claim?.split("/")[1] ?? "")?.claim;
    return claim === undefined ? [] : [{ sentence, claim }];
  });
}

/** Makes the step. Questions that are declined for everybody stay declined, whatever documents hold. */
export function createAddDocuments(
  knowledge: Knowledge,
  evidence: DocumentEvidence,
  surroundings: Pick<Surroundings, "now">,
): AddDocuments {
  let made: { readonly reader: ConditionReader; readonly open: Opener } | undefined;
  // Made for the first question after documents were taken in: many a clinic takes none in.
  const parts = (): NonNullable<typeof made> => {
    if (made !== undefined) return made;
    const packs = [...knowledge.libraries.map((library) => library.pack), knowledge.bare.pack];
    const reader = createConditionReader(packs);
    made = { reader, open: createOpener(evidence, reader, () => Date.parse(surroundings.now())) };
    return made;
  };
  return async (body, question, library) => {
    if (declineFor(question, library.declines) !== undefined || !(await evidence.hasDocuments())) return body;
    const { reader, open } = parts();
    const hits = await evidence.findPassages(question.text, mostPassages);
    const sources = await open(hits.map((hit) => hit.passage.version));
    const bare = isBare(library);
    const subject = bare ? undefined : reader.subjectOf(library.pack);
    const extract = extractAnswer({ question, hits, sources, reader, subject });
    const quotes = extract.sections.flatMap((s) => s.quoted.map((q) => q.quote));
    const disputes = claimDisputes(statedOn(body, library), quotes, library.goesAgainst);
    const first = Math.max(0, ...keptReferences(body, extract).map((r) => r.n)) + 1;
    return joinDocuments(body, extract, composeExtract(extract, disputes, first), bare);
  };
}
