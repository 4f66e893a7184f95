/** Cuts Markdown into blocks, line by line. Block quotes and the content of lists are flat; nothing is lost by that. */
import type { Block } from "../document.ts";
import { joinLines, type Vocabulary, vocabularyOf } from "./join-lines.ts";

/** A block; `code` is text as it stands, `html` is markup to be read as such. */
export type MarkdownBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | { readonly kind: Exclude<Block["kind"], "heading"> | "code" | "html"; readonly text: string };

export interface MarkdownBlocks {
  readonly blocks: readonly MarkdownBlock[];
  /** Labels of links defined in the file, in lower case. */
  readonly labels: ReadonlySet<string>;
}

const atx = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const setext = /^ {0,3}(=+|-+)[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const fence = /^ {0,3}(`{3,}|~{3,})[^`]*$/;
const item = /^([ \t]*)(?:[-+*]|(\d{1,9}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(\S.*)$/;
const quote = /^(?: {0,3}> ?)+/;
const definition = /^ {0,3}\[([^\]^][^\]]{0,500})\]:[ \t]*\S/;
const note = /^ {0,3}\[\^([^\]]{1,100})\]:[ \t]+(.*)$/;
const meaning = /^ {0,3}[:~][ \t]+(\S.*)$/;
const picture = /^!\[[^\]]+\]\([^)]*\)(?:\{[^}]*\})?$/;
const verbatimHtml = /^ {0,3}<(script|style|pre|textarea)(?:[\s>]|$)/i;
const html =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/>]|$)/i;

/** A line longer than this is running text, whatever it begins with. */
const longestMarkup = 100_000;

/** Cells of a row; a bar that is escaped or in code is none between cells. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  let inCode = false;
  let from = 0;
  const row = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  for (let at = 0; at < row.length; at++) {
    if (row[at] === "`") inCode = !inCode;
    if (row[at] !== "|" || inCode || row[at - 1] === "\\") continue;
    cells.push(row.slice(from, at));
    from = at + 1;
  }
  return [...cells, row.slice(from)].map((cell) => cell.trim());
}

/** The line of dashes under a table's head, with as many columns. */
function isTableRule(line: string, columns: number): boolean {
  if (!/^[|: \t-]+$/.test(line) || !line.includes("-")) return false;
  const cells = cellsOf(line);
  return cells.length === columns && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** A heading's text without the marks that may close it. */
const headingText = (line: string): string =>
  line
    .trim()
    .replace(/^#+/, "")
    .trim()
    .replace(/(?:^|(?<=[ \t]))#+$/, "");

class BlockReader {
  readonly blocks: MarkdownBlock[] = [];
  readonly labels = new Set<string>();
  readonly #lines: readonly string[];
  readonly #words: Vocabulary;
  #at = 0;
  #held: string[] = [];
  #heldKind: "paragraph" | "list-item" = "paragraph";
  #inList = false;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    this.#words = vocabularyOf(lines);
  }

  read(): this {
    while (this.#at < this.#lines.length) this.#line(this.#lines[this.#at] ?? "");
    this.#end();
    return this;
  }

  /** Reads at least the line that stands next. */
  #line(line: string): void {
    this.#at++;
    if (line.length > longestMarkup) return void this.#held.push(line);
    const heading = atx.exec(line);
    const fenced = fence.exec(line)?.[1];
    const listed = item.exec(line);
    if (line.trim() === "") this.#blank();
    else if (fenced !== undefined) this.#fenced(fenced);
    else if (quote.test(line)) this.#quote(line);
    else if (heading !== null) this.#heading(heading[1]?.length ?? 1, headingText(line));
    else if (this.#held.length > 0 && this.#heldKind === "paragraph" && setext.test(line))
      this.#heading(line.includes("=") ? 1 : 2, joinLines(this.#held, this.#words));
    else if (rule.test(line)) this.#end();
    else if (listed !== null) this.#item(listed[2], listed[3] ?? "");
    else if (this.#isTable(line)) this.#table(line);
    else if (verbatimHtml.test(line) || line.trimStart().startsWith("<!--")) this.#closedHtml(line);
    else if (html.test(line)) this.#html(line);
    else this.#text(line);
  }

  #blank(): void {
    const goesOn = this.#inList;
    this.#end();
    while (this.#at < this.#lines.length && this.#lines[this.#at]?.trim() === "") this.#at++;
    // What is indented after an empty line still belongs to the list.
    this.#inList = goesOn && /^(?: {2}|\t)/.test(this.#lines[this.#at] ?? "");
  }

  #text(line: string): void {
    const noted = note.exec(line);
    const meant = meaning.exec(line);
    if (this.#held.length === 0) this.#heldKind = this.#inList ? "list-item" : "paragraph";
    if (this.#held.length === 0 && noted !== null) return void this.#held.push(`[${noted[1]}] ${noted[2]}`);
    const label = definition.exec(line)?.[1];
    if (this.#held.length === 0 && label !== undefined) return void this.labels.add(label.toLowerCase());
    if (meant !== null && this.#held.length === 1) return this.#meaning(meant[1] ?? "");
    if (this.#held.length === 0 && /^(?: {4}|\t)/.test(line) && !this.#inList)
      return void this.blocks.push({ kind: "code", text: line });
    this.#held.push(line);
  }

  /** Ends the block that is held. */
  #end(): void {
    const text = joinLines(this.#held, this.#words);
    const [first = ""] = this.#held;
    if (text !== "") {
      if (picture.test(text) || /^(?:Table|Figure)?: \S/.test(first))
        this.blocks.push({ kind: "caption", text: text.replace(/^(?:Table|Figure)?: /, "") });
      else this.blocks.push({ kind: this.#heldKind, text });
    }
    this.#held = [];
    this.#inList = false;
  }

  #heading(level: number, text: string): void {
    if (text === joinLines(this.#held, this.#words)) this.#held = [];
    this.#end();
    this.blocks.push({ kind: "heading", level, text });
  }

  /** A number before an item is text; a dash is not. */
  #item(number: string | undefined, text: string): void {
    this.#end();
    this.#held = [number === undefined ? text : `${number} ${text}`];
    this.#heldKind = "list-item";
    this.#inList = true;
  }

  /** A term with what it means, as Pandoc writes them. */
  #meaning(text: string): void {
    if (this.#heldKind === "list-item") return this.#item(undefined, text);
    const term = joinLines(this.#held, this.#words);
    this.#held = [];
    this.#item(undefined, `${term}${/[:.?!]$/.test(term) ? "" : ":"} ${text}`);
  }

  #fenced(mark: string): void {
    this.#end();
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] ?? "";
      if (line.trim().startsWith(mark) && line.trim().replaceAll(mark[0] ?? "", "") === "") break;
      if (line.trim() !== "") this.blocks.push({ kind: "code", text: line });
    }
    this.#at++;
  }

  #quote(line: string): void {
    this.#end();
    const quoted = [line.replace(quote, "")];
    for (; this.#at < this.#lines.length; this.#at++) {
      const next = this.#lines[this.#at] ?? "";
      if (next.trim() === "" || (!quote.test(next) && (item.test(next) || atx.test(next) || fence.test(next)))) break;
      quoted.push(next.replace(quote, ""));
    }
    const within = new BlockReader(quoted).read();
    this.blocks.push(...within.blocks);
    for (const label of within.labels) this.labels.add(label);
  }

  #isTable(line: string): boolean {
    const next = this.#lines[this.#at] ?? "";
    return line.includes("|") && next.length <= longestMarkup && isTableRule(next, cellsOf(line).length);
  }

  #table(head: string): void {
    this.#end();
    this.#row(head);
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] ?? "";
      if (!line.includes("|")) break;
      this.#row(line);
    }
  }

  #row(line: string): void {
    this.blocks.push({ kind: "table-row", text: cellsOf(line).join(" | ") });
  }

  /** HTML up to an empty line. */
  #html(first: string): void {
    this.#end();
    const lines = [first];
    for (; this.#at < this.#lines.length && this.#lines[this.#at]?.trim() !== ""; this.#at++)
      lines.push(this.#lines[this.#at] ?? "");
    this.blocks.push({ kind: "html", text: lines.join("\n") });
  }

  /** HTML up to where it is closed: a comment, a script, a style. A comment is nobody's text. */
  #closedHtml(first: string): void {
    this.#end();
    const name = verbatimHtml.exec(first)?.[1]?.toLowerCase();
    const close = name === undefined ? "-->" : `</${name}`;
    const lines = [first];
    while (lines.at(-1)?.toLowerCase().includes(close) === false && this.#at < this.#lines.length)
      lines.push(this.#lines[this.#at++] ?? "");
    const text = lines.join("\n");
    const isComment =
      name === undefined && text.trimEnd().endsWith(close) && text.indexOf(close) === text.lastIndexOf(close);
    if (!isComment) this.blocks.push({ kind: "html", text });
  }
}

/** The blocks of Markdown's lines. */
export const markdownBlocks = (lines: readonly string[]): MarkdownBlocks => new BlockReader(lines).read();
