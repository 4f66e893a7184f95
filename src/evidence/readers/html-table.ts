/** Tells tables of data from tables that only lay out a page, and finds their rows. */
import { childrenOf, type DomElement, isElement } from "./html-dom.ts";

/** Most words that a cell of a table of data has. */
const mostWords = 200;

const wordCount = (text: string): number => text.split(/\s+/).length;

/** A table used as a grid for the page: it holds tables, headings or whole paragraphs of text. */
export function isLayoutTable(table: DomElement): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute("role") ?? "")) return true;
  if (table.querySelector("table, h1, h2, article, main") !== null) return true;
  for (const cell of table.querySelectorAll("td")) if (wordCount(cell.textContent ?? "") > mostWords) return true;
  return false;
}

/** The captions and rows of a table, not those of tables within. */
export function* rowsOf(table: DomElement): Generator<DomElement> {
  for (const child of childrenOf(table)) {
    if (!isElement(child)) continue;
    if (child.localName === "tr" || child.localName === "caption") yield child;
    else if (/^(?:thead|tbody|tfoot)$/.test(child.localName)) yield* rowsOf(child);
  }
}
