/** What a JATS article says of retractions, concerns and corrections, of itself or of another article. */
import type { Notice } from "../document.ts";
import { toDoi, toPmid } from "./identifiers.ts";
import { isRetractedType } from "./publication-types.ts";
import { attribute, childElements, descend, textOf, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

type Kind = Notice["kind"];

/** Article types of notices, which are always about another article. */
const noticeTypes: ReadonlyMap<string, Kind> = new Map([
  ["retraction", "retraction"],
  ["partial-retraction", "retraction"],
  ["retraction-notice", "retraction"],
  ["expression-of-concern", "expression-of-concern"],
  ["correction", "erratum"],
  ["erratum", "erratum"],
  ["corrigendum", "erratum"],
  ["addendum", "update"],
]);

/** The related article is a notice about this one. */
const aboutThis: ReadonlyMap<string, Kind> = new Map([
  ["retraction-forward", "retraction"],
  ["retraction", "retraction"],
  ["retraction-notice", "retraction"],
  ["partial-retraction", "retraction"],
  ["expression-of-concern", "expression-of-concern"],
  ["concern-forward", "expression-of-concern"],
  ["correction-forward", "erratum"],
  ["correction", "erratum"],
  ["correction-notice", "erratum"],
  ["erratum", "erratum"],
  ["corrigendum", "erratum"],
  ["addendum", "update"],
  ["update", "update"],
  ["republished-article", "update"],
]);

/** This article is a notice about the related one. */
const aboutOther: ReadonlyMap<string, Kind> = new Map([
  ["retracted-article", "retraction"],
  ["partially-retracted-article", "retraction"],
  ["object-of-concern", "expression-of-concern"],
  ["corrected-article", "erratum"],
  ["addended-article", "update"],
  ["updated-article", "update"],
]);

const words: Readonly<Record<Kind, string>> = {
  retraction: "Retraction",
  "expression-of-concern": "Expression of concern",
  erratum: "Erratum",
  update: "Update",
};

const typeOf = (article: XmlElement): string => attribute(article, "article-type")?.toLowerCase() ?? "";

/** Kind and direction of a relation. In a notice, whatever names its kind is about the other article. */
function relationOf(article: XmlElement, type: string): Pick<Notice, "kind" | "about"> | undefined {
  const other = aboutOther.get(type);
  if (other !== undefined) return { kind: other, about: "other" };
  const kind = aboutThis.get(type);
  if (kind === undefined) return undefined;
  return { kind, about: noticeTypes.has(typeOf(article)) ? "other" : "this" };
}

/** A related article's identifiers, by the kind of link that is stated. */
function identifiersOf(related: XmlElement): Pick<Notice, "pmid" | "doi"> {
  const link = attribute(related, "href") ?? textOf(related);
  const isPmid = /pmid|pubmed/i.test(attribute(related, "ext-link-type") ?? "");
  const pmid = isPmid ? toPmid(link) : undefined;
  const doi = toDoi(link);
  return { ...(pmid === undefined ? {} : { pmid }), ...(doi === undefined ? {} : { doi }) };
}

function noticeText(kind: Kind, about: Notice["about"], related: XmlElement): string {
  const link = textOf(related) ?? attribute(related, "href") ?? "";
  return `${words[kind]} ${about === "other" ? "of" : "in"} ${link}`.trim();
}

function toNotice(article: XmlElement, related: XmlElement): readonly Notice[] {
  const relation = relationOf(article, attribute(related, "related-article-type")?.toLowerCase() ?? "");
  if (relation === undefined) return [];
  return [{ ...relation, text: noticeText(relation.kind, relation.about, related), ...identifiersOf(related) }];
}

/** Events in the history that the article went through: "retracted", "corrected". */
const historyKinds: ReadonlyMap<string, Kind> = new Map([
  ["retracted", "retraction"],
  ["corrected", "erratum"],
]);

function historyNotices(meta: XmlElement | undefined): readonly Notice[] {
  return childElements(descend(meta, "history"), "date").flatMap((date): readonly Notice[] => {
    const type = attribute(date, "date-type") ?? "";
    const kind = historyKinds.get(type);
    return kind === undefined
      ? []
      : [{ kind, about: "this", text: `${type} ${textsOf(date, "year").join("")}`.trim() }];
  });
}

/** A notice that names no related article is still one. */
function ownNotice(article: XmlElement, title: string): readonly Notice[] {
  const kind = noticeTypes.get(typeOf(article));
  return kind === undefined ? [] : [{ kind, about: "other", text: title === "" ? words[kind] : title }];
}

/** The notices of an article, from its metadata. */
export function jatsNotices(article: XmlElement, meta: XmlElement | undefined, title: string): readonly Notice[] {
  const related = childElements(meta, "related-article").flatMap((element) => toNotice(article, element));
  const isTold = related.some((notice) => notice.about === "other");
  return [...related, ...(isTold ? [] : ownNotice(article, title)), ...historyNotices(meta)];
}

/** Whether the article itself is retracted as a whole, by its type, its headings or a retraction that it points to. */
export function isRetractedArticle(
  article: XmlElement,
  meta: XmlElement | undefined,
  subjects: readonly string[],
): boolean {
  const isForwarded = childElements(meta, "related-article").some((related) => {
    const type = attribute(related, "related-article-type")?.toLowerCase() ?? "";
    return relationOf(article, type)?.about === "this" && type.startsWith("retraction");
  });
  const isInHistory = historyNotices(meta).some((notice) => notice.kind === "retraction");
  return isForwarded || isInHistory || [typeOf(article), ...subjects].some(isRetractedType);
}
