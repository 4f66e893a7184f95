/** The metadata of a JATS article, from its front matter. */
import { designOf, isRetractedTitle } from "./publication-types.ts";
import { dateOf, mostExact, parseDate } from "./dates.ts";
import { toDoi, toIsbn, toPmcid, toPmid, toWebAddress, trialNumbers } from "./identifiers.ts";
import { inlineText } from "./inline-text.ts";
import { isRetractedArticle, jatsNotices } from "./jats-notices.ts";
import { toLanguage } from "./languages.ts";
import { authorOf } from "./person-names.ts";
import type { Stated } from "./record-document.ts";
import { tidy } from "../text-builder.ts";
import { attribute, childElements, descend, descendants, textAt, textOf, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

/** A title without the notes that hang on it. */
const titleText = (element: XmlElement | undefined): string | undefined =>
  element === undefined
    ? undefined
    : tidy(
        inlineText(
          element,
          (part) => part.name === "fn" || (part.name === "xref" && part.attributes["ref-type"] === "fn"),
        ),
      );

/** Title and subtitle. */
export function titleOf(meta: XmlElement | undefined): string {
  const group = descend(meta, "title-group");
  const main = titleText(descend(group, "article-title") ?? descend(meta, "article-title")) ?? "";
  const subtitles = childElements(group, "subtitle").flatMap((subtitle) => titleText(subtitle) ?? []);
  const parts = [main, ...subtitles].filter((text) => text !== "");
  return parts
    .map((text, index) => (index === parts.length - 1 || /[.:?!]/.test(text.at(-1) ?? "") ? text : `${text}:`))
    .join(" ");
}

const articleId = (meta: XmlElement | undefined, ...types: readonly string[]): string | undefined =>
  textOf(childElements(meta, "article-id").find((id) => types.includes(attribute(id, "pub-id-type") ?? "")));

/** A group's name, without the list of its members that may stand in it. */
const groupName = (collab: XmlElement): string =>
  tidy(inlineText(collab, (part) => part.name === "contrib-group" || part.name === "xref" || part.name === "aff"));

function personName(name: XmlElement): string {
  const family = textAt(name, "surname");
  const given = textAt(name, "given-names");
  return family === undefined ? (given ?? textOf(name) ?? "") : authorOf(family, given ?? "", textAt(name, "suffix"));
}

/** A contributor's first name form, or the group's name. */
function contributorName(contributor: XmlElement): string | undefined {
  const owner = descend(contributor, "name-alternatives") ?? descend(contributor, "collab-alternatives") ?? contributor;
  const [name] = childElements(owner, "name", "string-name");
  if (name !== undefined) return personName(name);
  const [group] = childElements(owner, "collab", "on-behalf-of");
  return group === undefined ? undefined : groupName(group);
}

const isAuthor = (contributor: XmlElement): boolean =>
  /^(?:author|collab|group|)$/i.test(attribute(contributor, "contrib-type") ?? "");

const authorsOf = (meta: XmlElement | undefined): readonly string[] =>
  childElements(meta, "contrib-group")
    .filter((group) => !/editor|reviewer/i.test(attribute(group, "content-type") ?? ""))
    .flatMap((group) => childElements(group, "contrib", "collab", "on-behalf-of"))
    .flatMap((part) =>
      part.name === "contrib" ? (isAuthor(part) ? (contributorName(part) ?? []) : []) : groupName(part),
    );

/** Dates of publication in the order in which they count; releases into an archive are none. */
const dateKinds = ["pub", "epub", "epub-ppub", "ppub", "collection", ""];

const dateKind = (date: XmlElement): string =>
  (attribute(date, "pub-type") ?? attribute(date, "date-type") ?? "").toLowerCase();

const dateText = (date: XmlElement): string | undefined =>
  dateOf(textAt(date, "year"), textAt(date, "month"), textAt(date, "day")) ??
  parseDate(textAt(date, "string-date") ?? attribute(date, "iso-8601-date"));

function dateOfArticle(meta: XmlElement | undefined): string | undefined {
  const dates = childElements(meta, "pub-date");
  return mostExact(...dateKinds.flatMap((kind) => dates.filter((date) => dateKind(date) === kind).map(dateText)));
}

/** Subjects in order, those within others too. */
const subjectsOf = (owner: XmlElement | undefined): readonly string[] =>
  childElements(owner, "subj-group").flatMap((group) => [
    ...textsOf(group, "subject", "compound-subject"),
    ...subjectsOf(group),
  ]);

const keywordsOf = (meta: XmlElement | undefined): readonly string[] =>
  childElements(meta, "kwd-group").flatMap((group) => [
    ...textsOf(group, "kwd", "compound-kwd"),
    ...descendants(group, "nested-kwd").flatMap((nested) => textsOf(nested, "kwd")),
  ]);

/** Registration numbers in links and objects that the article marks as leading to a registry. */
const trialsOf = (meta: XmlElement | undefined): readonly string[] =>
  ["related-object", "ext-link"]
    .flatMap((name) => descendants(meta, name))
    .flatMap((element) => {
      const marks = Object.entries(element.attributes)
        .filter(([key]) => key !== "href")
        .map(([, value]) => value)
        .join(" ");
      if (!/clin\w*[-\s]?trial|clintrial|registry/i.test(marks)) return [];
      return trialNumbers([textOf(element), ...Object.values(element.attributes)].join(" "));
    });

const addressOf = (meta: XmlElement | undefined): string | undefined =>
  childElements(meta, "self-uri")
    .filter((uri) => !/pdf/i.test(attribute(uri, "content-type") ?? ""))
    .map((uri) => toWebAddress(attribute(uri, "href")))
    .find((address) => address !== undefined);

/** What the journal's own metadata says; also where an old file has it in the article's. */
const journalOf = (front: XmlElement | undefined): string | undefined =>
  textAt(front, "journal-meta", "journal-title-group", "journal-title") ??
  textAt(front, "journal-meta", "journal-title");

/** The metadata of an article. `front` holds `journal-meta` and `article-meta`. */
export function jatsMetadata(article: XmlElement, front: XmlElement | undefined, meta: XmlElement | undefined): Stated {
  const title = titleOf(meta);
  const subjects = subjectsOf(descend(meta, "article-categories"));
  const type = attribute(article, "article-type");
  const notices = jatsNotices(article, meta, title);
  return {
    title,
    authors: authorsOf(meta).filter((name) => name !== ""),
    journal: journalOf(front),
    date: dateOfArticle(meta),
    language: toLanguage(attribute(article, "lang")),
    pmid: toPmid(articleId(meta, "pmid")),
    pmcid: toPmcid(articleId(meta, "pmcid", "pmc")),
    doi: toDoi(articleId(meta, "doi")),
    isbn: toIsbn(textAt(meta, "isbn")),
    trials: trialsOf(meta),
    url: addressOf(meta),
    publicationTypes: [
      ...(type === undefined ? [] : [type]),
      ...subjects.filter((subject) => designOf([subject]) !== undefined),
    ],
    keywords: [...keywordsOf(meta), ...subjects],
    notices,
    retracted:
      isRetractedArticle(article, meta, subjects) ||
      (isRetractedTitle(title) && !notices.some((notice) => notice.kind === "retraction" && notice.about === "other")),
  };
}
