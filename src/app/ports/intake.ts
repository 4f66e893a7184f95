/** Files on their way in: what lies under a path, and the documents read from them, piece by piece. */
import type { Problem } from "../../core/problem.ts";
import type { ClosedFile, OpenedFile, ReadDocument } from "./literature.ts";

export interface FoundFile extends OpenedFile {
  /** In bytes. */
  readonly size: number;
}

/** A folder that was looked through. Files below a folder that is empty or was not readable are not taken for removed. */
export interface FoundFolder {
  readonly path: string;
  readonly empty: readonly string[];
  readonly unreadable: readonly string[];
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly folders: readonly FoundFolder[];
  /** Paths with nothing there, folders that do not open, things that are no files. */
  readonly problems: readonly Problem[];
}

/** A file to read; with the hash of the last time, it is read only when it has another now. */
export interface FileToRead extends FoundFile {
  readonly knownSha256?: string | undefined;
}

/** What was read since the last piece. A file may be opened in one piece and closed in a later one. */
export interface IntakePiece {
  readonly opened: readonly OpenedFile[];
  readonly documents: readonly ReadDocument[];
  readonly closed: readonly ClosedFile[];
  /** Bytes of files read since the last piece. */
  readonly bytes: number;
}

export interface Intake {
  readonly find: (paths: readonly string[]) => Promise<Found>;
  /** Reads files in their order. Never fails for what a file holds: what cannot be read is a problem of that file. */
  readonly read: (files: readonly FileToRead[]) => AsyncIterable<IntakePiece>;
}
