/** Which lines of a PDF are headings: by the size of their type, by their face, or by being what papers call their parts. */
import type { Column, Line } from "./pdf-lines.ts";
import { endsSentence, isCapitals, isCaption, isNumberedTitle } from "./pdf-patterns.ts";
import { isKnownTitle } from "./section-role.ts";

/** What is usual in the document. */
export interface Usual {
  /** Size and font of the type of its text. */
  readonly size: number;
  readonly font: string;
  readonly leading: (size: number) => number;
}

/** A line with the lines around it. */
export interface Context {
  readonly before: Line | undefined;
  readonly next: Line | undefined;
  readonly column: Column;
}

export const isSameSize = (one: Line, other: Line): boolean =>
  Math.abs(one.size - other.size) <= 0.07 * Math.max(one.size, other.size);

/** Does not end a sentence that began above it, and is not gone on with below. */
function standsAlone(line: Line, { before, next, column }: Context, usual: Usual): boolean {
  const isOpen = before !== undefined && !endsSentence(before.text) && before.right > column.right - 4 * before.size;
  const gap = before === undefined ? Infinity : line.y - before.y;
  if (isOpen && gap < 1.3 * usual.leading(line.size)) return false;
  return next === undefined || !/^\p{Ll}/u.test(next.text);
}

/** A line in another face than the text's, such as bold, that does not fill its column and has text under it. */
function isSetApart(line: Line, { next, column }: Context, usual: Usual): boolean {
  if (line.font === usual.font || next === undefined || next.font !== usual.font) return false;
  if (line.text.length > 120 || endsSentence(line.text) || isCaption(line.text)) return false;
  const isShort = line.right < column.right - 2 * line.size;
  const isAtEdge = Math.abs(line.left - column.left) < 0.5 * line.size || isNumberedTitle(line.text);
  return isShort && isAtEdge && /^[\p{Lu}\p{N}]/u.test(line.text) && next.y - line.y < 2.5 * usual.leading(line.size);
}

/** Whether a line is a heading, or a line of one. */
export function isHeading(line: Line, context: Context, usual: Usual): boolean {
  if (!/\p{L}{2}/u.test(line.text) || line.text.length > 200 || line.segments.length > 4) return false;
  if (line.size > usual.size * 1.06 && line.size > usual.size + 0.6) return !isCaption(line.text);
  if (line.size < usual.size * 0.75 || !standsAlone(line, context, usual)) return false;
  if (isKnownTitle(line.text) || (isNumberedTitle(line.text) && isCapitals(line.text))) return true;
  return line.size > usual.size * 0.92 && isSetApart(line, context, usual);
}

/** Large type that goes on for lines, or is a long sentence, is an abstract or a quotation and no heading. */
export function isTooLongForHeading(lines: readonly Line[]): boolean {
  const words = lines.reduce((sum, line) => sum + line.text.split(" ").length, 0);
  return lines.length > 5 || words > 40 || (words > 14 && /[.;]$/.test(lines.at(-1)?.text ?? ""));
}
