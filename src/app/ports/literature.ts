/** The clinic's documents: every version that was ever taken in, corrections made by hand, and what is indexed. */
import type { CorrectedField, Corrections } from "../../evidence/corrections.ts";
import type { Document, Format, Metadata } from "../../evidence/document.ts";
import type { CutPassage } from "../../evidence/passages.ts";
import type { Problem } from "../../core/problem.ts";

/** Where a document came from: the file, and its place in it where the file holds many. */
export interface Origin {
  readonly file: string;
  readonly record?: string | undefined;
}

/** One version of a document, never changed after it was stored. */
export interface DocumentVersion {
  /** Content address: SHA-256, in hexadecimal, of the file's bytes, or of the record's canonical form in a file of many. */
  readonly version: string;
  /** The document over all its versions. */
  readonly documentId: string;
  readonly document: Document;
  /** The document's metadata with notices of other documents and corrections by hand laid over. */
  readonly metadata: Metadata;
  readonly origin: Origin;
  readonly takenInAt: string;
  /** The version that took its place, or when the document was retired. Neither is used for new answers. */
  readonly supersededBy?: string | undefined;
  readonly retiredAt?: string | undefined;
}

/** A document as a list shows it: its current version with corrections laid over. */
export interface LibraryDocument {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly format: Format;
  readonly date?: string | undefined;
  readonly language?: string | undefined;
  readonly design?: string | undefined;
  readonly pmid?: string | undefined;
  readonly doi?: string | undefined;
  readonly retracted: boolean;
  readonly origin: Origin;
  readonly addedAt: string;
  readonly retiredAt?: string | undefined;
  /** `removed`: no file holds it any more. `by-hand`: somebody retired it, and no ingest brings it back. */
  readonly retiredBecause?: "removed" | "by-hand" | undefined;
}

/** An act by hand, as the history of a document shows it. */
export interface DocumentChange {
  readonly at: string;
  readonly actor: string;
  readonly field: CorrectedField | "retired";
  readonly before: unknown;
  readonly after: unknown;
  readonly reason?: string | undefined;
}

/** One document with everything but its text. */
export interface DocumentRecord extends LibraryDocument {
  /** As people see it. */
  readonly metadata: Metadata;
  /** As the current version's file states it. */
  readonly metadataAsRead: Metadata;
  readonly corrections: Corrections;
  /** Newest first. */
  readonly versions: readonly { readonly version: string; readonly takenInAt: string; readonly origin: Origin }[];
  readonly changes: readonly DocumentChange[];
  /** Files that hold it now. */
  readonly files: readonly string[];
}

/** What a list is narrowed by. An absent member does not restrict. */
export interface DocumentQuery {
  /** Each word must occur in title, authors or journal, or the whole be a PMID, DOI or file name. */
  readonly words?: string | undefined;
  readonly format?: Format | undefined;
  readonly year?: number | undefined;
  readonly standing?: "current" | "retired" | "retracted" | "all" | undefined;
  /** Documents added before this one; for the next page. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A document as it was read, on its way into the store. */
export interface ReadDocument {
  readonly file: string;
  readonly version: string;
  /** What makes it the same document over its versions: a collection's id, or the file's path. */
  readonly identity: string;
  readonly record?: string | undefined;
  readonly format: Format;
  readonly metadata: Metadata;
  /** The rest of the document, packed. */
  readonly content: Uint8Array;
  /** Its passages with their text. */
  readonly passages: readonly CutPassage[];
}

/** A file whose reading begins. */
export interface OpenedFile {
  readonly path: string;
  /** Changes whenever the file may have changed, without reading it. */
  readonly fingerprint: string;
}

/** A file whose reading has ended. */
export interface ClosedFile extends OpenedFile {
  readonly sha256: string;
  /** False when some of it may not have been seen; what it held before is then kept. */
  readonly complete: boolean;
  /** Its bytes are those of the last time, so it was not read again. */
  readonly unchanged: boolean;
  readonly documents: number;
  readonly problems: readonly Problem[];
  /** How many problems there were; `problems` may hold only the first. */
  readonly problemCount: number;
}

/** What was read since the last batch. Stored as one: all of it or nothing. */
export interface IntakeBatch {
  readonly ingest: string;
  readonly at: string;
  readonly opened: readonly OpenedFile[];
  readonly documents: readonly ReadDocument[];
  readonly closed: readonly ClosedFile[];
}

/** A version and the count of its changes; a mark with an older count does not hold. */
export interface VersionMark {
  readonly version: string;
  readonly change: number;
}

/** A version that the index must hold, and what it must say of it. */
export interface VersionToIndex extends VersionMark {
  readonly documentId: string;
  readonly metadata: Metadata;
}

/** What became of a batch. */
export interface TakenIn {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Documents that somebody retired by hand and that therefore stay retired. */
  readonly keptRetired: number;
  readonly retired: number;
  /** New to the index; the documents are those of the batch. */
  readonly live: readonly VersionToIndex[];
}

/** A version whose place in the index is not known to be right. */
export type PendingVersion =
  | (VersionMark & { readonly live: false })
  | (VersionToIndex & { readonly live: true; readonly document: Document });

/** How a file was left the last time. */
export interface FileState {
  readonly path: string;
  readonly fingerprint: string;
  readonly sha256: string | undefined;
  readonly state: "reading" | "done" | "incomplete" | "gone";
}

/** Who did an act by hand, when, and what it is filed under. */
export interface Act {
  readonly id: string;
  readonly actor: string;
  readonly at: string;
  readonly reason?: string | undefined;
}

/** What a document taken in says of a publication: that it was retracted, or, corrected by hand, that it was not. */
export interface RetractionWord {
  readonly retracted: boolean;
  /** The notice's own words or the document's title. */
  readonly document: string;
}

export interface Literature {
  readonly findVersion: (version: string) => Promise<DocumentVersion | undefined>;
  /** By identifier (`pmid:…`, `doi:…` in lower case); nothing for those of which no document in use speaks. */
  readonly findRetractions: (identifiers: readonly string[]) => Promise<ReadonlyMap<string, RetractionWord>>;
  readonly findDocument: (id: string) => Promise<DocumentRecord | undefined>;
  /** Newest first. `total` counts all that fit, whatever the page. */
  readonly listDocuments: (
    query: DocumentQuery,
  ) => Promise<{ readonly documents: readonly LibraryDocument[]; readonly total: number }>;

  /** Newest version of each document taken in, in order of reading. Fails when the ingest no longer holds the lock. */
  readonly takeIn: (batch: IntakeBatch) => Promise<TakenIn>;
  readonly fileStates: (paths: readonly string[]) => Promise<ReadonlyMap<string, FileState>>;
  /** Files that were ever read under a folder and are not known to be gone. */
  readonly filesUnder: (folder: string) => Promise<readonly string[]>;
  /** Takes note that files are gone; documents that no other file holds are retired. Gives their number. */
  readonly removeFiles: (ingest: string, at: string, paths: readonly string[]) => Promise<number>;

  /** Lays corrections over a document; `undefined` takes one back. False when there is no such document. */
  readonly correct: (
    act: Act,
    id: string,
    fields: { readonly [Field in CorrectedField]?: unknown },
  ) => Promise<boolean>;
  readonly retire: (act: Act, id: string) => Promise<boolean>;
  readonly restore: (act: Act, id: string) => Promise<boolean>;

  /** Versions whose place in the index is not known to be right, at most `limit`. */
  readonly pending: (limit: number) => Promise<readonly PendingVersion[]>;
  readonly countPending: () => Promise<number>;
  readonly markIndexed: (marks: readonly VersionMark[]) => Promise<void>;
  /** Before a rebuild: no version counts as indexed. */
  readonly forgetIndex: () => Promise<void>;
  /** Number of versions that the index must hold. */
  readonly countLive: () => Promise<number>;
}
