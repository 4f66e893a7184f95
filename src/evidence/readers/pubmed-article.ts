/** A PubmedArticle as a document. */
import type { Reading } from "../reader.ts";
import type { TextBuilder } from "../text-builder.ts";
import { mostExact } from "./dates.ts";
import { toDoi, toPmid } from "./identifiers.ts";
import { isRetractedType } from "./publication-types.ts";
import { hasRetraction, pubmedNotices } from "./pubmed-notices.ts";
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
import { isRegistry } from "./registries.ts";
import { recordDocument, type Place, type Stated } from "./record-document.ts";
import { layRemarks, layStatement } from "./record-text.ts";
import { attribute, childElements, descend, textAt, textOf, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

const trials = (article: XmlElement | undefined): readonly string[] =>
  childElements(descend(article, "DataBankList"), "DataBank")
    .filter((bank) => isRegistry(textAt(bank, "DataBankName") ?? ""))
    .flatMap((bank) => textsOf(descend(bank, "AccessionNumberList"), "AccessionNumber"));

/** "Polyneuropathies/drug therapy": a subject heading with its subheadings, as MEDLINE prints it. */
const subjectHeadings = (citation: XmlElement | undefined): readonly string[] =>
  childElements(descend(citation, "MeshHeadingList"), "MeshHeading").map((heading) =>
    textsOf(heading, "DescriptorName", "QualifierName").join("/"),
  );

const substances = (citation: XmlElement | undefined): readonly string[] =>
  childElements(descend(citation, "ChemicalList"), "Chemical").flatMap((chemical) =>
    textsOf(chemical, "NameOfSubstance"),
  );

const electronicDoi = (article: XmlElement | undefined): string | undefined =>
  toDoi(
    textOf(
      childElements(article, "ELocationID").find(
        (id) => attribute(id, "EIdType") === "doi" && attribute(id, "ValidYN") !== "N",
      ),
    ),
  );

const dateOfArticle = (article: XmlElement | undefined): string | undefined =>
  mostExact(
    pubmedDate(descend(article, "Journal", "JournalIssue", "PubDate")),
    ...childElements(article, "ArticleDate").map(pubmedDate),
  );

function metadataOf(citation: XmlElement, pubmedData: XmlElement | undefined): Stated {
  const article = descend(citation, "Article");
  const identifiers = pubmedIdentifiers(descend(pubmedData, "ArticleIdList"));
  const publicationTypes = textsOf(descend(article, "PublicationTypeList"), "PublicationType");
  return {
    title: textAt(article, "ArticleTitle") ?? textAt(article, "VernacularTitle") ?? "",
    authors: pubmedAuthors(descend(article, "AuthorList")),
    journal: textAt(article, "Journal", "Title") ?? textAt(citation, "MedlineJournalInfo", "MedlineTA"),
    date: dateOfArticle(article),
    language: pubmedLanguage(article),
    pmid: toPmid(textAt(citation, "PMID")),
    pmcid: identifiers.pmcid,
    doi: identifiers.doi ?? electronicDoi(article),
    trials: trials(article),
    publicationTypes,
    keywords: [...subjectHeadings(citation), ...substances(citation), ...pubmedKeywords(citation)],
    notices: pubmedNotices(citation),
    retracted: publicationTypes.some(isRetractedType) || hasRetraction(citation),
  };
}

function layOut(builder: TextBuilder, citation: XmlElement, pubmedData: XmlElement | undefined): void {
  const article = descend(citation, "Article");
  if (descend(article, "ArticleTitle") !== undefined) builder.block(textAt(article, "VernacularTitle") ?? "");
  layAbstract(builder, descend(article, "Abstract"));
  layOtherAbstracts(builder, citation);
  layStatement(builder, "Conflict of interest statement", textAt(citation, "CoiStatement"));
  layReferences(builder, pubmedData);
  layRemarks(builder, [
    ...textsOf(descend(article, "Abstract"), "CopyrightInformation"),
    ...childElements(citation, "OtherAbstract").flatMap((abstract) => textsOf(abstract, "CopyrightInformation")),
    ...textsOf(citation, "GeneralNote"),
  ]);
}

/** One PubmedArticle. */
export function readPubmedArticle(element: XmlElement, place: Place): Reading {
  const citation = descend(element, "MedlineCitation") ?? element;
  const pubmedData = descend(element, "PubmedData");
  return recordDocument(
    "pubmed-xml",
    metadataOf(citation, pubmedData),
    (builder) => layOut(builder, citation, pubmedData),
    place,
  );
}
