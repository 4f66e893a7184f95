/** Builds a document's text block by block, so that every reader lays it out alike and all spans agree. */
import type { Block, PageSpan, Section } from "./document.ts";

/** The part of a document that is laid out. */
export interface Layout {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  readonly pages: readonly PageSpan[];
}

const between = "\n\n";

const unusual = /[^ -~]/;

/** Most text is already as it should be: plain characters, parted by single spaces. */
const isTidy = (text: string): boolean =>
  !unusual.test(text) && !text.includes("  ") && !text.startsWith(" ") && !text.endsWith(" ");

/** One line, in composed characters, without control characters or soft hyphens. */
export const tidy = (text: string): string => (isTidy(text) ? text : tidied(text));

const tidied = (text: string): string =>
  text
    .normalize("NFC")
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();

interface OpenSection {
  readonly title: string;
  readonly level: number;
  readonly role: Section["role"];
  readonly start: number;
}

/**
 * Collects blocks in reading order. Blocks are parted by an empty line; empty ones are dropped. A heading opens a
 * section that ends where a heading of the same or a higher level comes, or the text does.
 */
export class TextBuilder {
  #parts: string[] = [];
  #length = 0;
  readonly #blocks: Block[] = [];
  readonly #sections: Section[] = [];
  readonly #open: OpenSection[] = [];
  readonly #pages: PageSpan[] = [];
  #page: { readonly number: number; readonly start: number } | undefined;

  /** Opens a section of `level` (1 = highest) and writes its heading, if it has words. */
  heading(title: string, level: number, role: Section["role"] = "body"): void {
    this.#closeSections(level);
    const words = tidy(title);
    const start = words === "" ? this.#length : this.#append(words, "heading");
    this.#open.push({ title: words, level, role, start });
  }

  /** Adds a block. Gives back its place, or nothing when it held no words. */
  block(text: string, kind: Block["kind"] = "paragraph"): { readonly start: number; readonly end: number } | undefined {
    const words = tidy(text);
    if (words === "") return undefined;
    const start = this.#append(words, kind);
    return { start, end: this.#length };
  }

  /** What follows stands on this page. */
  page(number: number): void {
    this.#closePage();
    this.#page = { number, start: this.#length };
  }

  /** The finished layout. */
  done(): Layout {
    this.#closeSections(1);
    this.#closePage();
    const sections = this.#sections
      .filter((s) => s.end > s.start)
      .sort((a, b) => a.start - b.start || a.level - b.level);
    return { text: this.#parts.join(""), blocks: this.#blocks, sections, pages: this.#pages };
  }

  #append(words: string, kind: Block["kind"]): number {
    if (this.#length > 0) {
      this.#parts.push(between);
      this.#length += between.length;
    }
    const start = this.#length;
    this.#parts.push(words);
    this.#length += words.length;
    this.#blocks.push({ kind, start, end: this.#length });
    return start;
  }

  #closeSections(level: number): void {
    for (let last = this.#open.at(-1); last !== undefined && last.level >= level; last = this.#open.at(-1)) {
      this.#open.pop();
      this.#sections.push({ ...last, end: this.#length });
    }
  }

  #closePage(): void {
    if (this.#page !== undefined && this.#length > this.#page.start)
      this.#pages.push({ ...this.#page, end: this.#length });
    this.#page = undefined;
  }
}
