/**
 * Puts the rows of a PDF page in reading order: full-width rows, and between them columns from left to right.
 *
 *     ─────────────────────   across
 *     ────────── ──────────   left column, then right column
 *     ────────── ──────────
 *     ─────────────────────   across, and so on
 */
import type { Segment } from "./pdf-rows.ts";

export type Row = readonly Segment[];

/** Rows that are read one after another, without a column in between. */
export type Flow = readonly Row[];

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const widthOf = (row: Row): number => row.reduce((sum, segment) => sum + segment.right - segment.left, 0);
const lengthOf = (row: Row): number => row.reduce((sum, segment) => sum + segment.text.length, 0);

const leftOf = (row: Row, gutter: number): Row => row.filter((segment) => segment.right <= gutter + 1);
const rightOf = (row: Row, gutter: number): Row => row.filter((segment) => segment.left >= gutter - 1);
const crosses = (row: Row, gutter: number): boolean =>
  row.some((segment) => segment.left < gutter - 1 && segment.right > gutter + 1);

const notEmpty = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row.length > 0);

/** The width that rows take, from the first letter to the last. */
function extentOf(rows: readonly Row[]): readonly [number, number] {
  let left = Infinity;
  let right = -Infinity;
  for (const row of rows)
    for (const segment of row) {
      left = Math.min(left, segment.left);
      right = Math.max(right, segment.right);
    }
  return [left, right];
}

/** One side of a gutter looks like lines of text: most of them fill it, or half of it where it has two columns itself. */
function isColumn(rows: readonly Row[], fewest: number): boolean {
  if (rows.length < fewest) return false;
  const [left, right] = extentOf(rows);
  return median(rows.map(widthOf)) > 0.35 * (right - left) && median(rows.map(lengthOf)) >= 15;
}

const top = (rows: readonly Row[]): number => rows[0]?.[0]?.y ?? 0;
const bottom = (rows: readonly Row[]): number => rows.at(-1)?.[0]?.y ?? 0;

/** Both sides stand beside each other, and not one below the other. */
const areBeside = (left: readonly Row[], right: readonly Row[]): boolean =>
  Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right)) >
  0.3 * Math.min(bottom(left) - top(left), bottom(right) - top(right));

/** Text beside a figure: the lines of the one and the labels of the other stand on baselines of their own. */
function isTextBesideFigure(band: readonly Row[], left: readonly Row[], right: readonly Row[]): boolean {
  const shared = left.length + right.length - band.length;
  const fewest = Math.min(left.length, right.length);
  return fewest >= 3 && shared < 0.4 * fewest && (isColumn(left, 5) || isColumn(right, 5)) && areBeside(left, right);
}

/** `isKnown`: the document has columns here on other pages, so a few lines are enough. */
function isPair(band: readonly Row[], gutter: number, isKnown: boolean): boolean {
  const left = notEmpty(band.map((row) => leftOf(row, gutter)));
  const right = notEmpty(band.map((row) => rightOf(row, gutter)));
  if (left.length === 0 || right.length === 0) return false;
  if (isKnown) return isColumn(left, 1) || isColumn(right, 1);
  return isColumn(left, 4) && isColumn(right, 4) ? areBeside(left, right) : isTextBesideFigure(band, left, right);
}

/** Where a block above the columns ends, such as names of authors side by side: at a wide gap, before any text. */
function headEnd(band: readonly Row[], gutter: number): number {
  const size = median(band.map((row) => row[0]?.size ?? 0));
  const isGap = (at: number): boolean => (band[at]?.[0]?.y ?? 0) - (band[at - 1]?.[0]?.y ?? 0) > 1.7 * size;
  let end = 0;
  for (let at = 1; at < Math.min(12, band.length); at++) {
    const head = band.slice(end, at);
    if (!isGap(at)) continue;
    if (
      isColumn(notEmpty(head.map((row) => leftOf(row, gutter))), 3) &&
      isColumn(notEmpty(head.map((row) => rightOf(row, gutter))), 3)
    )
      break;
    end = at;
  }
  return end;
}

/** A row of a table as wide as the page: short cells on both sides of the gutter. */
function isSparse(row: Row, gutter: number, [from, to]: readonly [number, number]): boolean {
  if (row.length < 3 || crosses(row, gutter)) return false;
  const left = widthOf(leftOf(row, gutter)) / (gutter - from);
  const right = widthOf(rightOf(row, gutter)) / (to - gutter);
  return left > 0 && right > 0 && left < 0.65 && right < 0.65;
}

/** Rows of tables across the page: runs of sparse rows, with what stands between two of them. */
function tableRows(rows: readonly Row[], gutter: number): ReadonlySet<Row> {
  const extent = extentOf(rows);
  const sparse = [...rows.keys()].filter((at) => isSparse(rows[at] ?? [], gutter, extent));
  const found = new Set<Row>();
  for (let first = 0; first < sparse.length;) {
    let last = first;
    while ((sparse[last + 1] ?? Infinity) - (sparse[last] ?? 0) <= 2) last++;
    if (last - first >= 2) for (const row of rows.slice(sparse[first], (sparse[last] ?? 0) + 1)) found.add(row);
    first = last + 1;
  }
  return found;
}

interface Band {
  readonly isPair: boolean;
  readonly rows: readonly Row[];
}

/** Cuts a page at the rows that run across the gutter. */
function bandsOf(rows: readonly Row[], gutter: number, isKnown: boolean): readonly Band[] {
  const tables = tableRows(rows, gutter);
  const bands: Row[][] = [];
  let wasAcross: boolean | undefined;
  for (const row of rows) {
    const isAcross = crosses(row, gutter) || tables.has(row);
    if (isAcross === wasAcross) bands.at(-1)?.push(row);
    else bands.push([row]);
    wasAcross = isAcross;
  }
  return bands.flatMap((band) => {
    const isAcross = band.some((row) => crosses(row, gutter) || tables.has(row));
    if (isAcross || !isPair(band, gutter, isKnown)) return [{ rows: band, isPair: false }];
    const head = headEnd(band, gutter);
    const rest = band.slice(head);
    if (head === 0 || !isPair(rest, gutter, isKnown)) return [{ rows: band, isPair: true }];
    return [
      { rows: band.slice(0, head), isPair: false },
      { rows: rest, isPair: true },
    ];
  });
}

/** Places where many segments begin or end: the edges of columns. */
function candidates(rows: readonly Row[]): readonly number[] {
  const counts = new Map<number, number>();
  const count = (place: number): void => void counts.set(place, (counts.get(place) ?? 0) + 1);
  for (const row of rows)
    for (const segment of row) {
      count(Math.round(segment.left / 2) * 2 - 3);
      count(Math.round(segment.right / 2) * 2 + 3);
    }
  const [left, right] = extentOf(rows);
  return [...counts]
    .filter(([place, times]) => times >= 4 && place > left + 60 && place < right - 30)
    .map(([place]) => place);
}

const lengthInPairs = (bands: readonly Band[]): number =>
  bands.reduce((sum, band) => sum + (band.isPair ? band.rows.reduce((all, row) => all + lengthOf(row), 0) : 0), 0);

/** A page with more rows than this is a drawing, and looking for columns in it takes too long. */
const mostRows = 2000;

/** The gutter between columns that the most text lies beside, if there is one. */
export function gutterOf(rows: readonly Row[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const gutter of rows.length > mostRows ? [] : candidates(rows)) {
    const length = lengthInPairs(bandsOf(rows, gutter, false));
    if (length > most) {
      most = length;
      best = gutter;
    }
  }
  return best;
}

/** The rows of a page in reading order. `known` is where other pages of the document have their gutter. */
export function flowsOf(rows: readonly Row[], known?: number): readonly Flow[] {
  const own = gutterOf(rows);
  const gutter = own ?? known;
  if (gutter === undefined) return rows.length === 0 ? [] : [rows];
  const isKnown = known !== undefined && Math.abs(gutter - known) < 12;
  return bandsOf(rows, gutter, isKnown).flatMap((band) => {
    if (!band.isPair) return [band.rows];
    const left = notEmpty(band.rows.map((row) => leftOf(row, gutter)));
    const right = notEmpty(band.rows.map((row) => rightOf(row, gutter)));
    return [...flowsOf(left), ...flowsOf(right)];
  });
}
