/** How far an ingest is: what its report counts. */
import { z } from "zod";

/** How far an ingest is, and in the end what came of it. */
export const IngestProgress = z
  .strictObject({
    files: z.number().describe("Files found, once they are counted"),
    filesDone: z.number(),
    bytes: z.number().describe("Their size"),
    bytesDone: z.number(),
    /** Files that were as the last time. */
    filesUnchanged: z.number(),
    documents: z.number().describe("Documents read"),
    added: z.number(),
    changed: z.number().describe("New versions of known documents"),
    unchanged: z.number(),
    retired: z.number().describe("Documents whose file is gone, or no longer holds them"),
    /** Retired by hand earlier, and left so. */
    keptRetired: z.number(),
    /** Documents whose folder is there but empty: left as they are unless it was asked otherwise. */
    heldBack: z.number(),
    passages: z.number().describe("Passages given to the index"),
    problems: z.number(),
    problemsByCode: z.record(z.string(), z.number()).readonly(),
    phase: z.enum(["waiting", "looking", "reading", "indexing", "done"]),
  })
  .readonly();
export type IngestProgress = z.infer<typeof IngestProgress>;

export const IngestState = z.enum(["waiting", "running", "finished", "stopped", "interrupted", "failed"]);
export type IngestState = z.infer<typeof IngestState>;

/** Nothing done yet. */
export const noProgress: IngestProgress = {
  files: 0,
  filesDone: 0,
  bytes: 0,
  bytesDone: 0,
  filesUnchanged: 0,
  documents: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  retired: 0,
  keptRetired: 0,
  heldBack: 0,
  passages: 0,
  problems: 0,
  problemsByCode: {},
  phase: "waiting",
};
