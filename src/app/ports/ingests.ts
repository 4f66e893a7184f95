/** Ingests: who asked for one, how far it is, what it met, and the lock that lets one run at a time. */
import type { Problem } from "../../core/problem.ts";
import type { IngestProgress, IngestState } from "../../evidence/ingest-progress.ts";

export interface IngestOptions {
  /** Retire documents also where the folder that held them is there but empty. */
  readonly retireMissing: boolean;
}

export interface Ingest {
  readonly id: string;
  readonly actor: string;
  readonly paths: readonly string[];
  readonly options: IngestOptions;
  readonly state: IngestState;
  readonly askedAt: string;
  readonly startedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly progress: IngestProgress;
}

/** The process that holds the lock. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
}

export interface HeldLock extends Holder {
  readonly ingest: string;
  /** When it last gave a sign of life. */
  readonly beatAt: string;
}

/** The lock was had, from a dead holder perhaps; or another is at work. */
export type LockAnswer =
  | { readonly got: true; readonly recovered?: string | undefined }
  | { readonly got: false; readonly held: HeldLock };

export interface Ingests {
  /** Enters an ingest that waits to be run. */
  readonly ask: (ingest: Pick<Ingest, "id" | "actor" | "paths" | "options" | "askedAt">) => Promise<void>;
  /** Takes back one that never ran. */
  readonly withdraw: (id: string) => Promise<void>;
  readonly find: (id: string) => Promise<Ingest | undefined>;
  /** Newest first. */
  readonly list: (limit: number) => Promise<readonly Ingest[]>;
  /** Takes the lock and starts; `isDead` says whether a holder can be taken for ended. */
  readonly start: (id: string, at: string, holder: Holder, isDead: (held: HeldLock) => boolean) => Promise<LockAnswer>;
  /** A sign of life. Throws when the lock was lost. */
  readonly beat: (id: string, at: string, progress: IngestProgress) => Promise<void>;
  /** Ends it and gives the lock back. */
  readonly end: (id: string, at: string, state: IngestState, progress: IngestProgress) => Promise<void>;
  readonly addProblems: (id: string, problems: readonly Problem[]) => Promise<void>;
  readonly problems: (id: string, limit: number) => Promise<readonly Problem[]>;
  /** The lock as it is now. */
  readonly lock: () => Promise<HeldLock | undefined>;
}
