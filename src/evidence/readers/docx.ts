/** Reads Word files (.docx): unpacked and checked first, then turned into HTML by mammoth and laid out like a page. */
import mammoth from "mammoth";
import { type Reader, type Reading, readWhole, unreadable } from "../reader.ts";
import { openDocx, type DocxPackage } from "./docx-package.ts";
import { elementsNamed, propertiesOf, runningLines } from "./docx-properties.ts";
import { type DomDocument, type DomElement, parseHtml } from "./html-dom.ts";
import { blocksOf, textOf } from "./html-flow.ts";
import { layOutHtml } from "./html-layout.ts";
import type { SectionWriter } from "./section-writer.ts";
import { wholeDocument } from "./whole-document.ts";

/** Beyond what mammoth knows: the title, captions, tables of contents, and reviewers' comments. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => p.contents:fresh`),
  ...[7, 8, 9].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
  "comment-reference => sup",
];

/** The HTML, without a picture being opened, a linked file read, or styles taken from the file itself. */
async function toHtml(file: DocxPackage): Promise<string> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(file.bytes) },
    {
      styleMap: styles,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    },
  );
  return value;
}

/** Notes with the mark that leads to each in the text. */
function takeNotes(document: DomDocument): readonly string[] {
  const marks = new Map<string, string>();
  for (const link of document.querySelectorAll('a[href^="#footnote-"], a[href^="#endnote-"], a[href^="#comment-"]')) {
    const target = link.getAttribute("href") ?? "";
    if (target.includes("-ref-")) link.remove();
    else if (target.startsWith("#comment-")) (link.parentElement ?? link).remove();
    else marks.set(target.slice(1), textOf(link, " "));
  }
  const notes = [...document.querySelectorAll('li[id^="footnote-"], li[id^="endnote-"]')];
  return notes.flatMap((note) => {
    const [first, ...rest] = blocksOf(note).map((block) => block.text);
    note.remove();
    return first === undefined ? [] : [`${marks.get(note.getAttribute("id") ?? "") ?? ""} ${first}`, ...rest];
  });
}

/** Reviewers' comments are no part of the text. */
const isBeside = (element: DomElement): boolean =>
  element.getAttribute("class") === "contents" ||
  (element.localName === "dl" && element.querySelector('dt[id^="comment-"]') !== null);

function layOut(document: DomDocument, file: DocxPackage, writer: SectionWriter): void {
  const body = document.querySelector("body");
  const notes = takeNotes(document);
  if (body !== null) layOutHtml(body, writer, isBeside);
  if (notes.length > 0) writer.heading("", 1);
  for (const note of notes) writer.block(note, "list-item");
  writer.navigation(runningLines(file.parts));
}

function readConverted(name: string, html: string, file: DocxPackage): Reading {
  const parsed = parseHtml(name, html);
  if (!parsed.ok) return parsed;
  const stated = propertiesOf(file.parts);
  const heading = parsed.document.querySelector("h1.title");
  const title = stated.title ?? (heading === null ? undefined : textOf(heading, " ").trim());
  return wholeDocument("docx", name, { ...stated, title }, (writer) => layOut(parsed.document, file, writer));
}

const isEmbedding = (file: DocxPackage): boolean =>
  [...file.parts.values()].some((part) => !elementsNamed(part, "altChunk").next().done);

export const readDocx: Reader = async function* (input) {
  const whole = await readWhole(input);
  if (!whole.ok) {
    yield whole;
    return;
  }
  const file = openDocx(input.name, whole.bytes);
  if (!file.ok) {
    yield file;
    return;
  }
  let html: string;
  try {
    html = await toHtml(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    yield unreadable("damaged-docx", input.name, `The Word file cannot be read: ${why}`, "save it again from Word");
    return;
  }
  yield readConverted(input.name, html, file);
  if (isEmbedding(file))
    yield unreadable(
      "embedded-document",
      input.name,
      "The file embeds other documents as a whole; their text was not read",
      "open the file in Word, save it again and give that",
    );
};
