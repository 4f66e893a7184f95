/** Reads PDF files: their text in reading order with page numbers, running heads apart, and what they state of themselves. */
import { getDocumentProxy } from "unpdf";
import { limits, type Reader, type Reading, readWhole, unreadable } from "../reader.ts";
import type { Failure } from "./failure.ts";
import { type PageText, pageText, type PdfItem } from "./pdf-fragments.ts";
import { bombIn } from "./pdf-guard.ts";
import { layoutOf, type PdfLayout, spansOf, writeBlocks } from "./pdf-layout.ts";
import { metadataOf, type PdfProperties } from "./pdf-metadata.ts";
import { segmentRows } from "./pdf-rows.ts";
import { wholeDocument } from "./whole-document.ts";

/** The parts of pdf.js that are used; its own types need the browser's. */
interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly Partial<PdfItem>[] }>;
  getViewport(options: { readonly scale: number }): {
    readonly transform: readonly number[];
    readonly width: number;
    readonly height: number;
  };
  cleanup(): unknown;
}

interface Pdf {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<PdfProperties>;
  readonly loadingTask: { destroy(): Promise<void> };
}

const mostPages = 20_000;

/** Nothing is fetched, evaluated or drawn: fonts and character maps that are not in the file stay unknown. */
const options = {
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  useWorkerFetch: false,
  enableXfa: false,
  standardFontDataUrl: undefined,
  cMapUrl: undefined,
  verbosity: 0,
};

function loadFailure(name: string, bytes: Uint8Array, error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  const isLocked = error instanceof Error && error.name === "PasswordException";
  if (isLocked || Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("/Encrypt"))
    return unreadable("encrypted", name, "The PDF is encrypted with a password", "save a copy without a password");
  return unreadable(
    "damaged-pdf",
    name,
    `The PDF cannot be opened: ${why}`,
    "fetch it again, or print it to a new PDF",
  );
}

async function load(name: string, bytes: Uint8Array): Promise<{ readonly ok: true; readonly pdf: Pdf } | Failure> {
  const bomb = bombIn(name, bytes);
  if (bomb !== undefined) return bomb;
  try {
    // pdf.js takes the bytes that it is given for its own, so it gets a copy.
    return { ok: true, pdf: (await getDocumentProxy(bytes.slice(), options)) as unknown as Pdf };
  } catch (error) {
    return loadFailure(name, bytes, error);
  }
}

/** Letters that a font gives no meaning to come out as private or replacement characters. */
const isMeaningless = (items: readonly PdfItem[]): boolean => {
  const text = items.map((item) => item.str).join("");
  return (text.match(/[\ufffd\ue000-\uf8ff\p{Cc}]/gu)?.length ?? 0) * 3 > text.length;
};

interface Pages {
  readonly texts: readonly PageText[];
  readonly empty: readonly number[];
  readonly meaningless: readonly number[];
  readonly failed: readonly number[];
}

async function readPage(
  pdf: Pdf,
  number: number,
): Promise<{ readonly items: readonly PdfItem[]; readonly text: PageText }> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: 1 });
  const texts = items.filter((item): item is PdfItem => typeof item.str === "string");
  page.cleanup();
  return { items: texts, text: pageText(number, texts, viewport) };
}

/** Reads page by page; one that cannot be read does not keep the others from being read. */
async function readPages(pdf: Pdf): Promise<Pages> {
  const texts: PageText[] = [];
  const empty: number[] = [];
  const meaningless: number[] = [];
  const failed: number[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length <= limits.text; number++) {
    try {
      const { items, text } = await readPage(pdf, number);
      if (text.fragments.length + text.turned.length === 0) empty.push(number);
      else if (isMeaningless(items)) meaningless.push(number);
      else texts.push(text);
      length += items.reduce((sum, item) => sum + item.str.length, 0);
    } catch {
      failed.push(number);
    }
  }
  return { texts, empty, meaningless, failed };
}

/** "1, 3–5". */
function listPages(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}

const pagesProblem = (
  name: string,
  code: string,
  numbers: readonly number[],
  what: string,
  fix: string,
): readonly Failure[] =>
  numbers.length === 0
    ? []
    : [unreadable(code, name, `${numbers.length === 1 ? "Page" : "Pages"} ${listPages(numbers)}: ${what}`, fix)];

const problemsOf = (name: string, { empty, meaningless, failed }: Pages): readonly Failure[] => [
  ...pagesProblem(
    name,
    "pages-without-text",
    empty,
    "no text, so what is printed there is not read",
    "if it is a scan, run OCR (text recognition) on it",
  ),
  ...pagesProblem(
    name,
    "pages-without-meaning",
    meaningless,
    "the fonts do not say which letters they hold",
    "run OCR (text recognition) on the file",
  ),
  ...pagesProblem(
    name,
    "damaged-pages",
    failed,
    "the page is damaged and was not read",
    "fetch the file again, or print it to a new PDF",
  ),
];

/** The rows of the first page as they are printed. */
const printedRows = (page: PageText | undefined): readonly string[] =>
  page === undefined
    ? []
    : [...segmentRows(page.fragments).map((row) => row.map((segment) => segment.text).join(" ")), ...page.turned];

async function toDocument(name: string, pdf: Pdf, pages: Pages, layout: PdfLayout): Promise<Reading> {
  const first = pages.texts.find((page) => page.number === 1);
  const stated = metadataOf(await pdf.getMetadata().catch(() => ({ info: {}, metadata: null })), printedRows(first));
  let turns: ReturnType<typeof writeBlocks> = [];
  const reading = wholeDocument("pdf", name, stated, (writer) => {
    turns = writeBlocks(layout, writer);
  });
  return reading.ok ? { ok: true, document: { ...reading.document, pages: spansOf(turns) } } : reading;
}

const scanned = (name: string): Failure =>
  unreadable(
    "no-text",
    name,
    "The PDF has no text: this looks like a scan",
    "run OCR (text recognition) first, and give the PDF that comes out of it",
  );

async function* readPdfFile(name: string, pdf: Pdf): AsyncGenerator<Reading> {
  if (pdf.numPages > mostPages) {
    yield unreadable("too-large", name, `The PDF has more than ${mostPages} pages`, "split it");
    return;
  }
  const pages = await readPages(pdf);
  const layout = layoutOf(pages.texts);
  // A scan may bear a stamp or a running foot on every page.
  const empty = [...pages.empty, ...layout.bare].sort((a, b) => a - b);
  if (layout.blocks.length > 0) yield await toDocument(name, pdf, pages, layout);
  if (empty.length === pdf.numPages) yield scanned(name);
  else yield* problemsOf(name, { ...pages, empty });
}

export const readPdf: Reader = async function* (input) {
  const whole = await readWhole(input);
  if (!whole.ok) {
    yield whole;
    return;
  }
  const loaded = await load(input.name, whole.bytes);
  if (!loaded.ok) {
    yield loaded;
    return;
  }
  try {
    yield* readPdfFile(input.name, loaded.pdf);
  } finally {
    await loaded.pdf.loadingTask.destroy();
  }
};
