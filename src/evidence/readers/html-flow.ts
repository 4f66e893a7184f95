/** Walks a tree of HTML and gives its text block by block, in reading order, to whatever takes it. */
import type { Block } from "../document.ts";
import { childrenOf, type DomElement, type DomNode, isElement, isText } from "./html-dom.ts";
import { isRaisedNumber, mathOf, noteMarkOf, opensWord } from "./html-inline.ts";
import { isLayoutTable, rowsOf } from "./html-table.ts";

/** Takes blocks as they are found. */
export interface Sink {
  heading(text: string, level: number): void;
  block(text: string, kind: Block["kind"]): void;
  /** An element that is to be looked at before its text is: true when the sink has dealt with it. */
  takes?(element: DomElement): boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const inline = words(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math meter nobr output picture progress q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr",
);

/** Inline elements that often stand side by side with room made by a style sheet. */
const spaced = words("span a time label");

const captions = words("caption figcaption");

const levelOf = (element: DomElement): number | undefined => {
  const tag = /^h([1-6])$/.exec(element.localName)?.[1];
  if (tag !== undefined) return Number(tag);
  if (element.getAttribute("role") !== "heading") return undefined;
  return Math.min(6, Math.max(1, Number(element.getAttribute("aria-level") ?? "2") || 2));
};

export class HtmlFlow {
  readonly #sink: Sink;
  #parts: string[] = [];
  /** The last characters of the parts: looking at the end of one long text would make a copy of it each time. */
  #tail = "";
  #afterScript = false;
  #lastInline: DomNode | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Reads what is within `node` as blocks of `kind`. */
  read(node: DomNode, kind: Block["kind"] = "paragraph"): void {
    this.#children(node, kind);
    this.#end(kind);
  }

  #children(node: DomNode, kind: Block["kind"]): void {
    for (const child of childrenOf(node)) {
      if (isText(child)) this.#plain((child.textContent ?? "").replace(/\s+/g, " "));
      else if (isElement(child)) this.#element(child, kind);
    }
  }

  #element(element: DomElement, kind: Block["kind"]): void {
    if (this.#sink.takes?.(element) === true) return;
    if (inline.has(element.localName)) this.#inline(element, kind);
    else if (element.localName === "br") this.#add("\n");
    else {
      this.#end(kind);
      this.#block(element, kind);
    }
  }

  #block(element: DomElement, kind: Block["kind"]): void {
    const level = levelOf(element);
    const name = element.localName;
    if (level !== undefined) this.#sink.heading(textOf(element, " "), level);
    else if (name === "table" && !isLayoutTable(element)) this.#table(element);
    else if (name === "dl") this.#definitions(element);
    else if (name === "pre") this.#lines(element);
    else if (name === "li") this.read(element, "list-item");
    else if (captions.has(name) || element.getAttribute("class") === "caption") this.read(element, "caption");
    else this.read(element, kind);
  }

  #inline(element: DomElement, kind: Block["kind"]): void {
    const name = element.localName;
    if (name === "sup") this.#raised(element);
    else if (name === "sub") this.#script(textOf(element, " "));
    else if (name === "math") this.#plain(mathOf(element));
    else if (name === "q") {
      this.#plain("“");
      this.#children(element, kind);
      this.#plain("”");
    } else {
      if (spaced.has(name) && this.#followsInline(element) && opensWord(this.#tail, element.textContent ?? ""))
        this.#plain(" ");
      this.#children(element, kind);
      this.#lastInline = element;
    }
  }

  /** Whether an inline element of the kind that has room around it stands directly before. */
  #followsInline(element: DomElement): boolean {
    return this.#lastInline !== undefined && this.#lastInline.nextSibling === element;
  }

  #raised(element: DomElement): void {
    const raised = textOf(element, " ");
    const note = noteMarkOf(element, raised, this.#tail);
    if (note !== undefined) this.#plain(note);
    else this.#script(isRaisedNumber(this.#tail, raised) ? `^${raised.trim()}` : raised);
  }

  #plain(text: string): void {
    // "mc<sup>2</sup>7000" is two numbers.
    if (this.#afterScript && /\d$/.test(this.#tail) && /^\d/.test(text)) this.#add(" ");
    this.#add(text);
    if (text !== "") this.#afterScript = false;
  }

  #script(text: string): void {
    this.#add(text);
    this.#afterScript = text !== "";
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#tail = (this.#tail + text).slice(-40);
  }

  /** Ends a block; two line breaks in a row end one as well. */
  #end(kind: Block["kind"]): void {
    for (const part of this.#parts.join("").split(/\n\s*\n/)) if (part.trim() !== "") this.#sink.block(part, kind);
    this.#parts = [];
    this.#tail = "";
    this.#afterScript = false;
  }

  #table(table: DomElement): void {
    for (const part of rowsOf(table)) {
      if (part.localName === "caption") this.read(part, "caption");
      else if (this.#sink.takes?.(part) !== true) {
        const cells = [...childrenOf(part)].filter(isElement).map((cell) => textOf(cell, "; "));
        if (cells.some((cell) => cell.trim() !== "")) this.#sink.block(cells.join(" | "), "table-row");
      }
    }
  }

  /** A term and its definition on one line, where the definition is one block. */
  #definitions(list: DomElement): void {
    let term = "";
    for (const child of childrenOf(list)) {
      if (!isElement(child) || this.#sink.takes?.(child) === true) continue;
      if (child.localName === "dt") {
        if (term !== "") this.#sink.block(term, "list-item");
        term = textOf(child, " ").trim();
      } else if (child.localName === "dd") term = this.#definition(term, child);
      else this.#block(child, "list-item");
    }
    if (term !== "") this.#sink.block(term, "list-item");
  }

  #definition(term: string, element: DomElement): "" {
    const blocks = blocksOf(element);
    const between = term === "" || /[:.?!]$/.test(term) ? " " : ": ";
    if (blocks.length === 1) this.#sink.block(`${term}${between}${blocks[0]?.text ?? ""}`, "list-item");
    else {
      if (term !== "") this.#sink.block(term, "list-item");
      this.read(element, "list-item");
    }
    return "";
  }

  /** Lines that are set as they stand are not run together. */
  #lines(element: DomElement): void {
    for (const line of (element.textContent ?? "").split("\n")) this.#sink.block(line, "paragraph");
  }
}

interface FoundBlock {
  readonly text: string;
  readonly kind: Block["kind"];
}

/** All blocks within an element, headings among them. */
export function blocksOf(element: DomNode): readonly FoundBlock[] {
  const found: FoundBlock[] = [];
  new HtmlFlow({
    heading: (text) => void found.push({ text, kind: "heading" }),
    block: (text, kind) => void found.push({ text, kind }),
  }).read(element);
  return found;
}

/** The text of an element on one line; items of lists in it are parted by `between`. */
export function textOf(element: DomNode, between: string): string {
  return blocksOf(element).reduce(
    (text, block) => (text === "" ? block.text : text + (block.kind === "list-item" ? between : " ") + block.text),
    "",
  );
}
