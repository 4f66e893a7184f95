/** Running text out of markup: what is set raised or lowered, marked as a note, or as a formula keeps its meaning. */
import { mathText } from "./math-text.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

/** Takes an element out of the running text; gives back whether it did. */
export type TakeAside = (element: XmlElement) => boolean;

/** Elements that end a word when they stand inside running text. */
const apart = new Set(
  "break br p title label caption list list-item def-list def-item term def td th tr table thead tbody tfoot disp-quote disp-formula sec fn attrib li ul ol div hr".split(
    " ",
  ),
);

/** Elements whose text is for machines. */
const silent = new Set(["object-id", "graphic", "inline-graphic", "private-char", "glyph-data", "index-term"]);

/** References to notes; set small and raised in print, so that they are no part of the number before them. */
const noteKinds = new Set(["bibr", "fn", "table-fn", "author-notes"]);

const isNoteReference = (node: XmlNode): boolean =>
  typeof node !== "string" && node.name === "xref" && noteKinds.has(node.attributes["ref-type"] ?? "bibr");

/** Nothing but references to notes and what parts them. */
const isNoteList = (nodes: readonly XmlNode[]): boolean =>
  nodes.some(isNoteReference) &&
  nodes.every((node) => (typeof node === "string" ? /^[\s,;–-]*$/.test(node) : isNoteReference(node)));

/** "12", "a", "12–14", "*": what a reference to a note looks like where it directly follows a word. */
const noteMark = /^(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|\p{L}{1,2}|[*†‡§¶#]+)$/u;

/** One of several forms of the same thing: the one that reads best as text. */
const preferred = ["math", "table", "tex-math", "textual-form", "string-name", "name", "collab"];

function chosenAlternative(element: XmlElement): readonly XmlNode[] {
  for (const name of preferred) {
    const found = element.children.find((child) => typeof child !== "string" && child.name === name);
    if (found !== undefined) return [found];
  }
  return element.children;
}

/** A formula in TeX without the document that was put around it. */
function texText(source: string): string {
  const [, ...body] = source.split("\\begin{document}");
  const formula = body.length === 0 ? source : (body.join(" ").split("\\end{document}")[0] ?? "");
  return formula
    .trim()
    .replace(/^\${1,2}/, "")
    .replace(/\${1,2}$/, "");
}

/** As much of the end of the text as the rules look at; a paragraph may be megabytes long. */
const tailLength = 64;

/** "mc<sup>2</sup>7000" is two numbers, and "<sup>a</sup>Adjusted" at the start of a note is a mark and a word. */
const needsSpace = (tail: string, next: string): boolean =>
  (/\d$/.test(tail) && /^\d/.test(next)) ||
  (/^\s*(?:\p{Ll}|[*†‡§¶#]+)$/u.test(tail) && /^[\p{L}\p{N}]/u.test(next)) ||
  (/^\s*\d{1,2}$/.test(tail) && /^\p{Lu}\p{Ll}/u.test(next));

/** Longer text that is raised is no list of marks. */
const longestMarks = 40;

class InlineWriter {
  readonly #parts: string[] = [];
  #tail = "";
  /** The last thing written was set raised or lowered. */
  #afterScript = false;
  readonly #takeAside: TakeAside;
  readonly #noteMarks: ReadonlySet<string>;

  constructor(takeAside: TakeAside, noteMarks: ReadonlySet<string>) {
    this.#takeAside = takeAside;
    this.#noteMarks = noteMarks;
  }

  get text(): string {
    return this.#parts.join("");
  }

  nodes(nodes: readonly XmlNode[]): void {
    for (const node of nodes) {
      if (typeof node === "string") this.#plain(node);
      else this.#element(node);
    }
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#tail = (this.#tail + text.slice(-tailLength)).slice(-tailLength);
  }

  #plain(text: string): void {
    if (this.#afterScript && needsSpace(this.#tail, text)) this.#write(" ");
    this.#write(text);
    this.#afterScript = false;
  }

  #element(element: XmlElement): void {
    const { name, children } = element;
    if (silent.has(name) || this.#takeAside(element)) return;
    if (name === "sup") this.#raised(children);
    else if (name === "sub") this.#script(this.#inner(children));
    else if (name === "xref" && isNoteReference(element)) this.#noteReference(children);
    else if (name === "math") this.#plain(mathText(element));
    else if (name === "tex-math") this.#plain(texText(this.#inner(children)));
    else if (name === "alternatives") this.nodes(chosenAlternative(element));
    else if (apart.has(name)) this.#apart(children);
    else this.nodes(children);
  }

  #inner(nodes: readonly XmlNode[]): string {
    const writer = new InlineWriter(this.#takeAside, this.#noteMarks);
    writer.nodes(nodes);
    return writer.text;
  }

  #raised(children: readonly XmlNode[]): void {
    const raised = this.#inner(children);
    if (isNoteList(children) || this.#isKnownMark(raised)) this.#noteMark(raised);
    else this.#script(/\d$/.test(this.#tail) && /^\s*[-−–+]?\d/.test(raised) ? `^${raised.trim()}` : raised);
  }

  /** A raised number after a letter is more often a power, as in m², than the number of a note. */
  #isKnownMark(raised: string): boolean {
    if (raised.length > longestMarks) return false;
    const marks = raised.trim().split(/[\s,]+/);
    return marks.every((mark) => this.#noteMarks.has(mark) && (/\D/.test(mark) || /[\d)%]$/.test(this.#tail)));
  }

  #noteReference(children: readonly XmlNode[]): void {
    const mark = this.#inner(children);
    const isRaised = children.some((child) => typeof child !== "string" && child.name === "sup");
    if (isRaised || (/[\p{L}\p{N})%.]$/u.test(this.#tail) && noteMark.test(mark.trim()))) this.#noteMark(mark);
    else this.#plain(mark);
  }

  #noteMark(mark: string): void {
    const bare = mark.trim();
    const isBracketed = /^[[(]/.test(bare) || /[[(](?:[\d\s,;–-]*[,;–-])?\s*$/.test(this.#tail);
    if (bare !== "") this.#plain(isBracketed ? bare : `[${bare}]`);
  }

  /** A line break before a script is the layout of the markup: the script belongs to the word before it. */
  #script(text: string): void {
    const last = this.#parts.at(-1);
    if (last !== undefined && /\n\s*$/.test(this.#tail)) {
      this.#parts[this.#parts.length - 1] = last.trimEnd();
      this.#tail = this.#tail.trimEnd();
    }
    this.#write(text);
    this.#afterScript = text !== "";
  }

  #apart(children: readonly XmlNode[]): void {
    this.#plain(" ");
    this.nodes(children);
    this.#plain(" ");
  }
}

const keepAll: TakeAside = () => false;
const noMarks: ReadonlySet<string> = new Set();

/** The running text of an element, not yet tidied. What `takeAside` takes is left out; `noteMarks` are known to lead to notes. */
export function inlineText(
  element: XmlElement | readonly XmlNode[],
  takeAside: TakeAside = keepAll,
  noteMarks: ReadonlySet<string> = noMarks,
): string {
  const nodes = "name" in element ? element.children : element;
  const [only] = nodes;
  if (nodes.length === 1 && typeof only === "string") return only;
  const writer = new InlineWriter(takeAside, noteMarks);
  writer.nodes(nodes);
  return writer.text;
}
