/** Unpacks chosen entries of a ZIP archive from its central directory, counting what comes out: declared sizes are not trusted. */
import { Inflate } from "fflate";
import { limits, unreadable } from "../reader.ts";
import { joinBytes } from "./bytes.ts";
import type { Failure } from "./failure.ts";

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its packed bytes are. */
  readonly start: number;
  readonly end: number;
}

/** Small pieces keep what one step can unpack to small. */
const pieceBytes = 4096;
const mostEntries = 20_000;

const damaged = (name: string): Failure =>
  unreadable("damaged-zip", name, "The file is a damaged or cut-off ZIP archive", "fetch or save it again");

const bomb = (name: string): Failure =>
  unreadable(
    "zip-bomb",
    name,
    "The file unpacks to far more than a document does, so unpacking was stopped",
    "check where the file comes from",
  );

/** The end record stands within the last 64 kB, before a comment. */
function endRecordAt(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry | undefined {
  const local = view.getUint32(at + 42, true);
  if (view.getUint32(at, true) !== 0x02014b50 || view.getUint32(local, true) !== 0x04034b50) return undefined;
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const nameBytes = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true));
  return {
    name: new TextDecoder().decode(nameBytes),
    method: view.getUint16(at + 10, true),
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    start,
    end: start + view.getUint32(at + 20, true),
  };
}

/** The entries that the central directory lists, or nothing where it does not hold together. */
function entriesOf(bytes: Uint8Array): readonly Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = endRecordAt(view);
    if (end === undefined) return undefined;
    const count = view.getUint16(end + 10, true);
    const entries: Entry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < Math.min(count, mostEntries); index++) {
      const entry = entryAt(bytes, view, at);
      if (entry === undefined || entry.end > bytes.length) return undefined;
      entries.push(entry);
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return entries;
  } catch (error) {
    // A place outside the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Counts what comes out of all entries together. */
class Budget {
  #left: number;

  constructor(packed: number) {
    this.#left = Math.min(limits.unpacked, Math.max(limits.unpackedFree, packed * limits.unpackedRatio));
  }

  /** Whether so many bytes may still come out. */
  take(length: number): boolean {
    this.#left -= length;
    return this.#left >= 0;
  }
}

type Unpacked = { readonly ok: true; readonly bytes: Uint8Array } | Failure;

/** Collects what is unpacked until it is more than may come out. */
class Output {
  readonly parts: Uint8Array[] = [];
  readonly #budget: Budget;
  fits = true;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  add(part: Uint8Array): void {
    this.fits &&= this.#budget.take(part.length);
    if (this.fits) this.parts.push(part);
  }
}

function inflate(name: string, packed: Uint8Array, budget: Budget): Unpacked {
  const output = new Output(budget);
  const inflater = new Inflate((part) => output.add(part));
  try {
    for (let at = 0; at < packed.length && output.fits; at += pieceBytes)
      inflater.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length);
  } catch {
    return damaged(name);
  }
  return output.fits ? { ok: true, bytes: joinBytes(output.parts) } : bomb(name);
}

/** The bytes of the entries that `wanted` names, by their names. The first of two with one name counts. */
export function unzipEntries(
  name: string,
  bytes: Uint8Array,
  wanted: (entry: string) => boolean,
): { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> } | Failure {
  const listed = entriesOf(bytes);
  if (listed === undefined) return damaged(name);
  const budget = new Budget(bytes.length);
  const entries = new Map<string, Uint8Array>();
  for (const entry of listed) {
    if (!wanted(entry.name) || entries.has(entry.name)) continue;
    if (entry.isEncrypted)
      return unreadable("encrypted", name, "The file is encrypted", "save a copy without a password");
    const packed = bytes.subarray(entry.start, entry.end);
    if (entry.method !== 0 && entry.method !== 8) return damaged(name);
    const unpacked: Unpacked = entry.method === 8 ? inflate(name, packed, budget) : { ok: true, bytes: packed };
    if (!unpacked.ok) return unpacked;
    entries.set(entry.name, unpacked.bytes);
  }
  return { ok: true, entries };
}
