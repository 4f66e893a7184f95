/** Reads one file: its documents with their versions and identities as they come, and in the end what is to be told of it. */
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { FileToRead } from "../app/ports/intake.ts";
import type { ClosedFile, ReadDocument } from "../app/ports/literature.ts";
import type { Problem } from "../core/problem.ts";
import type { Document } from "../evidence/document.ts";
import { packDocument } from "../evidence/packed-document.ts";
import { cutPassagesOf } from "../evidence/passages.ts";
import { readDocuments } from "../evidence/read-documents.ts";
import { problemOf } from "./closed-unread.ts";
import { fingerprintOf } from "./find-files.ts";
import { identityOfRecord, isOfMany, recordNameOf, versionOfRecord } from "./identity.ts";

/** Problems kept of one file; more are counted. */
const mostProblems = 50;

/** Problems that hide no document: a file that has only these was read to its end. */
const harmless: ReadonlySet<string> = new Set([
  "bad-characters",
  "bad-front-matter",
  "deleted-records",
  "embedded-document",
  "empty-record",
  "format-differs",
  "outside-record",
  "table-picture",
]);

const pieceBytes = 256 * 1024;

/** The bytes of a file, hashed and counted on their way. */
class Bytes {
  readonly #hash: Hash = createHash("sha256");
  readonly #path: string;
  readonly #onBytes: (bytes: number) => void;
  #pieces: AsyncIterator<Buffer> | undefined;

  constructor(path: string, onBytes: (bytes: number) => void) {
    this.#path = path;
    this.#onBytes = onBytes;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    const pieces = createReadStream(this.#path, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>;
    const iterator = pieces[Symbol.asyncIterator]();
    this.#pieces = iterator;
    for (let next = await this.#next(iterator); next !== undefined; next = await this.#next(iterator)) yield next;
  }

  async #next(pieces: AsyncIterator<Buffer>): Promise<Buffer | undefined> {
    const next = await pieces.next();
    if (next.done === true) return undefined;
    this.#hash.update(next.value);
    this.#onBytes(next.value.length);
    return next.value;
  }

  /** Reads what a reader left, so that the hash is of the whole file. */
  async sha256(): Promise<string> {
    if (this.#pieces !== undefined) while ((await this.#next(this.#pieces)) !== undefined);
    return this.#hash.digest("hex");
  }

  /** Lets go of a file that is not read further. */
  async close(): Promise<void> {
    await this.#pieces?.return?.();
  }
}

async function sha256Of(path: string, onBytes: (bytes: number) => void): Promise<string> {
  const bytes = new Bytes(path, onBytes);
  for await (const piece of bytes.read()) void piece;
  return bytes.sha256();
}

/** What the store and the index need of a document, made here so that the thread that writes need not. */
const prepared = (document: Document): Pick<ReadDocument, "format" | "metadata" | "content" | "passages"> => ({
  format: document.format,
  metadata: document.metadata,
  content: packDocument(document),
  passages: cutPassagesOf(document),
});

class FileReading {
  readonly problems: Problem[] = [];
  problemCount = 0;
  documents = 0;
  complete = true;
  /** Documents of a file that is one document: their version is known when its last byte is. */
  readonly whole: Document[] = [];
  readonly #file: FileToRead;

  constructor(file: FileToRead) {
    this.#file = file;
  }

  note(problem: Problem): void {
    this.problemCount++;
    if (!harmless.has(problem.code)) this.complete = false;
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }

  record(document: Document): ReadDocument {
    this.documents++;
    const { path } = this.#file;
    return {
      file: path,
      version: versionOfRecord(document),
      identity: identityOfRecord(document, path),
      record: recordNameOf(document),
      ...prepared(document),
    };
  }

  /** The first document of a file is the file; further ones are records of it. */
  *wholes(sha256: string): Generator<ReadDocument> {
    const { path } = this.#file;
    for (const [at, document] of this.whole.entries()) {
      this.documents++;
      const isFirst = at === 0;
      yield {
        file: path,
        version: isFirst ? sha256 : versionOfRecord(document),
        identity: `file:${path}${isFirst ? "" : `#${at + 1}`}`,
        record: isFirst ? undefined : String(at + 1),
        ...prepared(document),
      };
    }
  }

  closed(sha256: string, unchanged = false): ClosedFile {
    const { path, fingerprint } = this.#file;
    const { problems, problemCount, documents, complete } = this;
    return { path, fingerprint, sha256, complete, unchanged, documents, problems, problemCount };
  }
}

const changedMeanwhile = (path: string): Problem =>
  problemOf("changed-meanwhile", path, "The file was changed while it was read", "ingest it again");

/** Documents of the file, then its end. Fails only when the file itself does not open or breaks off. */
export async function* readFile(
  file: FileToRead,
  onBytes: (bytes: number) => void,
): AsyncGenerator<ReadDocument | ClosedFile> {
  const reading = new FileReading(file);
  if (file.knownSha256 !== undefined && (await sha256Of(file.path, onBytes)) === file.knownSha256) {
    yield reading.closed(file.knownSha256, true);
    return;
  }
  const bytes = new Bytes(file.path, file.knownSha256 === undefined ? onBytes : () => undefined);
  for await (const item of readDocuments({ name: file.path, size: file.size, bytes: () => bytes.read() })) {
    if (!item.ok) reading.note(item.problem);
    else if (isOfMany(item.document)) yield reading.record(item.document);
    else reading.whole.push(item.document);
  }
  if (reading.documents + reading.whole.length === 0) {
    await bytes.close();
    yield reading.closed("");
    return;
  }
  const sha256 = await bytes.sha256();
  const isSame = (await fingerprintOf(file.path)).fingerprint === file.fingerprint;
  if (isSame) yield* reading.wholes(sha256);
  else reading.note(changedMeanwhile(file.path));
  yield reading.closed(sha256);
}
