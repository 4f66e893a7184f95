/** A text file read whole: byte order marks and declared encodings are honoured, binary content is refused. */
import { limits, type Input, readWhole, unreadable } from "../reader.ts";
import type { Failure } from "./failure.ts";
import { createNamedDecoder, createUtf8Decoder } from "./text-decoders.ts";

/** A text; `isLossy` when some bytes were no characters of its encoding and stand as U+FFFD. */
export interface Decoded {
  readonly ok: true;
  readonly text: string;
  readonly isLossy: boolean;
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** The encoding that the byte order mark states. */
const markedEncoding = (bytes: Uint8Array): string | undefined =>
  marks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];

/** Control characters that no text has; tab, line ends, form feed and escape are left out. */
const isControl = (unit: number): boolean =>
  unit < 9 || (unit > 13 && unit < 32 && unit !== 27) || (unit > 126 && unit < 160 && unit !== 0x85);

/** More than one control character in a thousand is a program, a picture or a packed file. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) if (isControl(text.charCodeAt(i))) controls++;
  return controls * 1000 > text.length;
}

const unknownEncoding = (name: string, label: string): Failure =>
  unreadable(
    "unknown-encoding",
    name,
    `The file says that its encoding is "${label.slice(0, 40)}", which is not known here`,
    "save the file as UTF-8",
  );

/** Characters beyond ASCII, all of them well-formed UTF-8: no other encoding looks like that by chance. */
function isEvidentUtf8(bytes: Uint8Array): boolean {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).length < bytes.length;
  } catch {
    return false;
  }
}

/**
 * A declaration of UTF-16 that could be read as ASCII is wrong by itself, and so is any other than UTF-8 in a page
 * that was converted when it was saved.
 */
const isBelievable = (declared: string, bytes: Uint8Array): boolean =>
  !/^utf-?(?:8|16|32)/i.test(declared) && !isEvidentUtf8(bytes);

/** The text of a file's bytes. `declared` is the encoding that the file itself names. */
export function decodeText(name: string, bytes: Uint8Array, declared?: string): Decoded | Failure {
  const stated = declared !== undefined && isBelievable(declared, bytes) ? declared : undefined;
  const label = markedEncoding(bytes) ?? stated;
  const decoder = label === undefined ? createUtf8Decoder() : createNamedDecoder(label);
  if (decoder === undefined) return unknownEncoding(name, label ?? "");
  const text = decoder.decode(bytes, true).replace(/^\ufeff/, "");
  if (isBinary(text))
    return unreadable(
      "binary",
      name,
      "The file holds binary data, not text",
      "check its kind; its name may have the wrong ending",
    );
  return { ok: true, text, isLossy: decoder.isLossy() };
}

/** The whole file as text. `declaredIn` finds the encoding that the first bytes name. */
export async function readText(
  input: Input,
  declaredIn: (head: string) => string | undefined = () => undefined,
): Promise<Decoded | Failure> {
  const whole = await readWhole(input);
  if (!whole.ok) return whole;
  return decodeText(input.name, whole.bytes, declaredIn(String.fromCharCode(...whole.bytes.subarray(0, 4096))));
}

/** The problem that a text is longer than one document may be. */
export const tooLong = (name: string, text: string): Failure | undefined =>
  text.length <= limits.text
    ? undefined
    : unreadable(
        "too-large",
        name,
        `The text has ${text.length} characters; one document may have ${limits.text}`,
        "split the document",
      );

/** What is to be told of characters that could not be made out; the document is given all the same. */
export const lossOf = (name: string, decoded: Decoded): readonly Failure[] =>
  decoded.isLossy
    ? [
        unreadable(
          "bad-characters",
          name,
          "Some bytes are not characters of the file's encoding; they stand in the text as \ufffd, and the rest was read",
          "save the file again as UTF-8",
        ),
      ]
    : [];
