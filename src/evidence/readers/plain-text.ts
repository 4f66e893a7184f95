/** Reads plain text: paragraphs by empty lines, wrapped lines joined, and headings only where they are beyond doubt. */
import type { Reader } from "../reader.ts";
import { lossOf, readText, tooLong } from "./decode-text.ts";
import type { SectionWriter } from "./section-writer.ts";
import { isOpeningTitle, isTitleLine } from "./text-title.ts";
import { type TextBlock, textBlocks } from "./text-paragraphs.ts";
import { wholeDocument } from "./whole-document.ts";

const isHeadingLike = (block: TextBlock | undefined): boolean =>
  block !== undefined && block.alone && block.kind === "paragraph" && isTitleLine(block.text);

/** Where the text ends and a list of titles begins, under which nothing stands: other pages that a site offers. */
function teasersFrom(blocks: readonly TextBlock[]): number {
  let from = blocks.length;
  while (from > 0 && isHeadingLike(blocks[from - 1])) from--;
  return blocks.length - from > 1 ? from : blocks.length;
}

function layOut(blocks: readonly TextBlock[], hasTitle: boolean, writer: SectionWriter): void {
  const end = hasTitle ? Math.max(1, teasersFrom(blocks)) : teasersFrom(blocks);
  for (const [at, block] of blocks.slice(0, end).entries()) {
    if (at === 0 && hasTitle) writer.heading(block.text, 1);
    else if (isHeadingLike(block) && at < end - 1) writer.heading(block.text.replace(/:$/, ""), hasTitle ? 2 : 1);
    else writer.block(block.text, block.kind);
  }
  writer.navigation(blocks.slice(end).map((block) => block.text));
}

export const readPlainText: Reader = async function* (input) {
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
  const blocks = textBlocks(decoded.text);
  const [first] = blocks;
  const title = blocks.length > 1 && first?.alone === true && isOpeningTitle(first.text) ? first.text : undefined;
  yield wholeDocument("plain-text", input.name, { title }, (writer) => layOut(blocks, title !== undefined, writer));
  yield* lossOf(input.name, decoded);
};
