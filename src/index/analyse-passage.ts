/** Passages as the index keeps them, beside their text: terms of heading and whole; every word is counted on the way. */
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { plainWords, type TermReader } from "../evidence/ranking/terms.ts";
import { type CollectionTotals, mostWords, noTotals, trimRarest } from "./word-counts.ts";

export interface AnalysedPassage {
  readonly passage: IndexedPassage;
  /** Terms of title, keywords and question. */
  readonly heading: readonly string[];
  /** Terms of heading, section titles and text, in this order. */
  readonly terms: readonly string[];
}

/** References and navigation are never shown, so they are not kept. */
export const isKept = (passage: IndexedPassage): boolean =>
  passage.role !== "references" && passage.role !== "navigation";

/** A word that was met: its term, in how many passages it stood, and the last of them. */
interface MetWord {
  readonly word: string;
  readonly term: string;
  passages: number;
  last: number;
}

/** What the passages of one document share. */
interface Heading {
  readonly of: IndexedPassage;
  readonly terms: readonly string[];
  readonly words: ReadonlySet<MetWord>;
}

/** A word cut out of a text keeps the whole text in memory; this one does not. */
const ownCopy = (word: string): string => word.split("").join("");

const sharesHeading = (a: IndexedPassage, b: IndexedPassage): boolean =>
  a.title === b.title && a.keywords === b.keywords && a.question === b.question;

/** Analyses passages one after another and counts their words. One look into the memory of words serves both. */
export class PassageAnalyser {
  readonly #reader: TermReader;
  readonly #most: number;
  readonly #met = new Map<string, MetWord>();
  #totals = noTotals;
  #number = 0;
  #heading: Heading | undefined;

  /** Beyond `most` words, the rarest are forgotten. */
  constructor(reader: TermReader, most: number = mostWords) {
    this.#reader = reader;
    this.#most = most;
  }

  analyse(passage: IndexedPassage): AnalysedPassage {
    this.#number++;
    const { terms: heading, words } = this.#headingOf(passage);
    for (const word of words) this.#count(word);
    const terms = [...heading];
    for (const title of passage.section) this.#read(title, terms);
    this.#read(passage.text, terms);
    this.#add(heading.length, terms.length);
    return { passage, heading, terms };
  }

  /** Sums over all passages since the beginning, or since they were cleared. */
  get totals(): CollectionTotals {
    return this.#totals;
  }

  /** In how many passages each word stood. */
  passagesWith(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { word, passages } of this.#met.values()) if (passages > 0) counts.set(word, passages);
    return counts;
  }

  clear(): void {
    this.#met.clear();
    this.#totals = noTotals;
    this.#heading = undefined;
  }

  /** The passages of a document come one after another, and their heading is read once. */
  #headingOf(passage: IndexedPassage): Heading {
    if (this.#heading !== undefined && sharesHeading(this.#heading.of, passage)) return this.#heading;
    const terms: string[] = [];
    const words = new Set<MetWord>();
    for (const text of [passage.title, ...(passage.keywords ?? []), passage.question ?? ""])
      this.#read(text, terms, words);
    this.#heading = { of: passage, terms, words };
    return this.#heading;
  }

  #read(text: string, terms: string[], words?: Set<MetWord>): void {
    for (const plain of plainWords(text)) {
      const met = this.#met.get(plain) ?? this.#meet(plain);
      if (met.term === "") continue;
      terms.push(met.term);
      words?.add(met);
      this.#count(met);
    }
  }

  #meet(word: string): MetWord {
    if (this.#met.size >= this.#most) this.#forgetRarest();
    const kept = ownCopy(word);
    const met = { word: kept, term: this.#reader.termOf(kept), passages: 0, last: 0 };
    this.#met.set(kept, met);
    return met;
  }

  #forgetRarest(): void {
    trimRarest(this.#met, this.#most, ({ passages }) => passages);
    this.#heading = undefined;
  }

  #count(met: MetWord): void {
    if (met.last === this.#number) return;
    met.last = this.#number;
    met.passages++;
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
