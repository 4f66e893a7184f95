/** What a Word file states of itself in its properties, and what stands in its headers and footers. */
import { parseDate } from "./dates.ts";
import { saneAuthors, saneTitle } from "./file-properties.ts";
import { toLanguage } from "./languages.ts";
import type { Stated } from "./record-document.ts";
import type { XmlElement } from "./xml-tree.ts";

type Parts = ReadonlyMap<string, XmlElement>;

const elementsOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child): child is XmlElement => typeof child !== "string");

/** All elements of that name within, in order. */
export function* elementsNamed(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (child.name === name) yield child;
    else yield* elementsNamed(child, name);
  }
}

const plainText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === "string" ? child : plainText(child))).join("");

/** The core properties. */
export function propertiesOf(parts: Parts): Stated {
  const core = [...parts.values()].find((part) => part.name === "coreProperties");
  const stated = (name: string): string =>
    core === undefined
      ? ""
      : elementsOf(core)
          .filter((child) => child.name === name)
          .map(plainText)
          .join("; ");
  return {
    title: saneTitle(stated("title")),
    authors: saneAuthors(stated("creator")),
    date: parseDate(stated("created")),
    language: toLanguage(stated("language")),
  };
}

/** The lines of headers and footers, each once. */
export function runningLines(parts: Parts): readonly string[] {
  const lines = new Set<string>();
  for (const part of parts.values())
    if (part.name === "hdr" || part.name === "ftr")
      for (const paragraph of elementsNamed(part, "p"))
        lines.add([...elementsNamed(paragraph, "t")].map(plainText).join(""));
  return [...lines];
}
