/** A PubmedBookArticle, a chapter or a whole book of the NCBI Bookshelf, as a document. */
import type { Reading } from "../reader.ts";
import type { TextBuilder } from "../text-builder.ts";
import { toIsbn, toPmid } from "./identifiers.ts";
import { isRetractedType } from "./publication-types.ts";
import {
  layAbstract,
  layOtherAbstracts,
  layReferences,
  pubmedAuthors,
  pubmedDate,
  pubmedIdentifiers,
  pubmedKeywords,
  pubmedLanguage,
} from "./pubmed-parts.ts";
import { recordDocument, type Place, type Stated } from "./record-document.ts";
import { layRemarks } from "./record-text.ts";
import { attribute, childElements, descend, textAt, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

/** A chapter's own authors; editors are those of the book. */
function authorsOf(book: XmlElement): readonly string[] {
  const lists = [...childElements(book, "AuthorList"), ...childElements(descend(book, "Book"), "AuthorList")];
  return pubmedAuthors(lists.find((list) => attribute(list, "Type") !== "editors"));
}

function metadataOf(book: XmlElement, bookData: XmlElement | undefined): Stated {
  const chapter = textAt(book, "ArticleTitle");
  const bookTitle = textAt(book, "Book", "BookTitle");
  const publicationTypes = textsOf(book, "PublicationType");
  const own = pubmedIdentifiers(descend(book, "ArticleIdList"));
  const further = pubmedIdentifiers(descend(bookData, "ArticleIdList"));
  return {
    title: chapter ?? bookTitle ?? textAt(book, "VernacularTitle") ?? "",
    authors: authorsOf(book),
    journal: chapter === undefined ? undefined : bookTitle,
    date: pubmedDate(descend(book, "ContributionDate")) ?? pubmedDate(descend(book, "Book", "PubDate")),
    language: pubmedLanguage(book),
    pmid: toPmid(textAt(book, "PMID")),
    pmcid: own.pmcid ?? further.pmcid,
    doi: own.doi ?? further.doi,
    isbn: toIsbn(textAt(book, "Book", "Isbn")),
    publicationTypes,
    design: "book",
    keywords: pubmedKeywords(book),
    retracted: publicationTypes.some(isRetractedType),
  };
}

/** The contents of the chapter, which are all that PubMed has of its sections. */
function layContents(builder: TextBuilder, sections: XmlElement | undefined): void {
  const titles = sectionTitles(sections);
  if (titles.length === 0) return;
  builder.heading("Contents", 1, "navigation");
  for (const title of titles) builder.block(title, "list-item");
}

const sectionTitles = (owner: XmlElement | undefined): readonly string[] =>
  childElements(owner, "Section").flatMap((section) => [
    textsOf(section, "LocationLabel", "SectionTitle").join(" "),
    ...sectionTitles(section),
  ]);

function layOut(builder: TextBuilder, book: XmlElement, bookData: XmlElement | undefined): void {
  if (descend(book, "ArticleTitle") !== undefined) builder.block(textAt(book, "VernacularTitle") ?? "");
  layAbstract(builder, descend(book, "Abstract"));
  layOtherAbstracts(builder, book);
  layContents(builder, descend(book, "Sections"));
  layReferences(builder, book);
  layReferences(builder, bookData);
  layRemarks(builder, textsOf(descend(book, "Abstract"), "CopyrightInformation"));
}

/** One PubmedBookArticle. */
export function readPubmedBook(element: XmlElement, place: Place): Reading {
  const book = descend(element, "BookDocument") ?? element;
  const bookData = descend(element, "PubmedBookData");
  return recordDocument("pubmed-xml", metadataOf(book, bookData), (builder) => layOut(builder, book, bookData), place);
}
