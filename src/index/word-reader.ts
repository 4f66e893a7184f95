/** Finds the words of texts letter by letter, the same that `plainWords` finds, without making a string of each. */
import { plainWords } from "../evidence/ranking/terms.ts";
import { hashOf, withLetter } from "./word-table.ts";

/** Told of a word: its letters, lower-case and in UTF-8, from `start` to `end`, and their hash. */
export type OnWord = (letters: Uint8Array, start: number, end: number, hash: number) => void;

const [digit, letter, point, apostrophe] = [1, 2, 3, 4];

function kindOf(code: number): number {
  const character = String.fromCharCode(code).toLowerCase();
  if (/[0-9]/.test(character)) return digit;
  if (/[a-z]/.test(character)) return letter;
  if (/[.,]/.test(character)) return point;
  return /['`]/.test(character) ? apostrophe : 0;
}
/** What each byte of plain ASCII is to a word. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => (code < 128 ? kindOf(code) : 0));
/** Each byte of plain ASCII in lower case. */
const folded = Uint8Array.from({ length: 256 }, (_, code) =>
  code < 128 ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code,
);

const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
const lowerS = 115;

/** Unusual characters nearer than this to one another are read together. */
const nearby = 40;

export class WordReader {
  /** The text in UTF-8 with a zero behind it; its words are folded where they stand. */
  #bytes = Buffer.alloc(1 << 14);
  #end = 0;
  readonly #onWord: OnWord;

  constructor(onWord: OnWord) {
    this.#onWord = onWord;
  }

  read(text: string): void {
    const most = 3 * text.length + 1;
    if (this.#bytes.length < most) this.#bytes = Buffer.alloc(2 * most);
    this.#end = this.#bytes.write(text, 0);
    this.#bytes[this.#end] = 0;
    if (this.#end === text.length) this.#readAscii(0, this.#end);
    else this.#readMixed();
  }

  /** No rule of what a word is reaches over a blank: what holds unusual characters is read in stretches between blanks. */
  #readMixed(): void {
    let at = 0;
    for (let unusual = this.#unusualFrom(0); unusual < this.#end; unusual = this.#unusualFrom(at)) {
      let start = unusual;
      while (start > at && !isBlank(this.#bytes[start - 1] ?? 0)) start--;
      let end = this.#blankFrom(unusual);
      for (let next = this.#unusualFrom(end); next < this.#end && next - end < nearby; next = this.#unusualFrom(end))
        end = this.#blankFrom(next);
      this.#readAscii(at, start);
      this.#readUnusual(start, end);
      at = end;
    }
    this.#readAscii(at, this.#end);
  }

  #unusualFrom(start: number): number {
    let at = start;
    while (at < this.#end && (this.#bytes[at] ?? 0) < 128) at++;
    return at;
  }

  #blankFrom(start: number): number {
    let at = start;
    while (at < this.#end && !isBlank(this.#bytes[at] ?? 0)) at++;
    return at;
  }

  #readUnusual(start: number, end: number): void {
    for (const word of plainWords(this.#bytes.toString("utf8", start, end))) {
      const letters = Buffer.from(word);
      this.#onWord(letters, 0, letters.length, hashOf(letters));
    }
  }

  #readAscii(from: number, to: number): void {
    const bytes = this.#bytes;
    let at = from;
    while (at < to) {
      const kind = kinds[bytes[at] ?? 0];
      if (kind === digit || kind === letter) at = this.#word(at);
      else at += kind === apostrophe && this.#isPossessive(at) ? 2 : 1;
    }
  }

  /** Reads the word that begins at `start`, "70,000.5" as a whole, and gives where it ends. */
  #word(start: number): number {
    const bytes = this.#bytes;
    let [at, hash] = [start, 0];
    let digits = 0;
    for (let kind = kinds[bytes[at] ?? 0]; kind === digit || kind === letter; kind = kinds[bytes[++at] ?? 0]) {
      const code = folded[bytes[at] ?? 0] ?? 0;
      bytes[at] = code;
      hash = withLetter(hash, code);
      if (kind === digit) digits++;
    }
    if (digits === at - start)
      while (kinds[bytes[at] ?? 0] === point && kinds[bytes[at + 1] ?? 0] === digit)
        do hash = withLetter(hash, bytes[at++] ?? 0);
        while (kinds[bytes[at] ?? 0] === digit);
    this.#onWord(bytes, start, at, hash);
    return at;
  }

  /** The s of "patient's" is no word. */
  #isPossessive(at: number): boolean {
    const after = kinds[this.#bytes[at + 2] ?? 0];
    return folded[this.#bytes[at + 1] ?? 0] === lowerS && after !== letter && after !== digit;
  }
}
