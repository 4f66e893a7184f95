/** A stored document version made ready for quoting: what it is called, what it is about, and how it stands. */
import type { Document, Metadata } from "../document.ts";
import type { ConditionReader } from "./condition-reader.ts";
import { standingOf } from "./standing.ts";
import { type Topic, topicOfDocument } from "./topic.ts";

/** One stored version, as the literature store gives it. */
export interface StoredVersion {
  readonly version: string;
  readonly documentId: string;
  readonly document: Document;
  /** With corrections by hand laid over. */
  readonly metadata: Metadata;
  readonly origin: { readonly file: string };
  readonly takenInAt: string;
  readonly supersededBy?: string | undefined;
  readonly retiredAt?: string | undefined;
}

export interface PreparedSource {
  readonly stored: StoredVersion;
  readonly name: string;
  readonly topic: Topic;
  /** What it says of itself: "pending review", "a draft". */
  readonly standing?: string | undefined;
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** Prepares a version. It is the same for every question, so that it may be kept by its version. */
export function prepareSource(stored: StoredVersion, reader: ConditionReader): PreparedSource {
  const { document, metadata } = stored;
  const standing = standingOf(document, metadata);
  return {
    stored,
    name: metadata.title === "" ? fileName(stored.origin.file) : metadata.title,
    topic: topicOfDocument(metadata, document.text, reader),
    ...(standing === undefined ? {} : { standing }),
  };
}

/** True for a version that new answers may rest on. */
export const isCurrent = ({ metadata, supersededBy, retiredAt }: StoredVersion): boolean =>
  !metadata.retracted && supersededBy === undefined && retiredAt === undefined;
