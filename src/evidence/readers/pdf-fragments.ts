/** The pieces of text on a PDF page, placed from the top left corner, with raised and lowered figures marked. */

/** What pdf.js gives of a page; the program is compiled without its types, which need the browser's. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly dir: string;
  readonly fontName: string;
}

/** A piece of text on one baseline. All lengths are in points; `y` is its baseline, counted downwards. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The font's name within the file: tells faces apart, and says no more. */
  readonly font: string;
  /** White space was set before it. */
  readonly spaced: boolean;
  readonly isRightToLeft: boolean;
}

/** A page's text that runs along the page, and what is set across it, such as a stamp in the margin. */
export interface PageText {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
  readonly turned: readonly string[];
}

interface Placed extends Fragment {
  /** Direction of writing, in quarter turns clockwise. */
  readonly turn: number;
}

/** A watermark, as a rule. */
const slanted = -1;

type Matrix = readonly number[];

const at = (matrix: Matrix, index: number): number => matrix[index] ?? 0;

const multiply = (a: Matrix, b: Matrix): Matrix => [
  at(a, 0) * at(b, 0) + at(a, 2) * at(b, 1),
  at(a, 1) * at(b, 0) + at(a, 3) * at(b, 1),
  at(a, 0) * at(b, 2) + at(a, 2) * at(b, 3),
  at(a, 1) * at(b, 2) + at(a, 3) * at(b, 3),
  at(a, 0) * at(b, 4) + at(a, 2) * at(b, 5) + at(a, 4),
  at(a, 1) * at(b, 4) + at(a, 3) * at(b, 5) + at(a, 5),
];

/** Coordinates turned so that writing in that direction runs to the right. */
function turnedBack(x: number, y: number, turn: number): readonly [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}

function place(item: PdfItem, view: Matrix, spaced: boolean): Placed {
  const matrix = multiply(view, item.transform);
  const turns = Math.atan2(at(matrix, 1), at(matrix, 0)) / (Math.PI / 2);
  const turn = Math.abs(turns - Math.round(turns)) < 0.05 ? (Math.round(turns) + 4) % 4 : slanted;
  const [left, y] = turnedBack(at(matrix, 4), at(matrix, 5), turn);
  const size = Math.hypot(at(matrix, 2), at(matrix, 3));
  return {
    text: item.str,
    left,
    right: left + item.width,
    y,
    size,
    font: item.fontName,
    spaced,
    isRightToLeft: item.dir === "rtl",
    turn,
  };
}

/** Bold type is at times made by printing the same text twice. */
const isRepeat = (one: Placed, other: Placed): boolean =>
  one.text === other.text && Math.abs(one.left - other.left) < 1 && Math.abs(one.y - other.y) < 1;

function placeAll(items: readonly PdfItem[], view: Matrix): readonly Placed[] {
  const placed: Placed[] = [];
  let spaced = false;
  for (const item of items) {
    const text = item.str.trim();
    if (text === "") {
      spaced ||= item.str !== "";
      continue;
    }
    const fragment = place(item, view, spaced || /^\s/.test(item.str));
    spaced = /\s$/.test(item.str);
    if (!placed.slice(-6).some((before) => isRepeat(fragment, before))) placed.push({ ...fragment, text });
  }
  return placed;
}

const lengthIn = (placed: readonly Placed[], turn: number): number =>
  placed.reduce((sum, fragment) => sum + (fragment.turn === turn ? fragment.text.length : 0), 0);

/** Text across the page as lines: pieces that follow one another on one baseline. */
function linesAcross(placed: readonly Placed[]): readonly string[] {
  const lines: string[] = [];
  let before: Placed | undefined;
  for (const fragment of placed) {
    const gap = before === undefined ? Infinity : Math.abs(fragment.left - before.right);
    const goesOn = before?.turn === fragment.turn && Math.abs(before.y - fragment.y) < 2 && gap < 1.5 * fragment.size;
    if (goesOn) lines.push(`${lines.pop() ?? ""}${fragment.spaced ? " " : ""}${fragment.text}`);
    else lines.push(fragment.text);
    before = fragment;
  }
  return lines;
}

/** Sorts a page's pieces by direction. A page that is mostly set across, such as one with a broad table, is turned. */
export function pageText(
  number: number,
  items: readonly PdfItem[],
  viewport: { readonly transform: Matrix; readonly width: number; readonly height: number },
): PageText {
  const placed = placeAll(items, viewport.transform);
  const turns = [0, 1, 2, 3].sort((a, b) => lengthIn(placed, b) - lengthIn(placed, a) || a - b);
  const main = turns[0] ?? 0;
  const isTurned = main % 2 === 1;
  const width = isTurned ? viewport.height : viewport.width;
  const height = isTurned ? viewport.width : viewport.height;
  const shiftX = main === 2 ? viewport.width : main === 3 ? viewport.height : 0;
  const shiftY = main === 1 ? viewport.width : main === 2 ? viewport.height : 0;
  const along = placed.filter((fragment) => fragment.turn === main);
  return {
    number,
    width,
    height,
    fragments: along.map((fragment) => ({
      ...fragment,
      left: fragment.left + shiftX,
      right: fragment.right + shiftX,
      y: fragment.y + shiftY,
    })),
    turned: linesAcross(placed.filter((fragment) => fragment.turn !== main)),
  };
}
