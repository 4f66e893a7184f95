/** A JATS table as rows of cells, so that each row can be read on its own. */
import { tidy } from "../text-builder.ts";
import { inlineText, type TakeAside } from "./inline-text.ts";
import { childElements, descendants, textOf, textsOf } from "./xml-text.ts";
import type { XmlElement } from "./xml-tree.ts";

const between = " | ";

/** Wider spans are mistakes or attacks. */
const mostSpan = 1000;

interface Running {
  readonly text: string;
  readonly rowsLeft: number;
}

const spanOf = (cell: XmlElement, name: string): number => {
  const span = Number.parseInt(cell.attributes[name] ?? "1", 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), mostSpan);
};

const rowsOf = (table: XmlElement): readonly XmlElement[] =>
  childElements(table, "thead", "tbody", "tfoot", "tr", "tgroup", "row").flatMap((child) =>
    child.name === "tr" || child.name === "row" ? [child] : rowsOf(child),
  );

/**
 * Puts rows together. A cell that spans rows is said again in each, and one that spans columns leaves empty ones after
 * it, as long as that adds no more than `allowance` characters: spans cost nothing to write and could fill the memory.
 */
class RowWriter {
  #running = new Map<number, Running>();
  #allowance: number;
  readonly #textOf: (cell: XmlElement) => string;

  constructor(allowance: number, textOf: (cell: XmlElement) => string) {
    this.#allowance = allowance;
    this.#textOf = textOf;
  }

  row(row: XmlElement): string {
    const cells: string[] = [];
    const next = new Map<number, Running>();
    this.#runOn(cells, next);
    for (const cell of childElements(row, "td", "th", "entry")) {
      this.#place(cells, next, cell);
      this.#runOn(cells, next);
    }
    this.#running = next;
    const filled = cells.filter((text) => text !== "");
    // A row with one text is a heading within the table.
    return filled.length <= 1 ? filled.join("") : cells.join(between);
  }

  #place(cells: string[], next: Map<number, Running>, cell: XmlElement): void {
    const rowsLeft = spanOf(cell, "rowspan") - 1;
    const columns = spanOf(cell, "colspan");
    let text = this.#textOf(cell);
    for (let column = 0; column < columns && (column === 0 || this.#allows("")); column++) {
      if (rowsLeft > 0) next.set(cells.length, { text, rowsLeft });
      cells.push(text);
      text = "";
    }
  }

  /** Cells of rows above that reach down into this one. */
  #runOn(cells: string[], next: Map<number, Running>): void {
    for (let above = this.#running.get(cells.length); above !== undefined; above = this.#running.get(cells.length)) {
      const text = this.#allows(above.text) ? above.text : "";
      if (text === "" && !this.#allows("")) return;
      if (above.rowsLeft > 1) next.set(cells.length, { text, rowsLeft: above.rowsLeft - 1 });
      cells.push(text);
    }
  }

  #allows(text: string): boolean {
    const cost = text.length + between.length;
    if (cost > this.#allowance) return false;
    this.#allowance -= cost;
    return true;
  }
}

/** What the notes below a table begin with: "a", "1", "*". */
export function noteMarksOf(wrap: XmlElement): ReadonlySet<string> {
  const notes = childElements(wrap, "table-wrap-foot").flatMap((foot) => [foot, ...descendants(foot, "fn")]);
  const marks = notes.flatMap((note) => [
    ...textsOf(note, "label"),
    ...childElements(note, "p").flatMap((paragraph) => textOf(childElements(paragraph, "sup")[0]) ?? []),
  ]);
  return new Set(marks.flatMap((mark) => mark.split(/[\s,]+/)).filter((mark) => mark.length <= 2 && mark !== ""));
}

/** The rows of a table, cells parted by " | ". */
export function tableRows(table: XmlElement, takeAside: TakeAside, noteMarks: ReadonlySet<string>): readonly string[] {
  const rows = rowsOf(table);
  const length = rows.reduce((sum, row) => sum + inlineText(row).length, 0);
  const writer = new RowWriter(length * 2 + 1000, (cell) => tidy(inlineText(cell, takeAside, noteMarks)));
  return rows.map((row) => writer.row(row));
}

/** Whether the table is there as a picture only. */
export const isPicture = (wrap: XmlElement): boolean =>
  descendants(wrap, "table").length === 0 && descendants(wrap, "graphic").length > 0;
