/** Cuts plain text into paragraphs, items of lists and rows of tables, and joins the lines that were wrapped. */
import type { Block } from "../document.ts";
import { joinLines, type Vocabulary, vocabularyOf } from "./join-lines.ts";

/** A block, and whether it stands alone between empty lines, in a single line of the source. */
export interface TextBlock {
  readonly kind: Block["kind"];
  readonly text: string;
  readonly alone: boolean;
}

const bullet = /^\s*(?:[•◦▪▫‣●○■□·∙*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S/u;
const glyph = /^\s*[•◦▪▫‣●○■□·∙*–—-]\s+/u;
const caption = /^\s*(?:Table|Figure|Fig\.?|Box|Tabelle|Abbildung)\s+\d+[.:]?(?:\s|$)/;

/** Lines narrower than this are not wrapped: they are short because they say little. */
const narrowest = 40;

/** How a file's lines were wrapped: at about this many characters, if at all. */
interface Wrapping {
  readonly width: number | undefined;
  readonly words: Vocabulary;
}

const isContinued = (line: string, next: string): boolean =>
  /^\s*[\p{Ll}(,;)]/u.test(next) && !/[.!?:;]\s*$/.test(line) && !bullet.test(next);

/** Groups of lines between empty ones. */
function* groupsOf(lines: readonly string[]): Generator<readonly string[]> {
  let group: string[] = [];
  for (const line of lines) {
    if (line.trim() !== "") group.push(line);
    else if (group.length > 0) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** A file is wrapped when many lines go on in the middle of a sentence; the width is what most of those keep to. */
function wrappingOf(groups: readonly (readonly string[])[]): Wrapping {
  const lengths: number[] = [];
  let breaks = 0;
  for (const group of groups)
    for (const [at, line] of group.entries()) {
      const next = group[at + 1];
      if (next === undefined || bullet.test(next)) continue;
      breaks++;
      if (line.trim().length >= narrowest && isContinued(line, next)) lengths.push(line.trim().length);
    }
  const width = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)];
  return { width: lengths.length * 5 >= breaks ? width : undefined, words: vocabularyOf(groups.flat()) };
}

const firstWord = (line: string): string => /^\s*(\S*)/.exec(line)?.[1] ?? "";

/** Whether a line ends only because the next word had no room in it. */
function isFull(line: string, next: string, width: number | undefined): boolean {
  if (width === undefined) return false;
  return line.trim().length + 1 + firstWord(next).length > width * 0.8;
}

/** Cells of a row: parted by tabs, bars, or three blanks and more. */
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .replace(/ {3,}/g, "\t")
    .split(/\t+|\|/)
    .map((cell) => cell.trim());

const isRow = (line: string): boolean => cellsOf(line).length > 1 && !bullet.test(line);
const isRule = (line: string): boolean => line.length < 1000 && /^[\s|+:=-]{4,}$/.test(line);

/** Rows come in runs; a single line with a gap in it is none. */
const isTableRow = (group: readonly string[], at: number): boolean =>
  isRow(group[at] ?? "") &&
  [group[at - 1], group[at + 1]].some((line) => line !== undefined && (isRow(line) || isRule(line)));

const indentOf = (line: string): number => /^\s*/.exec(line)?.[0].length ?? 0;

const isDeeper = (line: string, before: string): boolean => indentOf(line) > indentOf(before) + 1;

/** Ends in the middle of a word or a range. */
const endsParted = (line: string): boolean => /\S[-\u2010\u2013\u2014/\u00ad]\s*$/u.test(line);

/** Goes on in the middle of a sentence, after a line of some length or under the item of a list. */
const goesOn = (line: string, before: string): boolean =>
  isContinued(before, line) && (before.trim().length >= 30 || isDeeper(line, before));

/** Whether a line opens a block, or goes on with what the line before it says. */
function opensBlock(group: readonly string[], at: number, { width }: Wrapping): boolean {
  const line = group[at] ?? "";
  const before = group[at - 1];
  if (before === undefined || isTableRow(group, at) || isTableRow(group, at - 1)) return true;
  const full = isFull(before, line, width);
  if (bullet.test(line) || caption.test(line)) return glyph.test(line) || !full || bullet.test(before);
  // The first line of a paragraph is set in.
  if (isDeeper(line, before) && /[.!?:]["”’)]?\s*$/.test(before) && !bullet.test(before)) return true;
  return !full && !goesOn(line, before) && !endsParted(before);
}

function kindOf(group: readonly string[], at: number): Block["kind"] {
  const line = group[at] ?? "";
  if (isTableRow(group, at)) return "table-row";
  if (caption.test(line)) return "caption";
  return bullet.test(line) ? "list-item" : "paragraph";
}

function toBlock(kind: Block["kind"], lines: readonly string[], words: Vocabulary, alone: boolean): TextBlock {
  const [first = "", ...rest] = lines;
  if (kind === "table-row") return { kind, text: cellsOf(first).join(" | "), alone: false };
  return { kind, text: joinLines([first.replace(glyph, ""), ...rest], words), alone };
}

function* blocksOfGroup(group: readonly string[], wrapping: Wrapping): Generator<TextBlock> {
  let start = 0;
  for (let at = 1; at <= group.length; at++) {
    if (at < group.length && !opensBlock(group, at, wrapping)) continue;
    const lines = group.slice(start, at);
    if (!lines.every(isRule)) yield toBlock(kindOf(group, start), lines, wrapping.words, group.length === 1);
    start = at;
  }
}

/** The blocks of a text. A form feed, as between pages, ends a line like any other line break. */
export function textBlocks(text: string): readonly TextBlock[] {
  const groups = [...groupsOf(text.split(/\r\n?|[\n\f\u2028\u2029]/))];
  const wrapping = wrappingOf(groups);
  return groups.flatMap((group) => [...blocksOfGroup(group, wrapping)]);
}
