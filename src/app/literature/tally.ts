/** Counts what an ingest does, for its progress and its report. */
import type { Problem } from "../../core/problem.ts";
import { type IngestProgress, noProgress } from "../../evidence/ingest-progress.ts";
import type { IntakePiece } from "../ports/intake.ts";
import type { TakenIn } from "../ports/literature.ts";

/** Problems that a report keeps; all are counted. */
const mostProblems = 2_000;

export class Tally {
  #progress: IngestProgress = noProgress;
  #kept = 0;
  #fresh: Problem[] = [];

  get progress(): IngestProgress {
    return this.#progress;
  }

  set(part: Partial<IngestProgress>): void {
    this.#progress = { ...this.#progress, ...part };
  }

  /** Notes problems; of a file's, `count` is how many there were in all. */
  problems(problems: readonly Problem[], count = problems.length): void {
    const byCode: Record<string, number> = { ...this.#progress.problemsByCode };
    for (const { code } of problems) byCode[code] = (byCode[code] ?? 0) + 1;
    const more = count - problems.length;
    const last = problems.at(-1)?.code;
    if (more > 0 && last !== undefined) byCode[last] = (byCode[last] ?? 0) + more;
    this.set({ problems: this.#progress.problems + count, problemsByCode: byCode });
    const room = problems.slice(0, mostProblems - this.#kept);
    this.#kept += room.length;
    this.#fresh.push(...room);
  }

  /** Problems since the last call, to be stored. */
  takeProblems(): readonly Problem[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  piece(piece: IntakePiece, taken: TakenIn): void {
    const p = this.#progress;
    const unchanged = piece.closed.filter((file) => file.unchanged).length;
    this.set({
      filesDone: p.filesDone + piece.closed.length,
      filesUnchanged: p.filesUnchanged + unchanged,
      bytesDone: Math.min(p.bytes, p.bytesDone + piece.bytes),
      documents: p.documents + piece.documents.length,
      added: p.added + taken.added,
      changed: p.changed + taken.changed,
      unchanged: p.unchanged + taken.unchanged,
      keptRetired: p.keptRetired + taken.keptRetired,
      retired: p.retired + taken.retired,
    });
    for (const file of piece.closed) this.problems(file.problems, file.problemCount);
  }
}
