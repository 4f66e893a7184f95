/** Reads files in a thread of their own. A file that the thread dies over, or never ends with, is named, and the rest goes on. */
import { Worker } from "node:worker_threads";
import type { FileToRead, IntakePiece } from "../app/ports/intake.ts";
import type { ClosedFile } from "../app/ports/literature.ts";
import { closedUnread } from "./closed-unread.ts";
import type { FromReader, ToReader } from "./reading-worker.ts";

/** Memory of the thread for documents, in megabytes; a file that needs more is refused. */
const mostMemoryMb = 768;
/** Of it, for what is new, in megabytes. With less, what a piece holds is moved about while the piece still grows. */
const youngMemoryMb = 96;
/** How long one file may give no sign of life. */
const patienceMs = 5 * 60 * 1000;

const nothing: IntakePiece = { opened: [], documents: [], closed: [], bytes: 0 };

const joined = (a: IntakePiece, b: IntakePiece): IntakePiece => ({
  opened: [...a.opened, ...b.opened],
  documents: [...a.documents, ...b.documents],
  closed: [...a.closed, ...b.closed],
  bytes: a.bytes + b.bytes,
});

/** Large enough to be stored as one. */
const isLarge = ({ documents, closed, bytes }: IntakePiece): boolean =>
  documents.length >= 512 ||
  closed.length >= 256 ||
  bytes >= 64 * 1024 * 1024 ||
  documents.reduce((length, { content }) => length + content.length, 0) >= 2_000_000;

type Heard = FromReader | { readonly kind: "died"; readonly error: unknown } | { readonly kind: "stalled" };

/** The messages of one thread, in order, and its death. */
class Reader {
  readonly #worker: Worker;
  readonly #heard: Heard[] = [];
  #wake: (() => void) | undefined;

  constructor(files: readonly FileToRead[]) {
    this.#worker = new Worker(new URL("reading-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb, maxYoungGenerationSizeMb: youngMemoryMb },
    });
    this.#worker.on("message", (message: FromReader) => this.#hear(message));
    this.#worker.on("error", (error) => this.#hear({ kind: "died", error }));
    this.tell({ kind: "read", files });
  }

  #hear(heard: Heard): void {
    this.#heard.push(heard);
    this.#wake?.();
    this.#wake = undefined;
  }

  tell(message: ToReader): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(message);
  }

  async next(): Promise<Heard> {
    for (;;) {
      const heard = this.#heard.shift();
      if (heard !== undefined) return heard;
      const timer = setTimeout(() => this.#hear({ kind: "stalled" }), patienceMs);
      await new Promise<void>((done) => (this.#wake = done));
      clearTimeout(timer);
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";

function refusal(file: FileToRead, heard: Heard): ClosedFile {
  if (heard.kind === "stalled")
    return closedUnread(file, "too-slow", "Reading the file takes too long", "split it, or save it in another format");
  return heard.kind === "died" && isOutOfMemory(heard.error)
    ? closedUnread(file, "too-large", "Reading the file takes more memory than is allowed", "split it")
    : closedUnread(file, "unreadable", "The reader failed over this file", "save it in another format");
}

/** Pieces of what the files hold, in the order of the files. */
export async function* readInThread(files: readonly FileToRead[]): AsyncGenerator<IntakePiece> {
  let gathered: IntakePiece = nothing;
  for await (const piece of smallPieces(files)) {
    gathered = joined(gathered, piece);
    if (!isLarge(gathered)) continue;
    yield gathered;
    gathered = nothing;
  }
  if (gathered !== nothing) yield gathered;
}

/** The same as the thread sends it. */
async function* smallPieces(files: readonly FileToRead[]): AsyncGenerator<IntakePiece> {
  let left = files;
  while (left.length > 0) {
    const reader = new Reader(left);
    const closed = new Set<string>();
    let opening: string | undefined;
    try {
      for (;;) {
        const heard = await reader.next();
        if (heard.kind === "end") return;
        if (heard.kind === "opening") opening = heard.path;
        else if (heard.kind === "piece") {
          for (const file of heard.piece.closed) closed.add(file.path);
          yield heard.piece;
          reader.tell({ kind: "taken" });
        } else {
          const blamed = left.find((file) => file.path === opening);
          left = left.filter((file) => !closed.has(file.path) && file.path !== opening);
          // A thread that does not even start is no file's fault.
          if (blamed === undefined) throw heard.kind === "died" ? heard.error : new Error("the reader does not start");
          yield { opened: [blamed], documents: [], closed: [refusal(blamed, heard)], bytes: blamed.size };
          break;
        }
      }
    } finally {
      await reader.end();
    }
  }
}
