/** Progress on stderr: one line that is written over at a terminal, now and then a line of its own elsewhere. */
import type { IngestProgress } from "../evidence/ingest-progress.ts";

const refreshMs = 200;
const plainEveryMs = 10_000;
const barWidth = 24;

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** "12.3 MB". */
export function sizeWords(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value.toFixed(unit === 0 ? 0 : 1)} ${units[unit]}`;
}

/** "45 s", "3 min 5 s", "2 h 10 min". */
export function timeWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One line on how far it is, `elapsedMs` after reading began. */
export function progressWords(progress: IngestProgress, elapsedMs: number): string {
  const { bytes, bytesDone, documents, phase } = progress;
  if (phase === "looking" || phase === "waiting") return "Looking for files…";
  if (phase === "indexing") return `Indexing ${progress.passages.toLocaleString("en-GB")} passages…`;
  const share = bytes === 0 ? 1 : bytesDone / bytes;
  const filled = Math.round(share * barWidth);
  const rate = elapsedMs === 0 ? 0 : Math.round((1000 * documents) / elapsedMs);
  const left = share > 0.01 && elapsedMs > 2000 ? `, ${timeWords((elapsedMs * (1 - share)) / share)} left` : "";
  const problems = progress.problems === 0 ? "" : `, ${progress.problems.toLocaleString("en-GB")} problems`;
  return `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${Math.floor(share * 100)} %  ${sizeWords(bytesDone)} of ${sizeWords(bytes)}, ${documents.toLocaleString("en-GB")} documents, ${rate.toLocaleString("en-GB")}/s${problems}${left}`;
}

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Shows progress until it is ended. */
export class ProgressLine {
  readonly #screen: Screen;
  readonly #now: () => number;
  #readingSince: number | undefined;
  #shownAt = Number.NEGATIVE_INFINITY;
  #phase = "";

  constructor(screen: Screen, now: () => number = () => performance.now()) {
    this.#screen = screen;
    this.#now = now;
  }

  show(progress: IngestProgress): void {
    const now = this.#now();
    if (progress.phase === "done") return this.end();
    if (progress.phase === "reading") this.#readingSince ??= now;
    const every = this.#screen.isTTY === true ? refreshMs : plainEveryMs;
    if (progress.phase === this.#phase && now - this.#shownAt < every) return;
    this.#phase = progress.phase;
    this.#shownAt = now;
    const words = progressWords(progress, now - (this.#readingSince ?? now));
    if (this.#screen.isTTY === true)
      this.#screen.write(`\r\u001b[2K${words.slice(0, (this.#screen.columns ?? 80) - 1)}`);
    else this.#screen.write(`${words.replace(/^[█░]+ /, "")}\n`);
  }

  end(): void {
    if (this.#screen.isTTY === true) this.#screen.write("\r\u001b[2K");
  }
}
