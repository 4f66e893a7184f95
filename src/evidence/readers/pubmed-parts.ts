/** Parts that PubMed's articles and book chapters have in common: authors, dates, identifiers, abstracts, references. */
import type { TextBuilder } from "../text-builder.ts";
import { dateOf, parseDate } from "./dates.ts";
import { toPmcid, toDoi } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { authorOf } from "./person-names.ts";
import { attribute, childElements, descend, textAt, textOf, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

function authorName(author: XmlElement): string | undefined {
  const family = textAt(author, "LastName");
  if (family === undefined) return textAt(author, "CollectiveName") ?? textAt(author, "ForeName");
  const given = textAt(author, "Initials") ?? textAt(author, "ForeName") ?? "";
  return authorOf(family, given, textAt(author, "Suffix"));
}

/** The authors of a list; names marked as wrong stand beside their corrected form and are left out. */
export const pubmedAuthors = (list: XmlElement | undefined): readonly string[] =>
  childElements(list, "Author").flatMap((author) =>
    attribute(author, "ValidYN") === "N" ? [] : (authorName(author) ?? []),
  );

/** A date element's date: Year, Month, Day, or the words of a MedlineDate. */
export const pubmedDate = (date: XmlElement | undefined): string | undefined =>
  dateOf(textAt(date, "Year"), textAt(date, "Month"), textAt(date, "Day")) ?? parseDate(textAt(date, "MedlineDate"));

/** An identifier of the record itself. */
export const articleId = (list: XmlElement | undefined, type: string): string | undefined =>
  textOf(childElements(list, "ArticleId").find((id) => attribute(id, "IdType") === type));

/** DOI and PMC number of a list of identifiers. */
export const pubmedIdentifiers = (list: XmlElement | undefined) => ({
  doi: toDoi(articleId(list, "doi")),
  pmcid: toPmcid(articleId(list, "pmc")),
});

/** The keywords of all lists. */
export const pubmedKeywords = (citation: XmlElement): readonly string[] =>
  childElements(citation, "KeywordList").flatMap((list) => textsOf(list, "Keyword"));

/** The first language stated. */
export const pubmedLanguage = (element: XmlElement | undefined): string | undefined =>
  toLanguage(textAt(element, "Language"));

/** A structured abstract's labels as headings; what has no label is not under the heading before it. */
function layAbstractPart(builder: TextBuilder, part: XmlElement): void {
  const label = attribute(part, "Label")?.replace(/:$/, "");
  builder.heading(label === undefined || /^unlabelled$/i.test(label) ? "" : label, 2, "abstract");
  builder.block(textOf(part) ?? "");
}

/** Lays an abstract out under a heading. */
export function layAbstract(builder: TextBuilder, abstract: XmlElement | undefined, title = "Abstract"): void {
  const parts = childElements(abstract, "AbstractText");
  if (!parts.some((part) => textOf(part) !== undefined)) return;
  builder.heading(title, 1, "abstract");
  const isPlain = parts.length === 1 && attribute(parts[0], "Label") === undefined;
  for (const part of parts) {
    if (isPlain) builder.block(textOf(part) ?? "");
    else layAbstractPart(builder, part);
  }
}

/** Abstracts in other languages or for other readers, by their kind and language. */
export function layOtherAbstracts(builder: TextBuilder, citation: XmlElement): void {
  for (const abstract of childElements(citation, "OtherAbstract")) {
    const kind = [attribute(abstract, "Type"), attribute(abstract, "Language")].filter((word) => word !== undefined);
    layAbstract(builder, abstract, kind.length === 0 ? "Other abstract" : `Other abstract (${kind.join(", ")})`);
  }
}

/** Reference lists, which may have titles and lists within them. */
export function layReferences(builder: TextBuilder, owner: XmlElement | undefined, level = 1): void {
  for (const list of childElements(owner, "ReferenceList")) {
    builder.heading(textAt(list, "Title") ?? "References", Math.min(level, 9), "references");
    for (const reference of childElements(list, "Reference")) builder.block(referenceText(reference), "list-item");
    layReferences(builder, list, level + 1);
  }
}

function referenceText(reference: XmlElement): string {
  const citation = textAt(reference, "Citation") ?? "";
  const pmid = articleId(descend(reference, "ArticleIdList"), "pubmed");
  return pmid === undefined || citation.includes(pmid) ? citation : `${citation} PMID: ${pmid}`;
}
