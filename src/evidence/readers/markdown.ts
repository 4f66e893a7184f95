/** Reads Markdown: front matter, headings, lists, tables, quotes, code and notes, with the markup taken off. */
import type { Reader } from "../reader.ts";
import { tidy } from "../text-builder.ts";
import { lossOf, readText, tooLong } from "./decode-text.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { parseHtml } from "./html-dom.ts";
import { layOutHtml } from "./html-layout.ts";
import { removeInvisible } from "./html-visible.ts";
import { type MarkdownBlock, markdownBlocks } from "./markdown-blocks.ts";
import { inlineMarkdown } from "./markdown-inline.ts";
import type { SectionWriter } from "./section-writer.ts";
import { wholeDocument } from "./whole-document.ts";

/** A stretch of HTML in the file; what cannot be parsed stays as it stands, so that it is not lost. */
function writeHtml(source: string, writer: SectionWriter): void {
  const parsed = parseHtml("", source);
  if (!parsed.ok) return void writer.block(source);
  removeInvisible(parsed.document);
  const body = parsed.document.querySelector("body");
  if (body !== null) layOutHtml(body, writer);
}

interface Parts {
  readonly head: FrontMatter;
  readonly blocks: readonly MarkdownBlock[];
  readonly inline: (text: string) => string;
  readonly title: string;
}

function partsOf(name: string, text: string): Parts {
  const head = readFrontMatter(name, text.split(/\r\n?|\n/));
  const { blocks, labels } = markdownBlocks(head.body);
  const inline = (part: string): string => tidy(inlineMarkdown(part, labels));
  const top = blocks.find((block) => block.kind === "heading" && block.level === 1);
  const stated = head.stated.title ?? "";
  return { head, blocks, inline, title: stated === "" ? inline(top?.text ?? "") : stated };
}

function writeBlock(block: MarkdownBlock, inline: Parts["inline"], writer: SectionWriter): void {
  if (block.kind === "heading") writer.heading(inline(block.text), block.level);
  else if (block.kind === "html") writeHtml(block.text, writer);
  else if (block.kind === "code") writer.block(block.text);
  else writer.block(inline(block.text), block.kind);
}

/** The title and abstract in the file's head are parts of its text; a text that opens with the title has it already. */
function layOut({ head, blocks, inline, title }: Parts, writer: SectionWriter): void {
  const [first] = blocks;
  const opensWithTitle = first?.kind === "heading" && inline(first.text) === title;
  if ((head.stated.title ?? "") !== "" && !opensWithTitle) writer.heading(title, 1);
  if (head.abstract !== "") {
    writer.heading("Abstract", 2);
    for (const part of head.abstract.split(/\n\s*\n/)) writer.block(inline(part));
  }
  for (const block of blocks) writeBlock(block, inline, writer);
  writer.navigation(head.others);
}

export const readMarkdown: Reader = async function* (input) {
  const decoded = await readText(input);
  if (!decoded.ok) {
    yield decoded;
    return;
  }
  const long = tooLong(input.name, decoded.text);
  if (long !== undefined) {
    yield long;
    return;
  }
  const parts = partsOf(input.name, decoded.text);
  const stated = { ...parts.head.stated, title: parts.title };
  yield wholeDocument("markdown", input.name, stated, (writer) => layOut(parts, writer));
  if (parts.head.failure !== undefined) yield parts.head.failure;
  yield* lossOf(input.name, decoded);
};
