/** Turns bytes into text, piece by piece: UTF-8 with windows-1252 where it is not, or a declared encoding. */
import { joinBytes } from "./bytes.ts";

export interface Decoder {
  /** The text of the next bytes; `last` when no more follow. */
  readonly decode: (bytes: Uint8Array, last: boolean) => string;
  /** Whether some bytes could not be read and stand in the text as "\ufffd". */
  readonly isLossy: () => boolean;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
const windows1252 = new TextDecoder("windows-1252");
const lineFeed = 0x0a;

/** Node 20 decodes windows-1252 as Latin-1, which leaves control characters where these stand. */
const upperRow = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export const decodeWindows1252 = (bytes: Uint8Array): string =>
  windows1252.decode(bytes).replace(/[\u0080-\u009f]/g, (control) => upperRow[control.charCodeAt(0) - 0x80] ?? control);

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the last character that is not complete begins, or the end. */
function wholeCharactersEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** A line that is not UTF-8: windows-1252, unless it has more good UTF-8 than bad. */
function decodeOddLine(bytes: Uint8Array): { readonly text: string; readonly lossy: boolean } {
  const text = lenient.decode(bytes);
  // eslint-disable-next-line no-control-regex -- ASCII is what is not counted
  const good = count(text, /[^\u0000-\u007f\ufffd]/g);
  return good > count(text, /\ufffd/g) ? { text, lossy: true } : { text: decodeWindows1252(bytes), lossy: false };
}

/** Reading lists are often put together from several sources, so the encoding is decided line by line. */
export function createUtf8Decoder(): Decoder {
  let carried: Uint8Array = new Uint8Array(0);
  let lossy = false;
  const decodeLine = (bytes: Uint8Array): string => {
    const plain = decodeStrictly(bytes);
    if (plain !== undefined) return plain;
    const odd = decodeOddLine(bytes);
    lossy ||= odd.lossy;
    return odd.text;
  };
  const decodeLines = (bytes: Uint8Array): string => {
    const lines: string[] = [];
    for (let start = 0; start < bytes.length;) {
      const feed = bytes.indexOf(lineFeed, start);
      const end = feed === -1 ? bytes.length : feed + 1;
      lines.push(decodeLine(bytes.subarray(start, end)));
      start = end;
    }
    return lines.join("");
  };
  const decode = (bytes: Uint8Array, last: boolean): string => {
    const all = carried.length === 0 ? bytes : joinBytes([carried, bytes]);
    const end = last ? all.length : wholeCharactersEnd(all);
    carried = all.slice(end);
    const whole = all.subarray(0, end);
    return decodeStrictly(whole) ?? decodeLines(whole);
  };
  return { decode, isLossy: () => lossy };
}

/** A decoder for an encoding by its name, or nothing when the name is not known. */
export function createNamedDecoder(label: string): Decoder | undefined {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return undefined;
  }
  if (decoder.encoding === "utf-8") return createUtf8Decoder();
  if (decoder.encoding === "windows-1252") return { decode: decodeWindows1252, isLossy: () => false };
  let lossy = false;
  const decode = (bytes: Uint8Array, last: boolean): string => {
    const text = decoder.decode(bytes, { stream: !last });
    lossy ||= text.includes("\ufffd");
    return text;
  };
  return { decode, isLossy: () => lossy };
}
