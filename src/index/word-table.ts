/** Words found by their letters in UTF-8: numbered in the order in which they were added. */
import { PackedTexts } from "./packed-texts.ts";

/** A hash that is brought up to date letter by letter, from 0. */
export const withLetter = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

export function hashOf(letters: Uint8Array): number {
  let hash = 0;
  for (const letter of letters) hash = withLetter(hash, letter);
  return hash;
}

/** The low bits of such a hash hang on the last letters too much. */
const spread = (hash: number): number => Math.imul(hash, 0x9e3779b1) >>> 9;

export class WordTable {
  readonly words = new PackedTexts();
  #hashes = new Int32Array(1 << 10);
  /** The number of a word and one; 0 is a free slot. There are four slots for each hash. */
  #slots = new Int32Array(1 << 12);

  /** The number of the word with these letters and their hash, or −1. */
  find(letters: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const word = (slots[slot] ?? 0) - 1;
      if (word < 0 || (this.#hashes[word] === hash && this.words.is(word, letters, start, end))) return word;
    }
  }

  /** Adds a word that is not there yet, and gives its number. */
  add(letters: Uint8Array, start: number, end: number, hash: number): number {
    const word = this.words.add(letters, start, end);
    if (word >= this.#hashes.length) this.#grow();
    this.#hashes[word] = hash;
    this.#put(word);
    return word;
  }

  #put(word: number): void {
    const mask = this.#slots.length - 1;
    let slot = spread(this.#hashes[word] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = word + 1;
  }

  #grow(): void {
    const before = this.#hashes;
    this.#hashes = new Int32Array(2 * before.length);
    this.#hashes.set(before);
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let word = 0; word < before.length; word++) this.#put(word);
  }
}
