/** Many short texts in UTF-8, one behind the other: a few arrays instead of a million strings. */

const doubled = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
  const longer = new Int32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
};

export class PackedTexts {
  size = 0;
  bytes = new Uint8Array(1 << 14);
  /** Where each ends, one place further on: it begins where the one before ends. */
  #ends = new Int32Array(1 << 10);

  /** Adds a text and gives its number. */
  add(from: Uint8Array, start: number, end: number): number {
    const begin = this.startOf(this.size);
    const most = begin + end - start;
    if (most > this.bytes.length) {
      const longer = new Uint8Array(2 * most);
      longer.set(this.bytes.subarray(0, begin));
      this.bytes = longer;
    }
    this.bytes.set(from.subarray(start, end), begin);
    if (this.size + 1 >= this.#ends.length) this.#ends = doubled(this.#ends);
    this.#ends[this.size + 1] = most;
    return this.size++;
  }

  startOf(number: number): number {
    return this.#ends[number] ?? 0;
  }

  endOf(number: number): number {
    return this.#ends[number + 1] ?? 0;
  }

  /** Whether text `number` is `from` between `start` and `end`. */
  is(number: number, from: Uint8Array, start: number, end: number): boolean {
    const begin = this.startOf(number);
    if (this.endOf(number) - begin !== end - start) return false;
    const bytes = this.bytes;
    for (let at = start, own = begin; at < end; at++, own++) if (bytes[own] !== from[at]) return false;
    return true;
  }

  textOf(number: number): string {
    return new TextDecoder().decode(this.bytes.subarray(this.startOf(number), this.endOf(number)));
  }
}
