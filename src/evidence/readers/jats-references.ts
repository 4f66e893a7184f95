/** An entry of a JATS reference list on one line, also where its parts carry no punctuation of their own. */
import { tidy } from "../text-builder.ts";
import { inlineText } from "./inline-text.ts";
import { childElements, isElement, textOf } from "./xml-text.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

const citations = new Set([
  "mixed-citation",
  "element-citation",
  "nlm-citation",
  "citation",
  "product",
  "related-article",
]);

/** Markup of letters: no space belongs before or after it. */
const lettering = new Set([
  "italic",
  "bold",
  "sup",
  "sub",
  "sc",
  "underline",
  "monospace",
  "roman",
  "styled-content",
  "x",
]);

const identifierNames: Readonly<Record<string, string>> = {
  pmid: "PMID: ",
  pmc: "PMCID: ",
  pmcid: "PMCID: ",
  doi: "doi: ",
};

const hasOwnText = (element: XmlElement): boolean =>
  element.children.some((c) => !isElement(c) && /[\p{L}\p{N}.,;:]/u.test(c));

/** An identifier with its kind before it, unless the text has just named it. */
function identifier(element: XmlElement, before: string): string {
  const kind = element.attributes["pub-id-type"] ?? "";
  const name = Object.hasOwn(identifierNames, kind) ? identifierNames[kind] : undefined;
  const isNamed = name !== undefined && new RegExp(String.raw`\b${kind}\b\W*$`, "i").test(before);
  return `${isNamed ? "" : (name ?? "")}${inlineText(element)}`;
}

const isName = (element: XmlElement): boolean => element.name === "name" || element.name === "string-name";

/** Names stand together with commas; the parts of one name with spaces. */
function personGroup(element: XmlElement): string {
  return childElements(element)
    .map((child) => (child.name === "etal" ? "et al" : isName(child) ? personName(child) : inlineText(child)))
    .map(tidy)
    .filter((name) => name !== "")
    .join(", ");
}

const personName = (element: XmlElement): string =>
  hasOwnText(element)
    ? running(element.children)
    : childElements(element)
        .map((part) => inlineText(part))
        .join(" ");

/** One part of a citation, as text. */
function part(element: XmlElement, before: string): string {
  if (element.name === "pub-id" || element.name === "object-id") return identifier(element, before);
  if (element.name === "etal") return textOf(element) ?? "et al";
  if (element.name === "person-group" && !hasOwnText(element)) return personGroup(element);
  if (isName(element)) return personName(element);
  if (lettering.has(element.name) || childElements(element).length === 0) return inlineText([element]);
  return running(element.children);
}

/** Text that brings its punctuation along; parts that only their markup parts get a space between them. */
function running(nodes: readonly XmlNode[]): string {
  const written: string[] = [];
  let end = "";
  for (const node of nodes) {
    const text = isElement(node) ? part(node, end) : node;
    const isApart =
      isElement(node) && !lettering.has(node.name) && /[^\s([“"'/–-]$/u.test(end) && /^[\p{L}\p{N}([“"]/u.test(text);
    written.push(isApart ? " " : "", text);
    if (text !== "") end = text.slice(-20);
  }
  return written.join("");
}

/** What comes before a part that has no punctuation of its own; a full stop before any other. */
const separators: Readonly<Record<string, string>> = { volume: ";", issue: " ", fpage: ":", lpage: "–" };

/** Parts without punctuation, set as reference lists print them. */
function listed(element: XmlElement): string {
  const written: string[] = [];
  for (const child of childElements(element)) {
    const text = tidy(part(child, ""));
    const before = written.at(-1);
    const stop = /[.?!]/.test(before?.at(-1) ?? "") ? " " : ". ";
    const separator = Object.hasOwn(separators, child.name) ? (separators[child.name] ?? stop) : stop;
    if (text !== "") written.push(before === undefined ? "" : separator, text);
  }
  return written.join("");
}

const citationText = (element: XmlElement): string =>
  hasOwnText(element) ? running(element.children) : listed(element);

/** One entry with its label; an entry may hold several citations and notes. */
export function referenceText(reference: XmlElement): string {
  const label = childElements(reference, "label").map((element) => inlineText(element));
  const rest = childElements(reference)
    .filter((child) => child.name !== "label")
    .map((child) => tidy(citations.has(child.name) ? citationText(child) : running(child.children)));
  return tidy([...label, rest.filter((text) => text !== "").join("; ")].join(" "));
}
