/** Reads JATS: articles of PubMed Central (.nxml, pmc-articleset) and of publishers, one or many in a file. */
import { unreadable, type Input, type Reading } from "../reader.ts";
import type { TextBuilder } from "../text-builder.ts";
import { layElement } from "./jats-body.ts";
import { Layout } from "./jats-layout.ts";
import { jatsMetadata, titleOf } from "./jats-metadata.ts";
import { recordDocument } from "./record-document.ts";
import { attribute, childElements, descend, descendants, textAt, textOf } from "./xml-text.ts";
import { readXmlRecords, type XmlReading } from "./xml-stream.ts";
import type { XmlElement } from "./xml-tree.ts";

const records = new Set(["article"]);

/** What an article of JATS has at its top; "article" is an element of HTML too. */
const parts = ["front", "front-stub", "article-meta", "body", "back", "sub-article", "floats-group"];

const metaOf = (article: XmlElement): XmlElement | undefined =>
  descend(article, "front", "article-meta") ?? descend(article, "article-meta") ?? descend(article, "front-stub");

/** "Abstract (teaser)": its own title, or its kind where it is a special one. */
function abstractTitle(abstract: XmlElement): string {
  const kind = [
    attribute(abstract, "abstract-type"),
    abstract.name === "trans-abstract" ? attribute(abstract, "lang") : undefined,
  ];
  const stated = kind.filter((word) => word !== undefined);
  return textAt(abstract, "title") ?? (stated.length === 0 ? "Abstract" : `Abstract (${stated.join(", ")})`);
}

function layAbstracts(layout: Layout, meta: XmlElement | undefined): void {
  for (const abstract of childElements(meta, "abstract", "trans-abstract")) {
    const inside = layout.open(abstractTitle(abstract), "abstract");
    layElement(inside, {
      ...abstract,
      children: abstract.children.filter((c) => typeof c === "string" || c.name !== "title"),
    });
  }
}

/** Notes of the front matter: declared interests, funding, availability of data. Addresses are left out. */
function layFrontNotes(layout: Layout, meta: XmlElement | undefined): void {
  const notes = [
    ...childElements(descend(meta, "author-notes"), "fn", "p"),
    ...childElements(descend(meta, "funding-group"), "funding-statement"),
    ...childElements(meta, "funding-statement"),
  ];
  const custom = descendants(descend(meta, "custom-meta-group"), "custom-meta").flatMap(statement);
  if (notes.length + custom.length === 0) return;
  const inside = layout.open("Article notes");
  for (const note of notes) layElement(inside, note);
  for (const text of custom) inside.builder.block(text);
}

/** Data availability and the like; short values are settings of the publisher's system. */
function statement(custom: XmlElement): readonly string[] {
  const value = textAt(custom, "meta-value") ?? "";
  return value.split(" ").length < 5 ? [] : [`${textAt(custom, "meta-name") ?? ""}: ${value}`];
}

/** Editors' assessments, decision letters and replies: sections of their own, under their titles. */
function laySubArticle(layout: Layout, article: XmlElement): void {
  const meta = metaOf(article);
  const title = titleOf(meta) || (attribute(article, "article-type") ?? "Sub-article");
  layArticle(layout.open(title), article);
}

const bodyParts = ["body", "back", "floats-group", "sub-article", "response"];

function layArticle(layout: Layout, article: XmlElement): void {
  const meta = metaOf(article);
  layTranslatedTitles(layout, meta);
  layAbstracts(layout, meta);
  for (const part of childElements(article, ...bodyParts)) {
    // Nothing goes on in the section before: not a body in the abstract, not figures in the references.
    layout.open("");
    if (part.name === "sub-article" || part.name === "response") laySubArticle(layout, part);
    else layElement(layout, part);
  }
  layFrontNotes(layout, meta);
}

function layTranslatedTitles(layout: Layout, meta: XmlElement | undefined): void {
  for (const title of descendants(descend(meta, "title-group"), "trans-title"))
    layout.builder.block(textOf(title) ?? "");
}

const notJats = (name: string, line: number): Reading =>
  unreadable(
    "not-jats",
    name,
    "This <article> is not one of JATS: it has neither front matter nor a body",
    "check its kind; an HTML page is read under the ending .html",
    line,
  );

const picturesOnly = (name: string, line: number, pictures: readonly string[]): Reading =>
  unreadable(
    "table-picture",
    name,
    `Tables that are only pictures could not be read: ${pictures.join("; ")}; the rest of the article was read`,
    "look these tables up in the article itself",
    line,
  );

function* readArticle({ element, line }: XmlReading, name: string): Iterable<Reading> {
  if (childElements(element, ...parts).length === 0) {
    yield notJats(name, line);
    return;
  }
  const pictures: string[] = [];
  const layOut = (builder: TextBuilder): void => layArticle(new Layout(builder, 1, "body", pictures), element);
  const metadata = jatsMetadata(element, descend(element, "front") ?? element, metaOf(element));
  yield recordDocument("jats", metadata, layOut, { name, line });
  if (pictures.length > 0) yield picturesOnly(name, line, pictures);
}

/** One reading per article, in the order of the file. */
export async function* readJats(input: Input): AsyncGenerator<Reading> {
  for await (const record of readXmlRecords(input, records)) {
    if (record.ok) yield* readArticle(record, input.name);
    else yield record;
  }
}
