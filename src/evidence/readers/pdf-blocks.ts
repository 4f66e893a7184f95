/** Cuts the lines of a PDF into headings, paragraphs, items, captions and rows; text goes on across columns and pages. */
import type { Block } from "../document.ts";
import { type Context, isHeading, isSameSize, isTooLongForHeading, type Usual } from "./pdf-headings.ts";
import type { Column, Line } from "./pdf-lines.ts";
import { endsSentence, isBulleted, isCaption, itemNumber } from "./pdf-patterns.ts";
import { tableEnd, tableRows } from "./pdf-tables.ts";
import { isKnownTitle, roleOfTitle } from "./section-role.ts";

/** A block and the lines that it is made of; a row of a table has its text. */
export interface PdfBlock {
  readonly kind: Block["kind"];
  readonly lines: readonly Line[];
  readonly text?: string;
}

type Opening = Exclude<Block["kind"], "table-row">;

/** A block that is being read. */
interface Held {
  readonly kind: Opening;
  readonly lines: Line[];
}

/** Reaches the edge that most lines of its column reach. */
const isFull = (line: Line, column: Column): boolean => line.right > column.right - 4 * line.size;

/** The first line stands further out than the second. */
const hangs = ({ lines: [first, second] }: Held): boolean =>
  first !== undefined && second !== undefined && second.left > first.left + 0.5 * first.size;

export class BlockBuilder {
  readonly #usual: Usual;
  readonly #blocks: PdfBlock[] = [];
  #held: Held | undefined;
  /** A paragraph or item that its column ended in the middle of. */
  #open: Held | undefined;
  /** The number of the last item of a list. */
  #number = 0;
  /** Under a heading such as "References", where every number at the start of a line is that of an item. */
  #inReferences = false;
  /** What stands on a later page before that goes on. */
  #between: PdfBlock[] = [];

  constructor(usual: Usual) {
    this.#usual = usual;
  }

  column(column: Column): void {
    const { lines } = column;
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      const end = tableEnd(lines, at);
      if (end > at) {
        this.#end();
        for (const text of tableRows(lines.slice(at, end)))
          this.#push({ kind: "table-row", lines: lines.slice(at, at + 1), text });
        at = end - 1;
      } else if (line !== undefined) this.#line(line, { before: lines[at - 1], next: lines[at + 1], column });
    }
    this.#endColumn(column);
  }

  done(): readonly PdfBlock[] {
    this.#end();
    this.#close();
    return this.#blocks;
  }

  #line(line: Line, context: Context): void {
    const opening = this.#openingOf(line, context);
    if (opening === undefined && this.#held !== undefined) this.#held.lines.push(line);
    else this.#start(opening ?? "paragraph", line, context.column);
  }

  /** What a line opens; nothing when it goes on with the block before. */
  #openingOf(line: Line, context: Context): Opening | undefined {
    const held = this.#held;
    const last = held?.lines.at(-1);
    if (isHeading(line, context, this.#usual)) return this.#isMoreHeading(line) ? undefined : "heading";
    if (held === undefined || last === undefined || last !== context.before || held.kind === "heading")
      return this.#signOf(line, true);
    const gap = line.y - last.y;
    const isApart = gap > 1.35 * this.#usual.leading(line.size) + 0.5 || gap < 0 || !isSameSize(line, last);
    const sign = this.#signOf(line, isApart);
    if (isApart || sign !== "paragraph" || this.#isIndented(line, last, held, context.column)) return sign;
    const isShort = last.right < context.column.right - 3 * line.size;
    const hasOtherFace = line.font !== last.font && line.font === this.#usual.font && held.lines.length === 1;
    return isShort && held.kind !== "caption" && (endsSentence(last.text) || hasOtherFace) ? sign : undefined;
  }

  /** What the first words of a line say that it is. */
  #signOf(line: Line, isApart: boolean): Opening {
    if (isCaption(line.text)) return "caption";
    if (isBulleted(line.text)) return "list-item";
    return this.#isNextItem(line, isApart) ? "list-item" : "paragraph";
  }

  /** Items are numbered from one on; another number at the start of a line may be a reference in a sentence. */
  #isNextItem(line: Line, isApart: boolean): boolean {
    const number = itemNumber(line.text);
    if (number === undefined || this.#open?.kind === "paragraph") return false;
    const last = this.#held?.lines.at(-1);
    const isOpen = !isApart && last !== undefined && this.#held?.kind === "paragraph" && !endsSentence(last.text);
    const isFirst = this.#held === undefined || this.#held.kind === "heading";
    if (this.#inReferences) return number > this.#number || number === 1;
    return !isOpen && (isFirst || number === 1 || number === this.#number + 1);
  }

  #isMoreHeading(line: Line): boolean {
    const last = this.#held?.lines.at(-1);
    if (this.#held?.kind !== "heading" || last === undefined || last.page !== line.page) return false;
    return (
      isSameSize(line, last) &&
      line.font === last.font &&
      line.y > last.y &&
      line.y - last.y < 2 * line.size &&
      !isKnownTitle(last.text)
    );
  }

  /** The first line of a paragraph is set in; where lists hang, all lines but the first are. */
  #isIndented(line: Line, last: Line, held: Held, column: Column): boolean {
    const first = held.lines[0] ?? last;
    const isDone = endsSentence(last.text) || !isFull(last, column);
    if (held.kind === "list-item")
      return isDone && (line.left < first.left - 1 || (line.left <= first.left + 1 && hangs(held)));
    const indent = line.left - last.left;
    if (indent > 0.5 * line.size && indent < 5 * line.size && line.left > column.left + 0.5 * line.size)
      return endsSentence(last.text) || (held.lines.length > 1 && !hangs(held));
    return hangs(held) && line.left < first.left + 1 && endsSentence(last.text);
  }

  #start(kind: Opening, line: Line, column: Column): void {
    this.#end();
    if (kind === "heading") this.#close();
    const last = this.#open?.lines.at(-1);
    if (kind === "paragraph" && this.#open !== undefined && last !== undefined && isSameSize(line, last)) {
      const goesOn = /^[\p{Ll}\d[(,;–—-]/u.test(line.text) || line.left < column.left + 0.5 * line.size;
      if (goesOn) this.#held = this.#open;
      else this.#close();
      this.#open = undefined;
    } else if (kind === "list-item" && this.#open?.kind === "list-item") this.#close();
    if (kind === "heading") this.#inReferences = roleOfTitle(line.text) === "references";
    if (kind === "heading" && this.#inReferences) this.#number = 0;
    if (kind === "list-item") this.#number = itemNumber(line.text) ?? this.#number;
    this.#held ??= { kind, lines: [] };
    this.#held.lines.push(line);
  }

  /** Ends the block that is being read. */
  #end(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined) return;
    this.#push(held.kind === "heading" && isTooLongForHeading(held.lines) ? { ...held, kind: "paragraph" } : held);
  }

  /** Adds a block. What is on a later page than an open paragraph comes after that. */
  #push(block: PdfBlock): void {
    const open = this.#open?.lines.at(-1);
    if (open !== undefined && block.lines[0] !== undefined && block.lines[0].page > open.page)
      this.#between.push(block);
    else this.#blocks.push(block);
    if (open === undefined) this.#blocks.push(...this.#between.splice(0));
  }

  /** Gives up waiting for the rest of what is open. */
  #close(): void {
    if (this.#open !== undefined) this.#blocks.push(this.#open);
    this.#open = undefined;
    this.#blocks.push(...this.#between.splice(0));
  }

  #endColumn(column: Column): void {
    const held = this.#held;
    const last = held?.lines.at(-1);
    const isText =
      held?.kind === "list-item" || (held?.kind === "paragraph" && (last?.size ?? 0) > this.#usual.size * 0.93);
    if (isText && last !== undefined && !endsSentence(last.text) && isFull(last, column)) {
      this.#close();
      this.#open = held;
      this.#held = undefined;
    } else this.#end();
  }
}
