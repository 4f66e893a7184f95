/** Puts the pieces of a PDF page together to segments: stretches of a line without a wide gap. */
import { isRaisedNumber } from "./html-inline.ts";
import type { Fragment } from "./pdf-fragments.ts";

/** A stretch of one line. A cell of a table, a line of a column, or a whole line. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  /** Size of most of its type. */
  readonly size: number;
  /** The font of most of it. */
  readonly font: string;
}

/** A piece on the line that it belongs to: a raised figure stands on the line of the word beside it. */
interface Piece extends Fragment {
  readonly shift: "none" | "raised" | "lowered";
  /** Size of the type that the line is set in at this place. */
  readonly lineSize: number;
}

const isSmaller = (one: Fragment, other: Fragment): boolean => one.size < other.size * 0.85;

/** Small, and close to the end of what stands on the line so far. */
const isScriptOf = (piece: Fragment, base: Fragment, end: number): boolean =>
  isSmaller(piece, base) &&
  piece.left > base.right - 0.3 * base.size &&
  piece.left < end + 0.5 * base.size &&
  Math.abs(piece.y - base.y) < 0.8 * base.size;

/** Small, and close before a word: the mark of a note. */
const isScriptBefore = (piece: Fragment, next: Fragment): boolean =>
  isSmaller(piece, next) &&
  Math.abs(next.left - piece.right) < 0.4 * next.size &&
  Math.abs(piece.y - next.y) < 0.7 * next.size;

const asScript = (piece: Fragment, base: Fragment): Piece => ({
  ...piece,
  y: base.y,
  lineSize: base.size,
  shift: piece.y < base.y - 0.5 ? "raised" : piece.y > base.y + 0.5 ? "lowered" : "none",
});

/** Small pieces beside larger ones, in the order of printing, are brought to the baseline of those. */
function onLines(fragments: readonly Fragment[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let base: Fragment | undefined;
  let end = 0;
  for (const [index, fragment] of fragments.entries()) {
    const next = fragments[index + 1];
    if (base !== undefined && isScriptOf(fragment, base, end)) {
      pieces.push(asScript(fragment, base));
      end = Math.max(end, fragment.right);
    } else if (next !== undefined && isScriptBefore(fragment, next)) pieces.push(asScript(fragment, next));
    else {
      pieces.push({ ...fragment, shift: "none", lineSize: fragment.size });
      base = fragment;
      end = fragment.right;
    }
  }
  return pieces;
}

/** Pieces by baseline, from the top. */
function rowsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      piece.y - first.y < 0.2 * Math.min(first.lineSize, piece.lineSize) + 0.5
    )
      row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

const accents: Readonly<Record<string, string>> = {
  "¨": "\u0308",
  "´": "\u0301",
  "`": "\u0300",
  ˆ: "\u0302",
  "˜": "\u0303",
  "¸": "\u0327",
  ˇ: "\u030c",
};

/** Old fonts of TeX print an accent and then its letter: "na¨ıve". */
const withAccents = (text: string): string =>
  text.replace(/(?<=\p{L})([¨´`ˆ˜¸ˇ])(\p{L})/gu, (_, accent: string, letter: string) =>
    ((letter === "ı" ? "i" : letter) + (accents[accent] ?? "")).normalize("NFC"),
  );

/** Raised numbers after a word or a sentence are references; after "m" or "IgM" they may be anything. */
const isReference = (before: string, raised: string): boolean =>
  /(?:\p{L}{4}|[.,;:)\]%”"])$/u.test(before) && /^\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*,?$/.test(raised);

/** A piece as it goes on after the one before it: a power keeps its meaning, and a reference stays apart from the text. */
function continued(piece: Piece, before: Piece): string {
  const gap = piece.isRightToLeft ? before.left - piece.right : piece.left - before.right;
  const isClose = gap < 0.17 * Math.max(piece.size, before.size);
  if (piece.shift === "raised" && before.shift === "none" && isClose) {
    if (isRaisedNumber(before.text, piece.text)) return `^${piece.text}`;
    if (isReference(before.text, piece.text)) return `[${piece.text}]`;
  }
  // A white space beside a raised or lowered figure is a guess of the program that took the text out.
  const isTight = before.shift !== "none" && gap < 0.12 * Math.max(piece.lineSize, before.lineSize);
  return (piece.spaced && !isTight) || !isClose ? ` ${piece.text}` : piece.text;
}

interface Lettered {
  readonly text: string;
}

/** What most letters have in common. */
export function commonOf<T extends Lettered, K>(pieces: readonly T[], of: (piece: T) => K): K | undefined {
  const counts = new Map<K, number>();
  for (const piece of pieces) counts.set(of(piece), (counts.get(of(piece)) ?? 0) + piece.text.length);
  let common: K | undefined;
  let most = 0;
  for (const [key, count] of counts)
    if (count > most) {
      common = key;
      most = count;
    }
  return common;
}

/** The size that most letters have, in fifths of a point. */
export const commonSize = (pieces: readonly { readonly text: string; readonly size: number }[]): number =>
  commonOf(pieces, (piece) => Math.round(piece.size * 5) / 5) ?? 0;

function toSegment(pieces: readonly Piece[]): Segment {
  const parts: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const before = pieces[index - 1];
    parts.push(before === undefined ? piece.text : continued(piece, before));
  }
  const base = pieces.find((piece) => piece.shift === "none") ?? pieces[0];
  return {
    text: withAccents(parts.join("")),
    left: pieces.reduce((left, piece) => Math.min(left, piece.left), Infinity),
    right: pieces.reduce((right, piece) => Math.max(right, piece.right), -Infinity),
    y: base?.y ?? 0,
    size: commonSize(pieces),
    font: commonOf(pieces, (piece) => piece.font) ?? "",
  };
}

/** Cuts a row where it has a gap of about a letter: between columns, and between the cells of a table. */
function segmentsOfRow(row: readonly Piece[]): readonly Segment[] {
  const isRightToLeft = row.filter((piece) => piece.isRightToLeft).length * 2 > row.length;
  const ordered = [...row].sort((a, b) => (isRightToLeft ? b.right - a.right : a.left - b.left));
  const segments: Segment[] = [];
  let held: Piece[] = [];
  for (const piece of ordered) {
    const before = held.at(-1);
    const gap = before === undefined ? 0 : isRightToLeft ? before.left - piece.right : piece.left - before.right;
    if (before !== undefined && gap > 0.9 * Math.max(piece.size, before.size)) {
      segments.push(toSegment(held));
      held = [];
    }
    held.push(piece);
  }
  return held.length === 0 ? segments : [...segments, toSegment(held)];
}

/** The segments of a page by row, from the top; within a row in reading order. */
export const segmentRows = (fragments: readonly Fragment[]): readonly (readonly Segment[])[] =>
  rowsOf(onLines(fragments)).map(segmentsOfRow);
