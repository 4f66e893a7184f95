/**
 * Takes documents in: looks for files, reads those that are new or changed, stores every version, has them indexed, and
 * retires what is gone. Stopped at any moment, the next ingest goes on where this one was.
 */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { IngestProgress, IngestState } from "../../evidence/ingest-progress.ts";
import type { Actor } from "../actor.ts";
import type { EvidenceIndex } from "../ports/evidence-index.ts";
import type { HeldLock, Holder, IngestOptions, Ingests } from "../ports/ingests.ts";
import type { FileToRead, Found, Intake } from "../ports/intake.ts";
import type { Literature } from "../ports/literature.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { finishPending, IndexWriter } from "./index-writer.ts";
import { missingFiles } from "./missing-files.ts";
import { Tally } from "./tally.ts";

export interface IngestParts {
  readonly literature: Literature;
  readonly ingests: Ingests;
  readonly intake: Intake;
  readonly index: EvidenceIndex;
  readonly surroundings: Surroundings;
  /** This process, and whether another that holds the lock can be taken for ended. */
  readonly holder: Holder;
  readonly isDead: (held: HeldLock) => boolean;
}

export interface IngestRequest {
  /** Of an ingest that was entered before; else it is entered now. */
  readonly id?: string | undefined;
  readonly paths: readonly string[];
  readonly options: IngestOptions;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
}

export interface IngestReport {
  readonly id: string;
  readonly state: IngestState;
  readonly progress: IngestProgress;
  /** The first of them; `progress.problems` counts all. */
  readonly problems: readonly Problem[];
  /** An ingest before this one had ended without a word, and what it left undone was finished. */
  readonly recovered: boolean;
}

/** Problems that a report shows. */
const shownProblems = 2_000;
const beatEveryMs = 1_000;
const statesAtOnce = 500;

const busy = (held: HeldLock): Problem => ({
  code: "ingest-busy",
  message: `Another ingest is at work (process ${held.pid} on ${held.host}, last heard of at ${held.beatAt})`,
  fix: "wait until it has ended, or stop it",
});

/** After a restored backup, or with a new layout of the index: there are documents, and the index has nothing. */
export const isIndexLost = async (index: EvidenceIndex, literature: Literature): Promise<boolean> =>
  (await literature.countLive()) > 0 && (await index.count()) === 0;

/** One run, from the lock to the report. */
class Run {
  readonly tally: Tally;
  readonly #parts: IngestParts;
  readonly #request: IngestRequest;
  readonly #id: string;
  readonly #writer: IndexWriter;
  #beatAtMs = 0;

  constructor(parts: IngestParts, request: IngestRequest, id: string, tally: Tally) {
    this.tally = tally;
    this.#parts = parts;
    this.#request = request;
    this.#id = id;
    this.#writer = new IndexWriter(parts.index, parts.literature);
  }

  get #stopped(): boolean {
    return this.#request.signal?.aborted === true;
  }

  async work(recovered: boolean): Promise<IngestState> {
    const { index, literature } = this.#parts;
    await this.#say({ phase: "looking" });
    if (await isIndexLost(index, literature)) await literature.forgetIndex();
    let unfinished = await finishPending(index, literature);
    const found = await this.#parts.intake.find(this.#request.paths);
    this.tally.problems(found.problems);
    await this.#read(found);
    await this.#writer.flush();
    if (!this.#stopped) await this.#retireMissing(found);
    await this.#say({ phase: "indexing" });
    unfinished += await finishPending(index, literature);
    if (recovered || unfinished + this.#writer.passages > 0) await index.finish();
    await this.#say({ phase: "done" });
    return this.#stopped ? "stopped" : "finished";
  }

  /** Files that are not known to be as they were, with the hash of the last time. */
  async #toRead(found: Found): Promise<readonly FileToRead[]> {
    const wanted: FileToRead[] = [];
    for (let at = 0; at < found.files.length; at += statesAtOnce) {
      const files = found.files.slice(at, at + statesAtOnce);
      const states = await this.#parts.literature.fileStates(files.map((file) => file.path));
      for (const file of files) {
        const state = states.get(file.path);
        if (state?.state !== "done") wanted.push(file);
        else if (state.fingerprint !== file.fingerprint) wanted.push({ ...file, knownSha256: state.sha256 });
      }
    }
    return wanted;
  }

  async #read(found: Found): Promise<void> {
    const files = await this.#toRead(found);
    const unchanged = found.files.length - files.length;
    await this.#say({
      phase: "reading",
      files: found.files.length,
      filesDone: unchanged,
      filesUnchanged: unchanged,
      bytes: files.reduce((sum, file) => sum + file.size, 0),
    });
    if (this.#stopped) return;
    for await (const piece of this.#parts.intake.read(files)) {
      const at = this.#parts.surroundings.now();
      const taken = await this.#parts.literature.takeIn({ ingest: this.#id, at, ...piece });
      const byVersion = new Map(piece.documents.map((d) => [d.version, d]));
      for (const live of taken.live) {
        const read = byVersion.get(live.version);
        if (read !== undefined) await this.#writer.add(live, read);
      }
      this.tally.piece(piece, taken);
      await this.#say({ passages: this.#writer.passages });
      if (this.#stopped) return;
    }
  }

  async #retireMissing(found: Found): Promise<void> {
    const { literature, surroundings } = this.#parts;
    for (const folder of found.folders) {
      const missing = missingFiles(await literature.filesUnder(folder.path), folder, found);
      const removed = this.#request.options.retireMissing ? [...missing.removed, ...missing.heldBack] : missing.removed;
      const retired = removed.length === 0 ? 0 : await literature.removeFiles(this.#id, surroundings.now(), removed);
      const heldBack = this.#request.options.retireMissing ? 0 : missing.heldBack.length;
      const { progress } = this.tally;
      this.tally.set({ retired: progress.retired + retired, heldBack: progress.heldBack + heldBack });
    }
  }

  /** Tells of the progress: the caller at once, the store about once a second. */
  async #say(part: Partial<IngestProgress>): Promise<void> {
    this.tally.set(part);
    this.#request.onProgress?.(this.tally.progress);
    const now = this.#parts.surroundings.now();
    const problems = this.tally.takeProblems();
    if (problems.length > 0) await this.#parts.ingests.addProblems(this.#id, problems);
    if (part.phase === undefined && Date.parse(now) - this.#beatAtMs < beatEveryMs) return;
    this.#beatAtMs = Date.parse(now);
    await this.#parts.ingests.beat(this.#id, now, this.tally.progress);
  }
}

/** Runs `work` while this process holds the lock, or says which other ingest does. */
async function underLock<T>(
  parts: IngestParts,
  actor: Actor,
  request: IngestRequest,
  work: (id: string, recovered: boolean) => Promise<{ readonly state: IngestState; readonly value: T }>,
  progress: () => IngestProgress,
): Promise<Result<T>> {
  const { ingests, surroundings } = parts;
  const id = request.id ?? surroundings.newId();
  const { paths, options } = request;
  if (request.id === undefined) await ingests.ask({ id, actor: actor.id, paths, options, askedAt: surroundings.now() });
  const lock = await ingests.start(id, surroundings.now(), parts.holder, parts.isDead);
  if (!lock.got) {
    if (request.id === undefined) await ingests.withdraw(id);
    return err(busy(lock.held));
  }
  try {
    const { state, value } = await work(id, lock.recovered !== undefined);
    await ingests.end(id, surroundings.now(), state, progress());
    return ok(value);
  } catch (error) {
    await ingests.end(id, surroundings.now(), "failed", progress()).catch(() => undefined);
    throw error;
  }
}

/** Runs one ingest, or says which other is at work. Rejects when the store or the index fails; the ingest is then entered as failed. */
export async function ingest(parts: IngestParts, actor: Actor, request: IngestRequest): Promise<Result<IngestReport>> {
  const tally = new Tally();
  const work = async (id: string, recovered: boolean) => {
    const state = await new Run(parts, request, id, tally).work(recovered);
    const problems = await parts.ingests.problems(id, shownProblems);
    return { state, value: { id, state, progress: tally.progress, problems, recovered } };
  };
  return underLock(parts, actor, request, work, () => tally.progress);
}

/** Makes the index anew from the store: it is derived, so nothing is lost with it. Interrupted, the next ingest goes on. */
export async function rebuild(parts: IngestParts, actor: Actor): Promise<Result<number>> {
  const { index, literature } = parts;
  const tally = new Tally();
  const work = async () => {
    await literature.forgetIndex();
    await index.clear();
    const versions = await finishPending(index, literature, { emptied: true });
    await index.finish();
    tally.set({ phase: "done" });
    return { state: "finished" as const, value: versions };
  };
  const request = { paths: [], options: { retireMissing: false } };
  return underLock(parts, actor, request, work, () => tally.progress);
}
