/** Lays the pages of a PDF out as sections and blocks, and knows for every letter which page it stands on. */
import type { PageSpan } from "../document.ts";
import { tidy } from "../text-builder.ts";
import { joinLines, joinTwo, type Vocabulary, vocabularyOf } from "./join-lines.ts";
import { BlockBuilder, type PdfBlock } from "./pdf-blocks.ts";
import { flowsOf, gutterOf } from "./pdf-columns.ts";
import { withoutDropCaps } from "./pdf-drop-caps.ts";
import type { PageText } from "./pdf-fragments.ts";
import { type Column, leadingOf, type Line, toColumn } from "./pdf-lines.ts";
import { withoutBullet } from "./pdf-patterns.ts";
import { commonOf, commonSize, segmentRows } from "./pdf-rows.ts";
import { withoutRunning } from "./pdf-running.ts";
import type { SectionWriter } from "./section-writer.ts";

export interface PdfLayout {
  readonly blocks: readonly PdfBlock[];
  readonly words: Vocabulary;
  readonly levelOf: (size: number) => number;
  /** Pages with nothing on them but running heads or stamps. */
  readonly bare: readonly number[];
  /** Running heads and feet, and text across the page. */
  readonly beside: readonly string[];
}

/** The place of the gutter that half of the pages share. */
function commonGutter(gutters: readonly (number | undefined)[]): number | undefined {
  const found = gutters.filter((gutter) => gutter !== undefined).sort((a, b) => a - b);
  const middle = found[Math.floor(found.length / 2)] ?? 0;
  const near = found.filter((gutter) => Math.abs(gutter - middle) < 12);
  return near.length > 0 && near.length * 2 >= gutters.length ? middle : undefined;
}

/** The larger the type, the higher the heading; headings in the type of the text are below all others. */
function levels(blocks: readonly PdfBlock[]): (size: number) => number {
  const sizeOf = (size: number): number => Math.round(size * 2) / 2;
  const sizes = new Set(blocks.flatMap((block) => (block.kind === "heading" ? sizeOf(block.lines[0]?.size ?? 0) : [])));
  const ordered = [...sizes].sort((a, b) => b - a);
  return (size) => Math.min(6, Math.max(1, ordered.indexOf(sizeOf(size)) + 1));
}

/** Recognises the layout of a document from the text of all its pages. */
export function layoutOf(pages: readonly PageText[]): PdfLayout {
  const rows = pages.map((page) => segmentRows(withoutDropCaps(page.fragments)));
  const own = withoutRunning(
    pages.map((page, at) => ({ number: page.number, rows: rows[at] ?? [], height: page.height })),
  );
  const known = commonGutter(own.pages.map(gutterOf));
  const columns: readonly Column[] = own.pages.flatMap((page, at) =>
    flowsOf(page, known).map((flow) => toColumn(flow, pages[at]?.number ?? at + 1)),
  );
  const lines = columns.flatMap((column) => column.lines);
  const size = commonSize(lines);
  const text = lines.filter((line) => Math.abs(line.size - size) < 0.3);
  const builder = new BlockBuilder({
    size,
    font: commonOf(text, (line) => line.font) ?? "",
    leading: leadingOf(columns),
  });
  for (const column of columns) builder.column(column);
  const blocks = builder.done();
  return {
    blocks,
    words: vocabularyOf(lines.map((line) => line.text)),
    levelOf: levels(blocks),
    bare: pages.flatMap((page, at) => (own.pages[at]?.length === 0 ? [page.number] : [])),
    beside: [...own.running, ...new Set(pages.flatMap((page) => page.turned))],
  };
}

/** A page's number and the place in the text at which it begins. */
interface Turn {
  readonly number: number;
  readonly at: number;
}

/** A block's text, and the pages that begin within it. */
interface BlockText {
  readonly text: string;
  readonly turns: readonly Turn[];
}

const byPage = (lines: readonly Line[]): readonly (readonly Line[])[] => {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.page === line.page) last.push(line);
    else groups.push([line]);
  }
  return groups;
};

function textOf(block: PdfBlock, words: Vocabulary): BlockText {
  const turns: Turn[] = [];
  let text = "";
  for (const group of byPage(block.lines)) {
    const part = tidy(
      block.text ??
        joinLines(
          group.map((line) => line.text),
          words,
        ),
    );
    const cut = text === "" && block.kind === "list-item" ? withoutBullet(part) : part;
    text = joinTwo(text, cut, words);
    turns.push({ number: group[0]?.page ?? 1, at: text.length - cut.length });
  }
  return { text, turns };
}

/** Writes the blocks; gives back where each page begins in the text. */
export function writeBlocks(layout: PdfLayout, writer: SectionWriter): readonly Turn[] {
  const turns: Turn[] = [];
  let end = 0;
  for (const block of layout.blocks) {
    const { text, turns: within } = textOf(block, layout.words);
    if (text === "") continue;
    const start = end === 0 ? 0 : end + 2;
    end = start + text.length;
    if (block.kind === "heading") writer.heading(text, layout.levelOf(block.lines[0]?.size ?? 0));
    else end = writer.block(text, block.kind)?.end ?? end;
    for (const turn of within)
      if (turns.at(-1)?.number !== turn.number) turns.push({ number: turn.number, at: start + turn.at });
  }
  writer.navigation(layout.beside);
  return [...turns, { number: 0, at: end }];
}

/** The pages as spans of the text, up to where its last block ends. */
export const spansOf = (turns: readonly Turn[]): readonly PageSpan[] =>
  turns.slice(0, -1).map((turn, at) => ({ number: turn.number, start: turn.at, end: turns[at + 1]?.at ?? turn.at }));
