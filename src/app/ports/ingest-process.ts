/** Ingest away from the server: uploads are kept as files, and read in a process of their own, so that answers stay fast. */

export interface UploadedFile {
  /** As the person's machine calls it; never used as a path. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

export interface IngestProcess {
  /** Keeps files under their own names and gives their paths; one of the same name takes the place of the one before. */
  readonly keep: (files: readonly UploadedFile[]) => Promise<readonly string[]>;
  /** Starts an ingest that was entered. */
  readonly start: (ingest: string) => void;
  /** Brings the index in line with what was changed by hand. */
  readonly settleIndex: () => void;
}
