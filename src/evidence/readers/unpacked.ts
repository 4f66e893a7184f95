/** A file's bytes, unpacked on the way where they are gzip, and stopped where they are a gzip bomb. */
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { limits, unreadable, type Input } from "../reader.ts";
import type { Failure } from "./failure.ts";

/** Small pieces keep the packed bytes that were taken in close to the bytes that came out. */
const pieceBytes = 64 * 1024;

function* cut(piece: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < piece.length; at += pieceBytes) yield piece.subarray(at, at + pieceBytes);
}

/** The pieces of a file, at most 64 kB each, counted; remembers when the file itself failed, which is no fault of the gzip. */
class Source {
  taken = 0;
  failure: { readonly error: unknown } | undefined;
  readonly #pieces: AsyncIterable<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of this.#pieces)
        for (const part of cut(piece)) {
          this.taken += part.length;
          yield part;
        }
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}

/** The first two bytes tell gzip; pieces may be of any size, empty ones too. */
async function startOf(
  pieces: AsyncGenerator<Uint8Array>,
): Promise<{ readonly first: readonly Uint8Array[]; readonly isGzip: boolean }> {
  const first: Uint8Array[] = [];
  const head: number[] = [];
  while (head.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    first.push(next.value);
    head.push(...next.value.subarray(0, 2 - head.length));
  }
  return { first, isGzip: head[0] === 0x1f && head[1] === 0x8b };
}

async function* together(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}

const bomb = (name: string): Failure =>
  unreadable(
    "gzip-bomb",
    name,
    `The file unpacks to more than ${limits.unpackedRatio} times its size, so unpacking was stopped`,
    "check where the file comes from; unpack it yourself if you trust it",
  );

const damaged = (name: string): Failure =>
  unreadable(
    "damaged-gzip",
    name,
    "The gzip data is damaged or cut off; what could be unpacked before that was read",
    "fetch the file again and compare its checksum",
  );

/** Node's own gunzip: it notices a wrong checksum, and reads several members, which DecompressionStream refuses. */
async function* gunzipped(
  name: string,
  source: Source,
  packed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array | Failure> {
  const gunzip = createGunzip();
  // What goes wrong here also ends the iteration below, where it is told of.
  pipeline(packed, gunzip).catch(() => undefined);
  let length = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > limits.unpackedFree && length > source.taken * limits.unpackedRatio) {
        yield bomb(name);
        return;
      }
      yield piece;
    }
  } catch {
    if (source.failure !== undefined) throw source.failure.error;
    yield damaged(name);
  }
}

/** The bytes of `input` in pieces of at most 64 kB, unpacked where they are gzip. A failure is the last thing given. */
export async function* unpacked(input: Input): AsyncGenerator<Uint8Array | Failure> {
  const source = new Source(input.bytes());
  const pieces = source[Symbol.asyncIterator]();
  try {
    const { first, isGzip } = await startOf(pieces);
    const all = together(first, pieces);
    if (isGzip) yield* gunzipped(input.name, source, all);
    else yield* all;
  } finally {
    await pieces.return(undefined);
  }
}
