/** Passages as the index keeps them, beside their text: their terms, those of the heading first; every word is counted on the way. */
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { TermWriter } from "../evidence/ranking/term-writer.ts";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { type CollectionTotals, mostWords, noTotals } from "./word-counts.ts";
import { WordMemory } from "./word-memory.ts";
import { WordReader } from "./word-reader.ts";

export interface AnalysedPassage {
  readonly passage: IndexedPassage;
  /** A `TermText` in UTF-8, heading first; a view, which holds until the next passage is analysed. */
  readonly terms: Uint8Array;
}

/** References and navigation are never shown, so they are not kept. */
export const isKept = (passage: IndexedPassage): boolean =>
  passage.role !== "references" && passage.role !== "navigation";

/** What the passages of one document share. */
interface Heading {
  readonly of: IndexedPassage;
  readonly terms: Uint8Array;
  readonly length: number;
  readonly words: ReadonlySet<number>;
}

const sharesHeading = (a: IndexedPassage, b: IndexedPassage): boolean =>
  a.title === b.title && a.keywords === b.keywords && a.question === b.question;

/** Analyses passages one after another and counts their words. One look into the memory of words serves both. */
export class PassageAnalyser {
  readonly #memory: WordMemory;
  readonly #writer = new TermWriter();
  readonly #words: WordReader;
  #totals = noTotals;
  #number = 0;
  /** Of what is read now: how many terms, and which words. */
  #length = 0;
  #headingWords: Set<number> | undefined;
  #heading: Heading | undefined;

  /** Beyond `most` words, the rarest are forgotten. */
  constructor(reader: TermReader, most: number = mostWords) {
    this.#memory = new WordMemory(reader, most);
    this.#words = new WordReader((letters, start, end, hash) =>
      this.#take(this.#memory.numberOf(letters, start, end, hash)),
    );
  }

  analyse(passage: IndexedPassage): AnalysedPassage {
    this.#number++;
    const heading = this.#headingOf(passage);
    for (const word of heading.words) this.#memory.count(word, this.#number);
    if (heading.length > 0) this.#writer.add(heading.terms, 0, heading.terms.length);
    this.#writer.line();
    this.#length = 0;
    for (const title of passage.section) this.#words.read(title);
    this.#words.read(passage.text);
    this.#add(heading.length, heading.length + this.#length);
    if (this.#memory.forgetRarest()) this.#heading = undefined;
    return { passage, terms: this.#writer.take() };
  }

  /** Sums over all passages since the beginning, or since they were cleared. */
  get totals(): CollectionTotals {
    return this.#totals;
  }

  /** In how many passages each word stood. */
  passagesWith(): Map<string, number> {
    return this.#memory.passagesWith();
  }

  clear(): void {
    this.#memory.clear();
    this.#totals = noTotals;
    this.#heading = undefined;
  }

  /** The passages of a document come one after another, and their heading is read once. */
  #headingOf(passage: IndexedPassage): Heading {
    if (this.#heading !== undefined && sharesHeading(this.#heading.of, passage)) return this.#heading;
    const words = new Set<number>();
    [this.#length, this.#headingWords] = [0, words];
    for (const text of [passage.title, ...(passage.keywords ?? []), passage.question ?? ""]) this.#words.read(text);
    this.#headingWords = undefined;
    this.#heading = { of: passage, terms: this.#writer.take().slice(), length: this.#length, words };
    return this.#heading;
  }

  /** Writes and counts a word that is indexed. */
  #take(word: number): void {
    const memory = this.#memory;
    if (!memory.isIndexed(word)) return;
    this.#writer.add(memory.terms.bytes, memory.terms.startOf(word), memory.terms.endOf(word));
    this.#length++;
    this.#headingWords?.add(word);
    memory.count(word, this.#number);
  }

  #add(headingTerms: number, terms: number): void {
    const { passages, headings } = this.#totals;
    this.#totals = {
      passages: passages + 1,
      terms: this.#totals.terms + terms,
      headings: headings + (headingTerms > 0 ? 1 : 0),
      headingTerms: this.#totals.headingTerms + headingTerms,
    };
  }
}
