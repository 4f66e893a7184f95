/** What a page says of itself in its meta elements: Highwire's citation_*, Dublin Core, PRISM and Open Graph. */
import { parseDate } from "./dates.ts";
import type { DomDocument } from "./html-dom.ts";
import { toDoi, toIsbn, toPmcid, toPmid, toWebAddress } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { isRetractedType } from "./publication-types.ts";
import type { Stated } from "./record-document.ts";
import { toAuthor, toAuthors } from "./stated-authors.ts";
import { tidy } from "../text-builder.ts";

/** Meta elements by name, in lower case, each with its contents in order. */
export type MetaElements = ReadonlyMap<string, readonly string[]>;

function metaElements(document: DomDocument): MetaElements {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const name = (element.getAttribute("name") ?? element.getAttribute("property") ?? "").toLowerCase();
    const content = tidy(element.getAttribute("content") ?? "");
    if (name === "" || content === "") continue;
    const contents = found.get(name) ?? [];
    found.set(name, contents);
    contents.push(content);
  }
  return found;
}

/** The contents under the first of these names that has any. */
const firstOf = (meta: MetaElements, ...names: readonly string[]): readonly string[] =>
  names.map((name) => meta.get(name) ?? []).find((contents) => contents.length > 0) ?? [];

/** The first content, under the first of these names, of which `read` makes something. */
function read<T>(
  meta: MetaElements,
  parse: (text: string) => T | undefined,
  ...names: readonly string[]
): T | undefined {
  for (const name of names)
    for (const content of meta.get(name) ?? []) {
      const value = parse(content);
      if (value !== undefined) return value;
    }
  return undefined;
}

const asIs = (text: string): string => text;

/** Highwire gives one author an element, or all of them one with semicolons. */
const authorsOf = (meta: MetaElements): readonly string[] => {
  const single = firstOf(meta, "citation_author", "dc.creator", "dcterms.creator", "dc.contributor");
  if (single.length > 0) return single.flatMap((name) => (name.includes(";") ? toAuthors(name) : [toAuthor(name)]));
  return firstOf(meta, "citation_authors", "article:author", "author")
    .filter((name) => toWebAddress(name) === undefined)
    .flatMap(toAuthors);
};

/** The one top heading, else what the window's title is. */
function titleOf(document: DomDocument, meta: MetaElements): string {
  const stated = read(meta, asIs, "citation_title", "dc.title", "dcterms.title");
  if (stated !== undefined) return stated;
  const tops = [...document.querySelectorAll("h1")]
    .map((h1) => tidy(h1.textContent ?? ""))
    .filter((text) => text !== "");
  const [only] = tops;
  if (tops.length === 1 && only !== undefined) return only;
  return read(meta, asIs, "og:title") ?? tidy(document.querySelector("title")?.textContent ?? "");
}

/** The metadata that a page states. Taken before anything is removed from it. */
export function metadataOf(document: DomDocument): Stated {
  const meta = metaElements(document);
  const types = firstOf(meta, "citation_article_type", "prism.aggregationtype.article");
  const language = document.querySelector("html[lang]")?.getAttribute("lang");
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  return {
    title: titleOf(document, meta),
    authors: authorsOf(meta),
    journal: read(meta, asIs, "citation_journal_title", "prism.publicationname", "citation_conference_title"),
    date: read(
      meta,
      parseDate,
      "citation_publication_date",
      "citation_date",
      "citation_cover_date",
      "prism.publicationdate",
      "citation_online_date",
      "dc.date",
      "dc.date.issued",
      "dcterms.issued",
      "dcterms.date",
      "article:published_time",
    ),
    language:
      read(meta, toLanguage, "citation_language", "dc.language", "dcterms.language") ?? toLanguage(language ?? ""),
    pmid: read(meta, toPmid, "citation_pmid"),
    pmcid: read(meta, toPmcid, "citation_pmcid"),
    doi: read(meta, toDoi, "citation_doi", "prism.doi", "dc.identifier", "dc.identifier.doi", "dcterms.identifier"),
    isbn: read(meta, toIsbn, "citation_isbn", "prism.isbn"),
    url:
      toWebAddress(link ?? "") ??
      read(meta, toWebAddress, "og:url", "citation_public_url", "citation_abstract_html_url"),
    publicationTypes: types,
    keywords: firstOf(meta, "citation_keywords", "dc.subject").flatMap((words) => words.split(/\s*[;,]\s*/)),
    retracted: types.some(isRetractedType),
  };
}
