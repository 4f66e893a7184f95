/** Finds the rows of tables among the lines of a PDF: runs of lines with gaps in them, cells put together by their place. */
import type { Line } from "./pdf-lines.ts";
import { isCaption } from "./pdf-patterns.ts";
import type { Segment } from "./pdf-rows.ts";

const gapsOf = (line: Line): readonly number[] =>
  line.segments.slice(1).map((segment, at) => segment.left - (line.segments[at]?.right ?? segment.left));

/** Words of a justified line stand apart as well, but all equally. */
function isJustified(line: Line): boolean {
  const gaps = gapsOf(line);
  const widest = Math.max(...gaps.slice(0, 100));
  return gaps.length > 1 && widest - Math.min(...gaps.slice(0, 100)) < 2 && widest < 2 * line.size;
}

/** Cells with room between them. */
function isTabular(line: Line): boolean {
  if (line.segments.length < 2 || isJustified(line) || isCaption(line.text)) return false;
  const filled = line.segments.reduce((sum, segment) => sum + segment.right - segment.left, 0);
  return filled < 0.8 * (line.right - line.left) || gapsOf(line).some((gap) => gap > 2 * line.size);
}

/** The rest of a cell that has more than one line: nothing stands in the first column. */
const isContinuation = (line: Line, row: Line): boolean =>
  !isCaption(line.text) &&
  line.left > (row.segments[0]?.right ?? row.left) - 1 &&
  line.right < row.right + 2 * row.size &&
  line.y - row.y < 4 * row.size;

/** Where the table that begins at a line ends: one past its last line, or the line itself when there is none. */
export function tableEnd(lines: readonly Line[], start: number): number {
  const first = lines[start];
  if (first === undefined || !isTabular(first)) return start;
  let rows = 1;
  let row = first;
  let end = start + 1;
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || line.page !== first.page || line.y - (lines[at - 1]?.y ?? 0) > 4 * line.size) break;
    if (isTabular(line)) {
      rows++;
      row = line;
    } else if (!isContinuation(line, row)) break;
    end = at + 1;
  }
  return rows > 1 ? end : start;
}

interface Cell {
  readonly left: number;
  readonly right: number;
  readonly text: string;
}

const overlap = (one: Cell, other: Segment): number =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left);

/** Puts the next line of cells under those that they belong to. */
function addLine(cells: readonly Cell[], line: Line): readonly Cell[] {
  const grown = [...cells];
  for (const segment of line.segments) {
    const at = grown.reduce((best, cell, index) => {
      const known = grown[best];
      return known !== undefined && overlap(known, segment) >= overlap(cell, segment) ? best : index;
    }, 0);
    const cell = grown[at];
    if (cell !== undefined)
      grown[at] = {
        left: Math.min(cell.left, segment.left),
        right: Math.max(cell.right, segment.right),
        text: `${cell.text} ${segment.text}`,
      };
  }
  return grown;
}

/** The rows of a table, cells joined by bars. */
export function tableRows(lines: readonly Line[]): readonly string[] {
  const rows: (readonly Cell[])[] = [];
  let row: Line | undefined;
  for (const line of lines) {
    const cells = rows.at(-1);
    if (row !== undefined && cells !== undefined && !isTabular(line)) rows[rows.length - 1] = addLine(cells, line);
    else if (
      row !== undefined &&
      cells !== undefined &&
      line.left > (row.segments[0]?.right ?? 0) &&
      line.y - row.y < 1.4 * line.size
    )
      rows[rows.length - 1] = addLine(cells, line);
    else {
      rows.push(line.segments);
      row = line;
    }
  }
  return rows.map((cells) => cells.map((cell) => cell.text).join(" | "));
}
