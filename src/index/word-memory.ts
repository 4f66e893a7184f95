/** The words of a collection: each is stemmed when it is first met, and counted once for each passage in which it stands. */
import type { TermReader } from "../evidence/ranking/terms.ts";
import { PackedTexts } from "./packed-texts.ts";
import { trimWords } from "./word-counts.ts";
import { hashOf, WordTable } from "./word-table.ts";

export class WordMemory {
  readonly #reader: TermReader;
  readonly #most: number;
  #table = new WordTable();
  /** The term of each word; empty for a word that is not indexed. */
  terms = new PackedTexts();
  /** In how many passages each word stood, and the last of them. */
  #passages: number[] = [];
  #last: number[] = [];

  /** Beyond `most` words, `forgetRarest` has something to do. */
  constructor(reader: TermReader, most: number) {
    this.#reader = reader;
    this.#most = most;
  }

  /** The number of the word with these letters, which is met for the first time perhaps. */
  numberOf(letters: Uint8Array, start: number, end: number, hash: number): number {
    const known = this.#table.find(letters, start, end, hash);
    return known < 0 ? this.#meet(letters, start, end, hash) : known;
  }

  isIndexed(word: number): boolean {
    return this.terms.endOf(word) > this.terms.startOf(word);
  }

  count(word: number, passage: number): void {
    if (this.#last[word] === passage) return;
    this.#last[word] = passage;
    this.#passages[word] = (this.#passages[word] ?? 0) + 1;
  }

  /** In how many passages each word stood. */
  passagesWith(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [word, passages] of this.#passages.entries())
      if (passages > 0) counts.set(this.#table.words.textOf(word), passages);
    return counts;
  }

  clear(): void {
    this.#table = new WordTable();
    this.terms = new PackedTexts();
    [this.#passages, this.#last] = [[], []];
  }

  /** Drops the rarest words where there are too many, and tells whether it did: words then have other numbers. */
  forgetRarest(): boolean {
    if (this.#table.words.size <= this.#most) return false;
    const kept = this.passagesWith();
    trimWords(kept, this.#most);
    this.clear();
    for (const [word, passages] of kept) {
      const letters = Buffer.from(word);
      this.#passages[this.#meet(letters, 0, letters.length, hashOf(letters))] = passages;
    }
    return true;
  }

  #meet(letters: Uint8Array, start: number, end: number, hash: number): number {
    const word = this.#table.add(letters, start, end, hash);
    const term = Buffer.from(this.#reader.termOf(this.#table.words.textOf(word)));
    this.terms.add(term, 0, term.length);
    this.#passages.push(0);
    this.#last.push(0);
    return word;
  }
}
