/** Cuts a document into passages: what is searched, and what a citation opens. */
import type { Block, Document, Section } from "./document.ts";
import { sentencesOf, type Span } from "./sentences.ts";

/** A citable stretch of a document: whole blocks of one section, or whole sentences of a long block. */
export interface PassageSpan extends Span {
  /** Titles of the sections it stands in, outermost first. */
  readonly section: readonly string[];
  readonly role: Section["role"];
  /** Page on which it begins, where the format has pages. */
  readonly page?: number;
  readonly kind: Block["kind"];
}

/** A passage with its sentences. */
export interface Passage extends PassageSpan {
  readonly sentences: readonly Span[];
}

/** A passage with its text, cut out for the index. */
export interface CutPassage extends PassageSpan {
  readonly text: string;
}

/** Length in UTF-16 units that short neighbours are joined up to, and beyond which a block is cut at a sentence. */
export const passageLength = { joined: 900, most: 1_800 } as const;

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** A block that is too long, as runs of whole sentences. */
function cut(text: string, block: Block): readonly Span[] {
  if (block.end - block.start <= passageLength.most) return [block];
  const runs: Span[] = [];
  for (const sentence of sentencesOf(text, block.start, block.end)) {
    const last = runs.at(-1);
    if (last !== undefined && sentence.end - last.start <= passageLength.joined)
      runs[runs.length - 1] = { start: last.start, end: sentence.end };
    else runs.push(sentence);
  }
  return runs.length === 0 ? [block] : runs;
}

/** Two passages of one section and kind that are short enough to be one. */
const joins = (a: PassageSpan, b: PassageSpan): boolean =>
  a.kind === b.kind &&
  a.role === b.role &&
  a.page === b.page &&
  b.end - a.start <= passageLength.joined &&
  a.section.length === b.section.length &&
  a.section.every((title, i) => title === b.section[i]);

/**
 * Passages in reading order. Headings are in each passage's `section` and are no passages themselves; every other block
 * is in exactly one passage, or in several when it is long.
 */
export function passageSpansOf(document: Document): readonly PassageSpan[] {
  const { text, blocks, sections, pages } = document;
  const passages: PassageSpan[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") continue;
    const around = sections.filter((section) => holds(section, block));
    const page = pages.find((p) => p.start <= block.start && block.start < p.end)?.number;
    for (const span of cut(text, block)) {
      const passage: PassageSpan = {
        start: span.start,
        end: span.end,
        section: around.map((s) => s.title).filter((title) => title !== ""),
        role: around.at(-1)?.role ?? "body",
        ...(page === undefined ? {} : { page }),
        kind: block.kind,
      };
      const last = passages.at(-1);
      if (last !== undefined && joins(last, passage)) passages[passages.length - 1] = { ...last, end: passage.end };
      else passages.push(passage);
    }
  }
  return passages;
}

/** Passages with their sentences, none of which reaches over a block's end. */
export function passagesOf(document: Document): readonly Passage[] {
  const sentences = document.blocks
    .filter((block) => block.kind !== "heading")
    .flatMap((block) => sentencesOf(document.text, block.start, block.end));
  let at = 0;
  return passageSpansOf(document).map((passage) => {
    const own: Span[] = [];
    for (let next = sentences[at]; next !== undefined && next.start < passage.end; next = sentences[++at])
      if (holds(passage, next)) own.push(next);
    return { ...passage, sentences: own };
  });
}

/** Passages for the index: references and navigation are never quoted and never looked for. */
export const cutPassagesOf = (document: Document): readonly CutPassage[] =>
  passageSpansOf(document)
    .filter(({ role }) => role !== "references" && role !== "navigation")
    .map((passage) => ({ ...passage, text: document.text.slice(passage.start, passage.end) }));
