/** Opens a Word file as far as it is safe: named parts only, unpacked under limits, each checked to be plain XML. */
import { zipSync } from "fflate";
import { unreadable } from "../reader.ts";
import { decodeText } from "./decode-text.ts";
import { writeEquations } from "./docx-equations.ts";
import type { Failure } from "./failure.ts";
import { parseXml, type XmlElement } from "./xml-tree.ts";
import { unzipEntries } from "./zip-entries.ts";

export interface DocxPackage {
  readonly ok: true;
  /** The file packed anew from the parts that were checked. */
  readonly bytes: Uint8Array;
  /** The trees of the parts, by their names. */
  readonly parts: ReadonlyMap<string, XmlElement>;
}

/** The older container of Office, which also holds files that are encrypted. */
export const isOle = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

const encryptedMark = Buffer.from("EncryptedPackage", "utf16le");

/** What a file in the older container is. */
export function oleProblem(name: string, bytes: Uint8Array): Failure {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(encryptedMark))
    return unreadable(
      "encrypted",
      name,
      "The Word file is encrypted with a password",
      "save a copy without a password",
    );
  return unreadable(
    "old-office",
    name,
    "The file is in the format of Office before 2007 (.doc, .xls or .ppt), or encrypted",
    "open it in Word or LibreOffice and save it as .docx without a password",
  );
}

/** Pictures and embedded files are not unpacked at all. */
const isWanted = (entry: string): boolean => /\.(?:xml|rels)$/i.test(entry) && !/^customXml\//i.test(entry);

const notWord = (name: string): Failure =>
  unreadable("not-docx", name, "The archive holds no Word document", "save the document as .docx");

/** Checks the parts and packs them anew, so that what is read later is what was checked. */
export function openDocx(name: string, bytes: Uint8Array): DocxPackage | Failure {
  if (isOle(bytes)) return oleProblem(name, bytes);
  const unzipped = unzipEntries(name, bytes, isWanted);
  if (!unzipped.ok) return unzipped;
  const parts = new Map<string, XmlElement>();
  const packed: Record<string, Uint8Array> = {};
  for (const [part, content] of unzipped.entries) {
    const decoded = decodeText(name, content);
    if (!decoded.ok) return decoded;
    const markup = writeEquations(decoded.text);
    const tree = parseXml(markup);
    if (!tree.ok)
      return unreadable(
        "broken-xml",
        name,
        `The part ${part} cannot be read: ${tree.error.message}`,
        "save it again from Word",
      );
    parts.set(part, tree.value);
    packed[part] = new TextEncoder().encode(markup.replace(/^(\s*<\?xml[^>]*?)\sencoding\s*=\s*["'][^"']*["']/, "$1"));
  }
  if (![...parts.values()].some((part) => part.name === "document")) return notWord(name);
  return { ok: true, bytes: zipSync(packed, { level: 0 }), parts };
}
