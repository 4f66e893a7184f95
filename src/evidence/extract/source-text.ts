/** A stored document laid out for quoting: units that may be quoted whole, in order, each with its block and sections. */
import type { Block, Document } from "../document.ts";
import { sentencesOf } from "../sentences.ts";

/** A whole sentence, a whole list item, or a sentence that opens a list together with that list. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Place of its first block in the document. */
  readonly block: number;
  readonly kind: Block["kind"];
  /** First unit of its block. */
  readonly opens: boolean;
}

/** Titles around a block, outermost first, and whether what stands there may be quoted. */
export interface Surroundings {
  readonly titles: readonly string[];
  readonly quotable: boolean;
}

/** Lists longer than this are not quoted with their opening. */
const longestList = 700;
/** A block longer than this, in UTF-16 units, is no running text: a dump, or a file without line breaks. */
const longestBlock = 60_000;
const bullet = /^(?:[-–—•·*‣▪]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)/;

/** The block at or after an offset, by halving. */
export function blockAt(document: Document, offset: number): number {
  let [low, high] = [0, document.blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.blocks[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands around a block. */
export function surroundingsOf(document: Document, block: Block): Surroundings {
  const around = document.sections.filter((s) => s.start <= block.start && block.end <= s.end);
  return {
    titles: around.map((s) => s.title).filter((title) => title !== ""),
    quotable: !around.some((s) => s.role === "references" || s.role === "navigation"),
  };
}

const unit = (document: Document, block: number, start: number, end: number, opens: boolean): Unit => {
  const kind = document.blocks[block]?.kind ?? "paragraph";
  const lead = bullet.exec(document.text.slice(start, end))?.[0].length ?? 0;
  return { start: start + lead, end, text: document.text.slice(start + lead, end), block, kind, opens };
};

/** The last list item after a block that opens a list, or the block itself. */
function listEnd(document: Document, block: number): number {
  let last = block;
  while (document.blocks[last + 1]?.kind === "list-item") last++;
  return last;
}

/** Units of one block. Headings, table rows, captions and blocks without end have none. */
export function unitsOf(document: Document, at: number): readonly Unit[] {
  const block = document.blocks[at];
  if (block === undefined || (block.kind !== "paragraph" && block.kind !== "list-item")) return [];
  if (block.end - block.start > longestBlock) return [];
  const spans =
    block.kind === "list-item" && block.end - block.start <= 240
      ? [block]
      : sentencesOf(document.text, block.start, block.end);
  const units = spans.map((span, i) => unit(document, at, span.start, span.end, i === 0));
  const last = units.at(-1);
  if (block.kind !== "paragraph" || last === undefined || !/:\s*$/.test(last.text)) return units;
  const end = document.blocks[listEnd(document, at)]?.end ?? block.end;
  return end === block.end || end - last.start > longestList
    ? units
    : [...units.slice(0, -1), { ...last, end, text: document.text.slice(last.start, end) }];
}
