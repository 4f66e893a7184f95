/** The plain markup that nearly all records are made of, read in a third of the time; whatever is less plain is left to the full parser. */
import { limits } from "../reader.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

/** Everything but printable characters, tabs and line feeds; halves of characters are left to the full parser too. */
const unusual = /[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd]/;
/** So short that it cannot hold more elements than the full parser allows. */
const longest = 1_000_000;
const plainName = /^[A-Za-z_][\w.-]*$/;
const escapes: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
};
const escape = /&(?:lt|gt|amp|quot|apos);/g;

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

const noChildren: readonly XmlNode[] = [];
const noAttributes: Readonly<Record<string, string>> = {};

/** Text as it is meant, or nothing when it holds an entity that is not one of the five. */
function unescaped(text: string): string | undefined {
  if (!text.includes("&")) return text;
  const [plain = "", ...rest] = text.split("&");
  const parts = rest.map((part) => `&${part}`.replace(escape, (found) => escapes[found] ?? found));
  const isKnown = rest.every((part) => /^(?:lt|gt|amp|quot|apos);/.test(part));
  return isKnown ? plain + parts.join("") : undefined;
}

/** Attributes in double quotes, each once and on one line; nothing for any other form. */
function attributesIn(tag: string, from: number): Readonly<Record<string, string>> | undefined {
  const attributes: Record<string, string> = {};
  let at = from;
  while (at < tag.length) {
    if (tag[at] !== " ") return undefined;
    const equals = tag.indexOf('="', at);
    const close = equals === -1 ? -1 : tag.indexOf('"', equals + 2);
    if (close === -1) return undefined;
    const name = tag.slice(at + 1, equals);
    const value = unescaped(tag.slice(equals + 2, close));
    if (value === undefined || /[<\t\n]/.test(value) || !plainName.test(name) || name in attributes) return undefined;
    attributes[name] = value;
    at = close + 1;
  }
  return attributes;
}

/** What `tag`, without its angle brackets, says of the element that it opens; nothing for a tag in an unusual form. */
function opened(tag: string): Omit<Open, "children"> | undefined {
  const space = tag.indexOf(" ");
  const name = space === -1 ? tag : tag.slice(0, space);
  const attributes = space === -1 ? noAttributes : attributesIn(tag, space);
  return attributes === undefined || !plainName.test(name) ? undefined : { name, attributes };
}

/** Where `</name>` ends when it stands at `at`, else nothing. */
const closedAt = (markup: string, at: number, name: string): number | undefined => {
  const end = at + 2 + name.length;
  return markup[at + 1] === "/" && markup[end] === ">" && markup.startsWith(name, at + 2) ? end + 1 : undefined;
};

/** The tree of one element's markup when all of it is plain and well-formed, else nothing. */
export function parsePlainXml(markup: string): XmlElement | undefined {
  if (markup.length > longest || unusual.test(markup) || markup.includes("]]>")) return undefined;
  const top: Open = { name: "", attributes: noAttributes, children: [] };
  const stack: Open[] = [];
  let inner = top;
  let at = 0;
  while (at < markup.length) {
    const start = markup.indexOf("<", at);
    if (start === -1) break;
    if (start > at) {
      const text = unescaped(markup.slice(at, start));
      if (text === undefined) return undefined;
      inner.children.push(text);
    }
    const end = markup.indexOf(">", start);
    if (end === -1) return undefined;
    at = end + 1;
    if (markup[start + 1] === "/") {
      const outer = stack.pop();
      if (outer === undefined || markup.slice(start + 2, end) !== inner.name) return undefined;
      inner = outer;
      continue;
    }
    const isEmpty = markup[end - 1] === "/";
    const tag = opened(markup.slice(start + 1, isEmpty ? end - 1 : end));
    if (tag === undefined || stack.length >= limits.depth) return undefined;
    // Most elements hold a text and nothing else: they are made whole, in a third of the memory.
    const next = markup.indexOf("<", at);
    const closed = isEmpty ? at : closedAt(markup, next, tag.name);
    if (closed !== undefined) {
      const text = isEmpty ? "" : unescaped(markup.slice(at, next));
      if (text === undefined) return undefined;
      const { name, attributes } = tag;
      inner.children.push({ name, attributes, children: text === "" ? noChildren : [text] });
      at = closed;
      continue;
    }
    const element: Open = { name: tag.name, attributes: tag.attributes, children: [] };
    inner.children.push(element);
    stack.push(inner);
    inner = element;
  }
  const [root, ...others] = top.children;
  const isWhole = inner === top && at === markup.length && others.length === 0;
  return isWhole && typeof root === "object" ? root : undefined;
}
