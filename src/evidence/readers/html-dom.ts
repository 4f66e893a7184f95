/** HTML source to a tree, behind guards on size, nesting and entity definitions. Nothing is loaded or run. */
import { parseHTML } from "linkedom";
import { limits, unreadable } from "../reader.ts";
import type { Failure } from "./failure.ts";

/** The little of the DOM that reading uses; the program is compiled without the browser's types. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly parentNode: DomNode | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly parentElement: DomElement | null;
  readonly firstElementChild: DomElement | null;
  readonly nextElementSibling: DomElement | null;
  readonly children: ArrayLike<DomElement>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument extends DomNode {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  cloneNode(deep: boolean): DomDocument;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;
export const isText = (node: DomNode): boolean => node.nodeType === 3 || node.nodeType === 4;

/** A node's children, without building a list. */
export function* childrenOf(node: DomNode): Generator<DomNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child;
}

/** Most characters of markup, embedded pictures not counted. */
const mostMarkup = 20_000_000;

/** Most tags and entities: each makes a node, which takes about half a kilobyte in memory. */
const mostNodes = 1_500_000;

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const voids = names(
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr",
);
const form = names("input option optgroup select button datalist textarea");
const paragraph = names("p");

/** What an opening tag closes by itself, as the parser has it. */
const closes: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ..."h1 h2 h3 h4 h5 h6 p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul"
    .split(" ")
    .map((name) => [name, paragraph] as const),
  ..."select input output button datalist textarea".split(" ").map((name) => [name, form] as const),
  ["tr", names("tr th td")],
  ["th", names("th")],
  ["td", names("thead th td")],
  ["li", names("li")],
  ["option", names("option")],
  ["optgroup", names("optgroup option")],
  ["dd", names("dd dt")],
  ["dt", names("dd dt")],
  ["rt", names("rt rp")],
  ["rp", names("rt rp")],
  ["tbody", names("thead tbody")],
  ["tfoot", names("thead tbody")],
]);

/** Comments, and elements whose content is not markup, are passed over whole. */
const token =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|title|textarea)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][^\s/>]*)/gi;

/** Whether elements nest deeper than `most`; found without a tree, which would take minutes to build for a million. */
export function nestsDeeper(html: string, most: number): boolean {
  const open: string[] = [];
  for (const match of html.matchAll(token)) {
    const name = match[3]?.toLowerCase();
    if (name === undefined || voids.has(name)) continue;
    if (match[2] === "/") {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
      continue;
    }
    const closed = closes.get(name);
    while (closed?.has(open.at(-1) ?? "") === true) open.pop();
    if (open.push(name) > most) return true;
  }
  return false;
}

/** XHTML closes elements in themselves; read as HTML they would stay open and swallow what follows. */
const closeEmpty = (html: string): string =>
  html.replace(/<([a-z][a-z0-9]*)\b([^<>]*)\/>/gi, (tag, name: string, rest: string) =>
    voids.has(name.toLowerCase()) ? tag : `<${name}${rest}></${name}>`,
  );

const isXhtml = (html: string): boolean => /^\s*<\?xml|<!doctype[^>]+xhtml|<html[^>]+xmlns=/i.test(html.slice(0, 2000));

/** The tree of a page, always with `html` and `body`. */
export function parseHtml(
  name: string,
  source: string,
): { readonly ok: true; readonly document: DomDocument } | Failure {
  if (/<!doctype[^>]*\[/i.test(source.slice(0, 10_000)))
    return unreadable(
      "entity-definition",
      name,
      "The file defines its own entities",
      "save it without them; none is expanded",
    );
  const slim = source.replace(/data:[a-z0-9.+/-]{1,80};base64,[a-z0-9+/=%\s]*/gi, "");
  if (slim.length > mostMarkup)
    return unreadable("too-large", name, `The page has more than ${mostMarkup} characters of markup`, "split the page");
  if (countOf(slim, "<") + countOf(slim, "&") > mostNodes)
    return unreadable("too-large", name, `The page has more than ${mostNodes} tags and entities`, "split the page");
  if (nestsDeeper(slim, limits.depth))
    return unreadable(
      "nested-too-deep",
      name,
      `Elements are nested more than ${limits.depth} deep, so the page was not read`,
      "check where the page comes from; save it again from a browser",
    );
  const closed = isXhtml(slim) ? closeEmpty(slim) : slim;
  const whole = /<html[\s>]/i.test(closed) ? closed : `<html><body>${closed}</body></html>`;
  return { ok: true, document: (parseHTML(whole) as { readonly document: DomDocument }).document };
}
