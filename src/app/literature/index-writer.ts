/** Brings the index after the store: what was stored is given to it, and only then marked as indexed. */
import type { IndexedPassage } from "../../evidence/indexed-passage.ts";
import { cutPassagesOf } from "../../evidence/passages.ts";
import type { EvidenceIndex, Gathering } from "../ports/evidence-index.ts";
import type { Literature, ReadDocument, VersionMark, VersionToIndex } from "../ports/literature.ts";
import { indexedPassagesOf } from "./indexed-passages.ts";

/** Passages that are given to the index at once: few large parts are faster to write and to search than many small ones. */
const atOnce = 4_000;
/** Versions that are put right at once after a crash. */
const pendingAtOnce = 500;

/** Gathers new passages. While the index writes one part, the next is gathered. */
export class IndexWriter {
  passages = 0;
  readonly #index: EvidenceIndex;
  readonly #literature: Literature;
  /** Never in the index before; they need no looking up. */
  #fresh: Gathering;
  /** What the part before was gathered in. */
  #written: Gathering;
  /** May stand in the index already. */
  #again: IndexedPassage[] = [];
  #marks: VersionMark[] = [];
  #writing: Promise<void> = Promise.resolve();

  constructor(index: EvidenceIndex, literature: Literature) {
    this.#index = index;
    this.#literature = literature;
    [this.#fresh, this.#written] = [index.gather(), index.gather()];
  }

  /** Takes a version on; waits when a part is full and the one before is not written yet. */
  async add(version: VersionToIndex, read: ReadDocument): Promise<void> {
    const passages = indexedPassagesOf(version, read.format, read.passages);
    if (version.change === 0) this.#fresh.take(passages);
    else this.#again.push(...passages);
    this.#marks.push({ version: version.version, change: version.change });
    this.passages += passages.length;
    if (this.#fresh.size() + this.#again.length >= atOnce) await this.#write();
  }

  async #write(): Promise<void> {
    await this.#writing;
    const [again, marks] = [this.#again, this.#marks];
    [this.#again, this.#marks] = [[], []];
    [this.#fresh, this.#written] = [this.#written, this.#fresh];
    this.#writing = this.#put(this.#written, again, marks);
    // Told of when it is waited for; until then it must not count as unheard.
    this.#writing.catch(() => undefined);
  }

  async #put(fresh: Gathering, again: readonly IndexedPassage[], marks: readonly VersionMark[]): Promise<void> {
    await fresh.put();
    if (again.length > 0) await this.#index.add(again);
    await this.#literature.markIndexed(marks);
  }

  /** Everything taken on is in the index and marked. */
  async flush(): Promise<void> {
    await this.#write();
    await this.#writing;
  }
}

/**
 * Puts right every version whose place in the index is not known to be right: after a crash, a correction, a retirement.
 * Gives the number of versions.
 */
export async function finishPending(
  index: EvidenceIndex,
  literature: Literature,
  options: { readonly emptied?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  let done = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const pending = await literature.pending(pendingAtOnce);
    if (pending.length === 0) return done;
    const dead = pending.filter((p) => !p.live).map((p) => p.version);
    const passages = pending.flatMap((p) =>
      p.live ? indexedPassagesOf(p, p.document.format, cutPassagesOf(p.document)) : [],
    );
    if (dead.length > 0 && options.emptied !== true) await index.remove(dead);
    if (passages.length > 0) await (options.emptied === true ? index.append(passages) : index.add(passages));
    await literature.markIndexed(pending);
    done += pending.length;
  }
}
