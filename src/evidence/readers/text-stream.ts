/** A file's text in pieces: unpacked, decoded by what the file says or shows of its encoding, and refused where it is binary. */
import { unreadable, type Input } from "../reader.ts";
import { joinBytes } from "./bytes.ts";
import type { Failure } from "./failure.ts";
import { createNamedDecoder, createUtf8Decoder, type Decoder } from "./text-decoders.ts";
import { unpacked } from "./unpacked.ts";

export type TextPiece = { readonly ok: true; readonly text: string } | Failure;

/** Enough for a byte order mark, an XML declaration and signs of a binary file. */
const headBytes = 2048;

const declarations: readonly RegExp[] = [
  /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/,
  /^%\s*encoding:\s*([\w.:-]+)/im,
];

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** UTF-16 by its mark, or by an opening "<" of two bytes. */
function utf16Label(head: Uint8Array): string | undefined {
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0x3c, 0x00)) return "utf-16le";
  if (startsWith(head, 0xfe, 0xff) || startsWith(head, 0x00, 0x3c)) return "utf-16be";
  return undefined;
}

function declaredLabel(head: Uint8Array): string | undefined {
  const ascii = String.fromCharCode(...head);
  for (const declaration of declarations) {
    const label = declaration.exec(ascii)?.[1]?.replaceAll("_", "-");
    // A file that can be read byte by byte is not UTF-16, whatever it says.
    if (label !== undefined && !/^utf-?16/i.test(label)) return label;
  }
  return undefined;
}

const isBinary = (head: Uint8Array): boolean =>
  head.includes(0) || startsWith(head, 0x25, 0x50, 0x44, 0x46) || startsWith(head, 0x50, 0x4b, 0x03, 0x04);

const binary = (name: string): Failure =>
  unreadable(
    "binary",
    name,
    "The file holds binary data, not text",
    "check its kind; its name may have the wrong ending",
  );

const unknownEncoding = (name: string, label: string): Failure =>
  unreadable(
    "unknown-encoding",
    name,
    `The file says that its encoding is "${label}", which is not known here`,
    "save the file as UTF-8",
    1,
  );

const badCharacters = (name: string): Failure =>
  unreadable(
    "bad-characters",
    name,
    "Some bytes are not characters of the file's encoding; they stand in the text as \ufffd, and the rest was read",
    "save the file again as UTF-8",
  );

function chooseDecoder(name: string, head: Uint8Array): { readonly decoder: Decoder } | { readonly failure: Failure } {
  const wide = utf16Label(head);
  if (wide === undefined && isBinary(head)) return { failure: binary(name) };
  const label = wide ?? declaredLabel(head);
  if (label === undefined) return { decoder: createUtf8Decoder() };
  const decoder = createNamedDecoder(label);
  return decoder === undefined ? { failure: unknownEncoding(name, label) } : { decoder };
}

interface Head {
  readonly bytes: Uint8Array;
  readonly failures: readonly Failure[];
}

async function takeHead(pieces: AsyncGenerator<Uint8Array | Failure>): Promise<Head> {
  const taken: Uint8Array[] = [];
  const failures: Failure[] = [];
  for (let length = 0; length < headBytes;) {
    const next = await pieces.next();
    if (next.done === true) break;
    if ("ok" in next.value) failures.push(next.value);
    else {
      taken.push(next.value);
      length += next.value.length;
    }
  }
  return { bytes: joinBytes(taken), failures };
}

/** The text of `input` in pieces, without a byte order mark. Failures come between the pieces; none ends what can be read. */
export async function* decodedText(input: Input): AsyncGenerator<TextPiece> {
  const pieces = unpacked(input);
  try {
    const head = await takeHead(pieces);
    const chosen = chooseDecoder(input.name, head.bytes.subarray(0, headBytes));
    if ("failure" in chosen) {
      yield chosen.failure;
      return;
    }
    const { decoder } = chosen;
    yield { ok: true, text: decoder.decode(head.bytes, false).replace(/^\ufeff/, "") };
    yield* head.failures;
    for await (const piece of pieces) yield "ok" in piece ? piece : { ok: true, text: decoder.decode(piece, false) };
    yield { ok: true, text: decoder.decode(new Uint8Array(0), true) };
    if (decoder.isLossy()) yield badCharacters(input.name);
  } finally {
    await pieces.return(undefined);
  }
}
