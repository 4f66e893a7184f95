/** Reads a file of any supported format: what it is from its name and first bytes, its documents from that format's reader. */
import type { Format } from "./document.ts";
import type { Input, Reader, Reading } from "./reader.ts";
import { readBibtex } from "./readers/bibtex.ts";
import { detectFormat } from "./readers/detect-format.ts";
import { readJats } from "./readers/jats.ts";
import { readJsonl } from "./readers/jsonl.ts";
import { readMedline } from "./readers/medline.ts";
import { readPdf } from "./readers/pdf.ts";
import { readPlainText } from "./readers/plain-text.ts";
import { readPubmedXml } from "./readers/pubmed-xml.ts";
import { readRis } from "./readers/ris.ts";

/** A reader on a library that takes long to load, which few files need and a server that only answers never does. */
const lazily = (load: () => Promise<Reader>): Reader =>
  async function* read(input) {
    yield* (await load())(input);
  };

const readers: Readonly<Record<Format, Reader>> = {
  pdf: readPdf,
  html: lazily(async () => (await import("./readers/html.ts")).readHtml),
  markdown: lazily(async () => (await import("./readers/markdown.ts")).readMarkdown),
  "plain-text": readPlainText,
  docx: lazily(async () => (await import("./readers/docx.ts")).readDocx),
  jats: readJats,
  "pubmed-xml": readPubmedXml,
  medline: readMedline,
  ris: readRis,
  bibtex: readBibtex,
  jsonl: readJsonl,
};

/** Bytes that are enough to tell a format, a packed one included. */
const headLength = 64 * 1024;

/** The first bytes of a file, and the file again from its start. */
async function peek(input: Input): Promise<{ readonly head: Uint8Array; readonly whole: Input }> {
  const pieces = input.bytes()[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await pieces.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const piece of first) {
    head.set(piece, at);
    at += piece.length;
  }
  async function* bytes(): AsyncIterable<Uint8Array> {
    if (length > 0) yield head;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  }
  return { head, whole: { ...input, bytes } };
}

/** Documents and problems of one file, in its order. Never throws for what the file holds. */
export async function* readDocuments(input: Input): AsyncIterable<Reading> {
  const { head, whole } = await peek(input);
  const format = detectFormat(input.name, head.subarray(0, headLength));
  if (!format.ok) {
    yield { ok: false, problem: format.error };
    return;
  }
  if (format.differs !== undefined) yield { ok: false, problem: format.differs };
  yield* readers[format.value](whole);
}
