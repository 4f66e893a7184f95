/** What a reader is: a file's bytes in, documents or problems out, one after another. */
import type { Problem } from "../core/problem.ts";
import type { Document } from "./document.ts";

/** A file to read. `name` is for messages and the format; it is never opened. */
export interface Input {
  readonly name: string;
  /** Size in bytes, as the file system or the upload states it. */
  readonly size: number;
  /** The bytes from the start, in pieces; may be asked for once. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** One document, or why one could not be had. A problem never ends the reading of what comes after it in the file. */
export type Reading =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problem: Problem };

export type Reader = (input: Input) => AsyncIterable<Reading>;

/** Limits against hostile and broken files. Whole-file formats are held in memory; streams are not. */
export const limits = {
  /** Largest file of a format that is read whole, in bytes. */
  wholeFile: 100 * 1024 * 1024,
  /** Largest text of one document, in UTF-16 units. */
  text: 20_000_000,
  /** Largest size after unpacking, as a multiple of the packed size, once more than `unpackedFree` bytes came out. */
  unpackedRatio: 200,
  unpackedFree: 10 * 1024 * 1024,
  /** Most bytes that one packed file may unpack to when it is read whole. */
  unpacked: 400 * 1024 * 1024,
  /** Deepest nesting of markup. */
  depth: 500,
} as const;

/** A problem of a file, ready to be yielded. */
export const unreadable = (
  code: string,
  name: string,
  message: string,
  fix: string,
  line?: number,
): Extract<Reading, { ok: false }> => ({
  ok: false,
  problem: { code, message, where: { file: name, ...(line === undefined ? {} : { line }) }, fix },
});

/** The whole file, or the problem that it is larger than `most` bytes; bytes are counted, the stated size is not trusted. */
export async function readWhole(
  input: Input,
  most: number = limits.wholeFile,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | Extract<Reading, { ok: false }>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of input.bytes()) {
    length += piece.length;
    if (length > most)
      return unreadable(
        "too-large",
        input.name,
        `The file is larger than ${Math.round(most / 1024 / 1024)} MB, the most that this format is read at`,
        "split the document, or save it in a smaller form",
      );
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ok: true, bytes };
}
