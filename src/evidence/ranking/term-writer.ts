/** Writes term texts in UTF-8, term by term: a large collection is then never held as words or strings. */

const [space, lineEnd] = [32, 10];

export class TermWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;
  #isAtStart = true;

  /** Adds a term, or several apart by spaces, that stand in `from`. */
  add(from: Uint8Array, start: number, end: number): void {
    const most = this.#length + end - start + 2;
    if (most > this.#bytes.length) this.#grow(most);
    const bytes = this.#bytes;
    let length = this.#length;
    if (!this.#isAtStart) bytes[length++] = space;
    // A term has so few bytes that a call to copy them takes longer.
    for (let at = start; at < end; at++) bytes[length++] = from[at] ?? 0;
    this.#length = length;
    this.#isAtStart = false;
  }

  /** Ends the heading. */
  line(): void {
    this.#bytes[this.#length++] = lineEnd;
    this.#isAtStart = true;
  }

  /** What was written since the last time; a view, which holds until more is written. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    this.#isAtStart = true;
    return taken;
  }

  #grow(least: number): void {
    const grown = new Uint8Array(Math.max(least, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
