/** The clinic's documents: every version that was ever taken in, corrections made by hand, and what is indexed. */
import type { Document, Metadata } from "../../evidence/document.ts";

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
  /** The document's metadata with corrections by hand laid over. */
  readonly metadata: Metadata;
  readonly origin: Origin;
  readonly takenInAt: string;
  /** The version that took its place, or when the file was gone. Neither is used for new answers. */
  readonly supersededBy?: string | undefined;
  readonly retiredAt?: string | undefined;
}
