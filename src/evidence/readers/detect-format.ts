/** Which format a file is in, from its name and its first bytes; what it holds counts for more than what it is called. */
import { Gunzip } from "fflate";
import type { Problem, Result } from "../../core/problem.ts";
import type { Format } from "../document.ts";
import { unreadable } from "../reader.ts";
import { joinBytes } from "./bytes.ts";
import { decodeText } from "./decode-text.ts";
import { formatOfMarkup, formatOfRecords, markupOf } from "./detect-text.ts";
import { isOle, oleProblem } from "./docx-package.ts";

/** A format, and what is to be told when the file's name says another; or why the file is not read. */
export type Detection = Result<Format> & { readonly differs?: Problem };

const labels: Readonly<Record<Format, string>> = {
  pdf: "PDF",
  html: "HTML",
  markdown: "Markdown",
  "plain-text": "plain text",
  docx: "Word (.docx)",
  jats: "JATS XML",
  "pubmed-xml": "PubMed XML",
  medline: "MEDLINE (.nbib)",
  ris: "RIS",
  bibtex: "BibTeX",
  jsonl: "JSON Lines",
};

/** What a name may end in, and what a file of that name holds; the first is taken when its content does not tell. */
const endings: ReadonlyMap<string, readonly Format[]> = new Map<string, readonly Format[]>([
  ["pdf", ["pdf"]],
  ...["html", "htm", "xhtml"].map((ending) => [ending, ["html"]] as const),
  ...["md", "markdown"].map((ending) => [ending, ["markdown"]] as const),
  ...["txt", "text"].map((ending) => [ending, ["plain-text", "medline", "ris"]] as const),
  ...["docx", "docm", "dotx"].map((ending) => [ending, ["docx"]] as const),
  ["xml", ["jats", "pubmed-xml", "html"]],
  ["nxml", ["jats"]],
  ...["nbib", "medline"].map((ending) => [ending, ["medline"]] as const),
  ["ris", ["ris"]],
  ...["bib", "bibtex"].map((ending) => [ending, ["bibtex"]] as const),
  ...["jsonl", "ndjson", "json"].map((ending) => [ending, ["jsonl"]] as const),
]);

const endingOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

const refuse = (code: string, name: string, message: string, fix: string): Detection => ({
  ok: false,
  error: unreadable(code, name, message, fix).problem,
});

const supported = `These are read: ${Object.values(labels).join(", ")}`;

const unknown = (name: string, what: string): Detection =>
  refuse("unknown-format", name, `The file ${what}, which is not read`, supported);

const found = (name: string, value: Format): Detection => {
  const expected = endings.get(endingOf(name));
  if (expected === undefined || expected.includes(value)) return { ok: true, value };
  const message = `The file is called .${endingOf(name)} but holds ${labels[value]}; it is read as that`;
  return {
    ok: true,
    value,
    differs: unreadable("format-differs", name, message, "rename it, if that is right").problem,
  };
};

const startsWith = (head: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => head[index] === byte);

const latin1 = (head: Uint8Array): string =>
  Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");

/** Office files are archives that name their parts. */
function zipFormat(name: string, head: Uint8Array): Detection {
  const text = latin1(head);
  if (text.includes("word/") || endings.get(endingOf(name))?.[0] === "docx") return found(name, "docx");
  if (text.includes("xl/")) return unknown(name, "is an Excel table");
  if (text.includes("ppt/")) return unknown(name, "is a PowerPoint presentation");
  if (text.includes("application/epub+zip")) return unknown(name, "is an EPUB book");
  if (text.includes("application/vnd.oasis.opendocument"))
    return refuse("unknown-format", name, "The file is in OpenDocument format, which is not read", "save it as .docx");
  return unknown(name, "is a ZIP archive");
}

/** As much of the unpacked file as tells its format. */
function gunzipHead(head: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  const gunzip = new Gunzip((part) => void parts.push(part));
  try {
    for (let at = 0; at < head.length; at += 512) {
      gunzip.push(head.subarray(at, at + 512));
      if (parts.reduce((sum, part) => sum + part.length, 0) > 65_536) break;
    }
  } catch {
    // Damaged further on: what came out before that may be enough.
  }
  return joinBytes(parts);
}

const packed: ReadonlySet<Format> = new Set(["pubmed-xml", "jats", "jsonl"]);

function gzipFormat(name: string, head: Uint8Array): Detection {
  const inner = detectFormat(name.replace(/\.gz$/i, ""), gunzipHead(head));
  if (inner.ok && packed.has(inner.value)) return inner;
  const what = inner.ok ? labels[inner.value] : "a file that is not read";
  return refuse(
    "packed",
    name,
    `The file is ${what}, packed with gzip`,
    "unpack it; JATS, PubMed XML and JSON Lines may stay packed",
  );
}

/** Formats whose first bytes are a signature. */
function binaryFormat(name: string, head: Uint8Array): Detection | undefined {
  if (latin1(head.subarray(0, 1024)).includes("%PDF-")) return found(name, "pdf");
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return zipFormat(name, head);
  if (isOle(head)) return { ok: false, error: oleProblem(name, head).problem };
  if (startsWith(head, 0x1f, 0x8b)) return gzipFormat(name, head);
  if (latin1(head.subarray(0, 5)) === "{\\rtf")
    return refuse("unknown-format", name, "The file is in Rich Text Format, which is not read", "save it as .docx");
  if (
    startsWith(head, 0x89, 0x50, 0x4e, 0x47) ||
    startsWith(head, 0xff, 0xd8, 0xff) ||
    /^(?:II\*\0|MM\0\*)/.test(latin1(head.subarray(0, 4)))
  )
    return refuse("unknown-format", name, "The file is a picture", "run OCR (text recognition) on it and give the PDF");
  return undefined;
}

function markupFormat(name: string, text: string): Detection | undefined {
  const markup = markupOf(text);
  if (markup === undefined) return undefined;
  const ending = endingOf(name);
  const format = formatOfMarkup(markup, text);
  const isPage = format === "html" && /^html$/i.test(markup.doctype ?? markup.root ?? "");
  // Markdown may open with an element of HTML; a page with its own html element is no Markdown.
  if (endings.get(ending)?.[0] === "markdown" && (format === undefined || (format === "html" && !isPage)))
    return undefined;
  if (format !== undefined) return found(name, format);
  if (markup.isXml || ending === "xml" || ending === "nxml")
    return refuse(
      "unknown-format",
      name,
      `The file is XML with the root element <${markup.root ?? "?"}>, which is not read`,
      supported,
    );
  return undefined;
}

function textFormat(name: string, text: string): Detection {
  const marked = markupFormat(name, text);
  if (marked !== undefined) return marked;
  const records = formatOfRecords(text);
  if (records !== undefined) return found(name, records);
  const ending = endingOf(name);
  if (ending === "xml" || ending === "nxml") return unknown(name, "is called XML and holds none");
  if (endings.get(ending)?.[0] === "jsonl" && /^\s*(?:\[|\{\s*$)/m.test(text.slice(0, 1000)))
    return refuse("unknown-format", name, "The file is JSON as a whole", "write one object per line (JSON Lines)");
  const [expected = "plain-text"] = endings.get(ending) ?? [];
  return found(name, expected === "pdf" || expected === "docx" ? "plain-text" : expected);
}

/** The format of a file. `head` is its first bytes; 64 kB are enough. */
export function detectFormat(name: string, head: Uint8Array): Detection {
  if (head.length === 0) return refuse("empty", name, "The file is empty", "give the file itself, not a placeholder");
  const binary = binaryFormat(name, head);
  if (binary !== undefined) return binary;
  const decoded = decodeText(name, head);
  return decoded.ok ? textFormat(name, decoded.text) : unknown(name, "holds binary data of an unknown kind");
}
