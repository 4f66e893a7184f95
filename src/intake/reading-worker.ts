/** The thread that reads files: documents go out in pieces, and no more than a few before they are taken. */
import { parentPort } from "node:worker_threads";
import type { FileToRead, IntakePiece } from "../app/ports/intake.ts";
import type { ClosedFile, OpenedFile, ReadDocument } from "../app/ports/literature.ts";
import { closedUnread } from "./closed-unread.ts";
import { readFile } from "./read-file.ts";

/** What the thread says. `opening` names the file to blame when the thread dies over it. */
export type FromReader =
  | { readonly kind: "opening"; readonly path: string }
  | { readonly kind: "piece"; readonly piece: IntakePiece }
  | { readonly kind: "end" };

/** What the thread is told: what to read, that a piece was taken, or to stop. */
export type ToReader = { readonly kind: "read"; readonly files: readonly FileToRead[] } | { readonly kind: "taken" };

/**
 * A piece goes out at this many documents, this much packed text or this many files, whichever comes first. Small ones are gone
 * before the collector has moved what they hold to where it stays.
 */
const full = { documents: 128, text: 500_000, files: 64 } as const;
/** Progress is told of at least every so many bytes. */
const fullBytes = 16 * 1024 * 1024;
/** Pieces that may be on their way. */
const mostUntaken = 8;

const port = parentPort;
if (port === null) throw new Error("this file is a thread of the ingest and does not run by itself");

const send = (message: FromReader, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...moved]);

/** The packed contents side by side in one block of memory, which changes hands without being copied. */
function together(documents: readonly ReadDocument[]): {
  readonly documents: readonly ReadDocument[];
  readonly bytes: ArrayBuffer;
} {
  const bytes = new ArrayBuffer(documents.reduce((length, { content }) => length + content.length, 0));
  let end = 0;
  const placed = documents.map((document) => {
    const content = new Uint8Array(bytes, end, document.content.length);
    content.set(document.content);
    end += content.length;
    return { ...document, content };
  });
  return { documents: placed, bytes };
}

class Pieces {
  #opened: OpenedFile[] = [];
  #documents: ReadDocument[] = [];
  #closed: ClosedFile[] = [];
  #bytes = 0;
  #text = 0;
  #untaken = 0;
  #resume: (() => void) | undefined;

  open({ path, fingerprint }: FileToRead): void {
    send({ kind: "opening", path });
    this.#opened.push({ path, fingerprint });
  }

  count(bytes: number): void {
    this.#bytes += bytes;
  }

  async add(document: ReadDocument): Promise<void> {
    this.#documents.push(document);
    this.#text += document.content.length;
    await this.#sendWhenFull();
  }

  async close(file: ClosedFile): Promise<void> {
    // What is as it was the last time was not opened after all.
    if (file.unchanged) this.#opened = this.#opened.filter((opened) => opened.path !== file.path);
    this.#closed.push(file);
    await this.#sendWhenFull();
  }

  async #sendWhenFull(): Promise<void> {
    const isFull =
      this.#documents.length >= full.documents ||
      this.#text >= full.text ||
      this.#closed.length >= full.files ||
      this.#bytes >= fullBytes;
    if (isFull) await this.send();
  }

  /** Sends what there is, and waits while too much is on its way. */
  async send(): Promise<void> {
    const { documents, bytes } = together(this.#documents);
    const piece = { opened: this.#opened, documents, closed: this.#closed, bytes: this.#bytes };
    [this.#opened, this.#documents, this.#closed, this.#bytes, this.#text] = [[], [], [], 0, 0];
    send({ kind: "piece", piece }, [bytes]);
    this.#untaken++;
    if (this.#untaken >= mostUntaken) await new Promise<void>((done) => (this.#resume = done));
  }

  taken(): void {
    this.#untaken--;
    this.#resume?.();
    this.#resume = undefined;
  }
}

const pieces = new Pieces();

async function readOne(file: FileToRead): Promise<void> {
  pieces.open(file);
  try {
    for await (const item of readFile(file, (bytes) => pieces.count(bytes)))
      await ("content" in item ? pieces.add(item) : pieces.close(item));
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "a failure of the reader";
    await pieces.close(
      closedUnread(
        file,
        "unreadable",
        `The file could not be read (${why})`,
        "check that it opens and who may read it; what it held before is kept",
      ),
    );
  }
}

async function readAll(files: readonly FileToRead[]): Promise<void> {
  for (const file of files) await readOne(file);
  await pieces.send();
  send({ kind: "end" });
}

port.on("message", (message: ToReader) => {
  if (message.kind === "taken") pieces.taken();
  else void readAll(message.files);
});
