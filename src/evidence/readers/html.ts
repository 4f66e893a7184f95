/** Reads HTML pages: the document's own text, its structure and metadata, with the site around it kept apart. */
import { type Input, type Reader, unreadable } from "../reader.ts";
import { type Decoded, lossOf, readText } from "./decode-text.ts";
import { Content } from "./html-content.ts";
import { parseHtml } from "./html-dom.ts";
import { layOutHtml } from "./html-layout.ts";
import { metadataOf } from "./html-metadata.ts";
import { removeInvisible } from "./html-visible.ts";
import type { Reading } from "../reader.ts";
import { wholeDocument } from "./whole-document.ts";

/** The encoding that a page names in its first bytes. */
export const declaredEncoding = (head: string): string | undefined =>
  /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1] ??
  /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];

function readPage(name: string, decoded: Decoded): Reading {
  const parsed = parseHtml(name, decoded.text);
  if (!parsed.ok) return parsed;
  const { document } = parsed;
  const stated = metadataOf(document);
  removeInvisible(document);
  const body = document.querySelector("body");
  const reading = wholeDocument("html", name, stated, (writer) => {
    if (body === null) return;
    const content = new Content(document, body);
    layOutHtml(body, writer, (element, inReferences) => content.isBeside(element, inReferences));
  });
  if (reading.ok || reading.problem.code !== "no-text") return reading;
  return unreadable(
    "no-text",
    name,
    "The page has no text but navigation; its text may be put in by scripts, which are not run",
    "open it in a browser, save it from there as a complete page, and give that",
  );
}

export const readHtml: Reader = async function* (input: Input) {
  const decoded = await readText(input, declaredEncoding);
  if (!decoded.ok) {
    yield decoded;
    return;
  }
  yield readPage(input.name, decoded);
  yield* lossOf(input.name, decoded);
};
