/** A column of texts that grows as passages come and is used again for the next ones: nothing of it is garbage. */
import { type Data, makeData, Utf8 } from "apache-arrow";

export class GatheredTexts {
  #bytes = Buffer.allocUnsafeSlow(1 << 16);
  /** Where each text ends, one place further on: it begins where the one before ends. */
  #ends = new Int32Array(1 << 10);
  #length = 0;

  /** Adds a text, or several texts as one. */
  add(...parts: readonly string[]): void {
    let end = this.#end;
    for (const part of parts) {
      // A character takes three bytes at most, and one nearly always.
      if (end + 3 * part.length > this.#bytes.length) this.#makeRoom(end, Buffer.byteLength(part));
      end += this.#bytes.write(part, end);
    }
    this.#close(end);
  }

  /** Adds a text that is in UTF-8 already. */
  addBytes(bytes: Uint8Array): void {
    const start = this.#end;
    if (start + bytes.length > this.#bytes.length) this.#makeRoom(start, bytes.length);
    this.#bytes.set(bytes, start);
    this.#close(start + bytes.length);
  }

  /** The texts added; a view, which holds until the next one is. */
  column(): Data {
    return makeData({
      type: new Utf8(),
      length: this.#length,
      nullCount: 0,
      data: this.#bytes.subarray(0, this.#end),
      valueOffsets: this.#ends.subarray(0, this.#length + 1),
    });
  }

  clear(): void {
    this.#length = 0;
  }

  get #end(): number {
    return this.#ends[this.#length] ?? 0;
  }

  #close(end: number): void {
    this.#length++;
    if (this.#length === this.#ends.length) {
      const longer = new Int32Array(2 * this.#ends.length);
      longer.set(this.#ends);
      this.#ends = longer;
    }
    this.#ends[this.#length] = end;
  }

  #makeRoom(end: number, more: number): void {
    if (end + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, end + more));
    larger.set(this.#bytes.subarray(0, end));
    this.#bytes = larger;
  }
}
