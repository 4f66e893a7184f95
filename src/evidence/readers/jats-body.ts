/** Lays out the text of a JATS article: sections, paragraphs, lists, tables, figures, boxes, notes, references. */
import type { Block } from "../document.ts";
import { inlineText } from "./inline-text.ts";
import type { Lay, Layout } from "./jats-layout.ts";
import { referenceText } from "./jats-references.ts";
import { isPicture, noteMarksOf, tableRows } from "./jats-table.ts";
import { attribute, childElements, isElement, textAt } from "./xml-text.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

const headings = new Set(["label", "title", "subtitle"]);

const without = (element: XmlElement, names: ReadonlySet<string>): readonly XmlNode[] =>
  element.children.filter((child) => !isElement(child) || !names.has(child.name));

/** "2.1 Patients": label and title on one line. */
const titleOf = (element: XmlElement): string =>
  inlineText(childElements(element, "label", "title", "subtitle")).trim();

/** Elements that are laid out on their own when they stand within a paragraph; it goes on after them. */
const breaks = new Set(
  "p sec list def-list disp-quote verse-group preformat verse-line statement speech title ref-list app glossary ack fn-group caption attrib table sec-meta table-wrap-foot notes question answer".split(
    " ",
  ),
);

/** Elements that wait for the end of the paragraph, so that its sentences stay whole. */
const floats = new Set(
  "fig fig-group table-wrap table-wrap-group boxed-text supplementary-material media chem-struct-wrap fn".split(" "),
);

const isRuled = (element: XmlElement): boolean => breaks.has(element.name) || Object.hasOwn(handlers, element.name);

/** Laid out on its own: by a rule, or because there are blocks in it. */
const isBlock = (element: XmlElement): boolean =>
  !floats.has(element.name) && (isRuled(element) || childElements(element).some(isRuled));

/** Lays out mixed content: runs of text as blocks of `kind` with their floats after them, and blocks between runs. */
function layNodes(layout: Layout, nodes: readonly XmlNode[], kind: Block["kind"] = "paragraph"): void {
  let run: XmlNode[] = [];
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) run.push(node);
    else {
      layRun(layout, run, kind);
      run = [];
      layElement(layout, node, kind);
    }
  }
  layRun(layout, run, kind);
}

function layRun(layout: Layout, run: readonly XmlNode[], kind: Block["kind"]): void {
  const waiting: XmlElement[] = [];
  const text = inlineText(run, (element) => {
    const isBlock = floats.has(element.name) || breaks.has(element.name);
    if (isBlock) waiting.push(element);
    return isBlock;
  });
  layout.builder.block(text, kind);
  for (const element of waiting) layElement(layout, element);
}

/** Lays out one element by its name; one without a rule of its own as text with blocks in it. */
export function layElement(layout: Layout, element: XmlElement, kind: Block["kind"] = "paragraph"): void {
  const lay = Object.hasOwn(handlers, element.name) ? handlers[element.name] : undefined;
  if (lay === undefined) layNodes(layout, element.children, kind);
  else lay(layout, element);
}

/** A section under its title; without one, the section before does not go on in it. */
const laySection =
  (fallback = ""): Lay =>
  (layout, element) => {
    layNodes(layout.open(titleOf(element) || fallback), without(element, headings));
  };

/** A box interrupts the text around it, which goes on in a section of its own. */
const layBox: Lay = (layout, element) => {
  const caption = childElements(element, "caption");
  const title = titleOf(element) || caption.map((part) => titleOf(part)).join(" ");
  if (title.trim() === "") return layNodes(layout, element.children);
  const inside = layout.open(title);
  for (const part of caption) layNodes(inside, without(part, headings));
  layNodes(inside, without(element, new Set([...headings, "caption"])));
  layout.open("");
};

const noMarks: ReadonlySet<string> = new Set();

/** The text of captions is one block; notes in it come after it. */
function layCaption(layout: Layout, parts: readonly XmlNode[], noteMarks = noMarks): void {
  const notes: XmlElement[] = [];
  const takeNote = (part: XmlElement): boolean => {
    if (part.name === "fn") notes.push(part);
    return part.name === "fn";
  };
  layout.builder.block(inlineText(parts, takeNote, noteMarks), "caption");
  for (const note of notes) layElement(layout, note);
}

const captionParts = new Set([...headings, "caption"]);

/** Label, title and caption first, then what else there is. */
const layFigure: Lay = (layout, element) => {
  layCaption(layout, childElements(element, ...captionParts));
  layNodes(layout, without(element, captionParts));
};

function layTable(layout: Layout, table: XmlElement, noteMarks = noMarks): void {
  const notes: XmlElement[] = [];
  const takeFloat = (part: XmlElement): boolean => {
    if (floats.has(part.name)) notes.push(part);
    return floats.has(part.name);
  };
  for (const row of tableRows(table, takeFloat, noteMarks)) layout.builder.block(row, "table-row");
  for (const note of notes) layElement(layout, note);
}

/** Of several forms of a table, the one in letters is read. */
const layTableWrap: Lay = (layout, element) => {
  if (isPicture(element))
    layout.pictures.push(textAt(element, "label") ?? textAt(element, "caption") ?? "one without a label");
  const noteMarks = noteMarksOf(element);
  layCaption(layout, childElements(element, ...captionParts), noteMarks);
  for (const part of childElements(element).flatMap((child) =>
    child.name === "alternatives" ? childElements(child) : [child],
  ))
    if (part.name === "table") layTable(layout, part, noteMarks);
    else if (!captionParts.has(part.name)) layNodes(layout, [part]);
};

/** A note's label stands before its first paragraph. */
function layLabelled(layout: Layout, element: XmlElement, kind: Block["kind"], label: string): void {
  const rest = without(element, new Set(["label"]));
  const first = rest.findIndex((node) => isElement(node) || node.trim() !== "");
  const opening = rest[first];
  const isParagraph = opening !== undefined && isElement(opening) && (opening.name === "p" || opening.name === "title");
  const lead: readonly XmlNode[] = isParagraph ? [label, " ", ...opening.children] : [label, " "];
  layNodes(layout, isParagraph ? lead : [...lead, ...rest], kind);
  if (isParagraph) layNodes(layout, rest.slice(first + 1), kind);
}

const labelOf = (element: XmlElement): string => textAt(element, "label") ?? "";

const layNote: Lay = (layout, element) => layLabelled(layout, element, "paragraph", labelOf(element));

/** Items keep their labels; those of an ordered list without any are numbered, as in print. */
const layList: Lay = (layout, element) => {
  for (const part of childElements(element, "label", "title")) layout.builder.block(inlineText(part));
  const isOrdered = attribute(element, "list-type") === "order";
  let number = 0;
  for (const item of childElements(element)) {
    if (item.name === "list-item") {
      number++;
      layLabelled(layout, item, "list-item", labelOf(item) || (isOrdered ? `${number}.` : ""));
    } else if (item.name !== "label" && item.name !== "title") layElement(layout, item, "list-item");
  }
};

/** "IgM: immunoglobulin M": a term and what it stands for. */
const layDefinition: Lay = (layout, element) => {
  const [term, ...definitions] = [childElements(element, "term"), childElements(element, "def")].map((parts) =>
    parts.map((part) => inlineText(part).trim()).join("; "),
  );
  layout.builder.block([term, ...definitions].filter((text) => text !== "").join(": "), "list-item");
};

const layReferences: Lay = (layout, element) => {
  const inside = layout.open(titleOf(element) || "References", "references");
  for (const child of childElements(element)) {
    if (child.name === "ref") layout.builder.block(referenceText(child), "list-item");
    else if (!headings.has(child.name)) layElement(inside, child);
  }
};

const handlers: Readonly<Record<string, Lay>> = {
  sec: laySection(),
  app: laySection("Appendix"),
  ack: laySection("Acknowledgements"),
  notes: laySection(),
  bio: laySection(),
  glossary: laySection("Glossary"),
  "fn-group": laySection(),
  statement: layFigure,
  "boxed-text": layBox,
  fig: layFigure,
  "fig-group": layFigure,
  media: layFigure,
  "supplementary-material": layFigure,
  "table-wrap": layTableWrap,
  "table-wrap-group": layFigure,
  "table-wrap-foot": (layout, element) => layNodes(layout, element.children),
  caption: (layout, element) => layCaption(layout, element.children),
  table: (layout, element) => layTable(layout, element),
  list: layList,
  "def-item": layDefinition,
  fn: layNote,
  "ref-list": layReferences,
};
