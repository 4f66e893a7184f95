/** Stops PDF bombs before the file is parsed: counts what its packed streams unpack to. */
import { constants, inflateSync } from "node:zlib";
import { limits, unreadable } from "../reader.ts";
import type { Failure } from "./failure.ts";

/** Longest dictionary that is looked at before a stream. */
const headBytes = 4000;

const bomb = (name: string): Failure =>
  unreadable(
    "pdf-bomb",
    name,
    "The file unpacks to far more than a document does, so it was not read",
    "check where the file comes from; print it to a new PDF if you trust it",
  );

/** The dictionary before a stream. */
function dictionaryBefore(bytes: Buffer, at: number): string {
  const text = bytes.toString("latin1", Math.max(0, at - headBytes), at);
  return text.slice(text.lastIndexOf(" obj") + 1);
}

/** How much a stream unpacks to, if it is packed; Infinity when that is more than `most`. */
function unpackedLength(packed: Buffer, most: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? Infinity : 0;
  }
}

/** The two bytes that packed data begins with. */
const isPacked = (first = 0, second = 0): boolean => (first & 15) === 8 && (first * 256 + second) % 31 === 0;

/** The places at which packed streams begin. */
function* streamsOf(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
    const start = at + (bytes[at + 6] === 13 ? 8 : 7);
    if (isPacked(bytes[start], bytes[start + 1])) yield start;
  }
}

/** Packed twice over, or more in all than a document can be: refused. What cannot be unpacked is not counted. */
export function bombIn(name: string, file: Uint8Array): Failure | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const allowed = Math.min(limits.unpacked, Math.max(limits.unpackedFree, bytes.length * limits.unpackedRatio));
  let left = allowed;
  for (const start of streamsOf(bytes)) {
    const dictionary = dictionaryBefore(bytes, start);
    const filters = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g)?.length ?? 0;
    if (filters > 1 && /\/Filter\s*\[/.test(dictionary)) return bomb(name);
    // A picture may be large; it is held back only where it could be a page's text in disguise.
    const isPicture = /\/Subtype\s*\/Image\b/.test(dictionary);
    const length = unpackedLength(bytes.subarray(start), isPicture ? limits.unpacked : Math.max(1, left));
    if (length === Infinity) return bomb(name);
    if (!isPicture) left -= length;
  }
  return undefined;
}
