/** What PubMed and MEDLINE say of a record's corrections and retractions. */
import type { Notice } from "../document.ts";
import { findDoi, findPmid, toPmid } from "./identifiers.ts";
import { attribute, childElements, descend, textAt } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

interface Relation {
  readonly kind: Notice["kind"];
  readonly about: Notice["about"];
  readonly words: string;
}

const relation = (kind: Notice["kind"], about: Notice["about"], words: string): Relation => ({ kind, about, words });

/** By the RefType of CommentsCorrections; comments, summaries and reprints are no notices. */
const relations: ReadonlyMap<string, Relation> = new Map([
  ["RetractionIn", relation("retraction", "this", "Retraction in")],
  ["RetractionOf", relation("retraction", "other", "Retraction of")],
  ["PartialRetractionIn", relation("retraction", "this", "Partial retraction in")],
  ["PartialRetractionOf", relation("retraction", "other", "Partial retraction of")],
  ["RetractedandRepublishedIn", relation("retraction", "this", "Retracted and republished in")],
  ["RetractedandRepublishedFrom", relation("retraction", "other", "Retracted and republished from")],
  ["ExpressionOfConcernIn", relation("expression-of-concern", "this", "Expression of concern in")],
  ["ExpressionOfConcernFor", relation("expression-of-concern", "other", "Expression of concern for")],
  ["ErratumIn", relation("erratum", "this", "Erratum in")],
  ["ErratumFor", relation("erratum", "other", "Erratum for")],
  ["CorrectedandRepublishedIn", relation("update", "this", "Corrected and republished in")],
  ["CorrectedandRepublishedFrom", relation("update", "other", "Corrected and republished from")],
  ["RepublishedIn", relation("update", "this", "Republished in")],
  ["RepublishedFrom", relation("update", "other", "Republished from")],
  ["UpdateIn", relation("update", "this", "Update in")],
  ["UpdateOf", relation("update", "other", "Update of")],
]);

const wholeRetractions = new Set(["RetractionIn", "RetractedandRepublishedIn"]);

/** Whether such a relation says that the record's own publication was retracted as a whole. */
export const isWholeRetraction = (type: string): boolean => wholeRetractions.has(type);

/** The notice that a relation of this type to `source` is; the source may name its DOI and PMID. */
export function noticeOf(type: string, source: string, statedPmid?: string): Notice | undefined {
  const found = relations.get(type);
  if (found === undefined) return undefined;
  const pmid = toPmid(statedPmid) ?? findPmid(source);
  const doi = findDoi(source);
  return {
    kind: found.kind,
    about: found.about,
    text: `${found.words}: ${source}`,
    ...(pmid === undefined ? {} : { pmid }),
    ...(doi === undefined ? {} : { doi }),
  };
}

const corrections = (citation: XmlElement): readonly XmlElement[] =>
  childElements(descend(citation, "CommentsCorrectionsList"), "CommentsCorrections");

const typeOf = (correction: XmlElement): string => attribute(correction, "RefType") ?? "";

function toNotice(correction: XmlElement): Notice | readonly Notice[] {
  const note = textAt(correction, "Note");
  const source = `${textAt(correction, "RefSource") ?? ""}${note === undefined ? "" : ` (${note})`}`;
  return noticeOf(typeOf(correction), source, textAt(correction, "PMID")) ?? [];
}

/** The notices in a citation's list of comments and corrections. */
export const pubmedNotices = (citation: XmlElement): readonly Notice[] => corrections(citation).flatMap(toNotice);

/** Whether that list says that this publication was retracted as a whole. */
export const hasRetraction = (citation: XmlElement): boolean =>
  corrections(citation).map(typeOf).some(isWholeRetraction);
