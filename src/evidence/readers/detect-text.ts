/** Tells text formats apart by how their first records look. */
import type { Format } from "../document.ts";

/** The first lines with anything in them. */
const firstLines = (text: string, count: number): readonly string[] =>
  text
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, count);

/** Tags are four characters wide, and one of the first is PubMed's number. */
const isMedline = (lines: readonly string[]): boolean =>
  /^[A-Z][A-Z0-9 ]{3}- /.test(lines[0] ?? "") && lines.some((line) => /^PMID- *\d/.test(line));

/** Databases put lines of their own before the first record. */
const isRis = (lines: readonly string[]): boolean => {
  const start = lines.findIndex((line) => /^TY {1,2}- \S/.test(line));
  return start !== -1 && /^[A-Z][A-Z0-9] {1,2}-/.test(lines[start + 1] ?? "");
};

const isBibtex = (lines: readonly string[]): boolean =>
  /^\s*@\s*(?:article|book|booklet|comment|collection|conference|in(?:book|collection|proceedings|reference)|manual|mastersthesis|phdthesis|thesis|misc|online|periodical|preamble|proceedings|report|string|techreport|unpublished)\s*[{(]/i.test(
    lines.find((line) => !line.trimStart().startsWith("%")) ?? "",
  );

/** A whole object in the first line, or the beginning of one that is longer than what is known of the file. */
function isJsonLines(lines: readonly string[]): boolean {
  const [first = "", second] = lines;
  if (!/^\s*\{\s*"/.test(first)) return false;
  if (second === undefined && !first.trimEnd().endsWith("}")) return true;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** The format that the first records are in, where they show it. */
export function formatOfRecords(text: string): Format | undefined {
  const lines = firstLines(text, 30);
  if (isMedline(lines)) return "medline";
  if (isRis(lines)) return "ris";
  if (isBibtex(lines)) return "bibtex";
  return isJsonLines(lines) ? "jsonl" : undefined;
}

/** What the markup at the head of a text is. `root` is the name of its first element, without a prefix. */
export interface Markup {
  readonly root: string | undefined;
  readonly isXml: boolean;
  readonly doctype: string | undefined;
}

/** Comments, declarations and the document type before the first element. */
const prolog =
  /^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype\s+([^\s>[]+)(?:[^[>]|\[(?:[^\]"']|"[^"]*"|'[^']*')*\])*>)/i;

/** The markup that a text begins with, if it does. */
export function markupOf(text: string): Markup | undefined {
  let rest = text.slice(0, 100_000);
  if (!/^\s*<[?!a-z]/i.test(rest)) return undefined;
  const isXml = /^\s*<\?xml\b/i.test(rest);
  let doctype: string | undefined;
  for (let found = prolog.exec(rest); found !== null; found = prolog.exec(rest)) {
    doctype ??= found[1];
    rest = rest.slice(found[0].length);
  }
  return { root: /^\s*<(?:[\w.-]+:)?([A-Za-z][\w.-]*)/.exec(rest)?.[1], isXml, doctype };
}

const roots: ReadonlyMap<string, Format> = new Map([
  ["article", "jats"],
  ["pmc-articleset", "jats"],
  ["PubmedArticleSet", "pubmed-xml"],
  ["PubmedArticle", "pubmed-xml"],
  ["PubmedBookArticleSet", "pubmed-xml"],
  ["PubmedBookArticle", "pubmed-xml"],
]);

const page =
  /^(?:html|head|body|title|meta|link|script|style|main|header|nav|div|p|h[1-6]|section|table|ul|ol|dl|span|center|font)$/i;

/** Signs of a journal's article, in contrast to the element of that name on a page. */
const jats = /<(?:front|journal-meta|article-meta)[\s>]|\b(?:article-type|dtd-version)=|\bJATS\b|NLM\/\/DTD/;

/** The format of a text that begins with markup; nothing when it is of none that is read. */
export function formatOfMarkup(markup: Markup, text: string): Format | undefined {
  if (/^html$/i.test(markup.doctype ?? "") || /^html$/i.test(markup.root ?? "")) return "html";
  const format = roots.get(markup.root ?? "");
  if (format !== undefined) return format === "pubmed-xml" || markup.isXml || jats.test(text) ? format : "html";
  if (!markup.isXml && page.test(markup.root ?? "")) return "html";
  // A record may stand in the envelope of a service.
  if (/<PubmedArticle[\s>]/.test(text)) return "pubmed-xml";
  return /<article[\s>]/.test(text) && jats.test(text) ? "jats" : undefined;
}
