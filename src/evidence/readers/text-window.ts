/** A window on a long text: grows at its end as it is searched, is cut at its start as it is read, and counts lines. */
import type { TextPiece } from "./text-stream.ts";
import type { Failure } from "./failure.ts";

const leastGrowth = 64 * 1024;

export class TextWindow {
  /** What is held of the text. `at` is where reading stands in it. */
  text = "";
  at = 0;
  ended = false;
  #line = 1;
  #counted = 0;
  #failures: Failure[] = [];
  readonly #pieces: AsyncIterator<TextPiece>;

  constructor(pieces: AsyncIterable<TextPiece>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Drops what was read and doubles what is left, so that searching a long text again and again stays cheap. */
  async grow(): Promise<void> {
    this.lineAt(this.at);
    this.#counted = Math.max(0, this.#counted - this.at);
    const kept = this.text.slice(this.at);
    const parts = [kept];
    for (let added = 0; added < Math.max(kept.length, leastGrowth) && !this.ended;) {
      const next = await this.#pieces.next();
      if (next.done === true) this.ended = true;
      else if (next.value.ok) {
        parts.push(next.value.text);
        added += next.value.text.length;
      } else this.#failures.push(next.value);
    }
    this.text = parts.join("");
    this.at = 0;
  }

  /** The number of the line, from 1, on which a place lies; places are asked for in ascending order. */
  lineAt(place: number): number {
    for (let feed = this.text.indexOf("\n", this.#counted); feed !== -1 && feed < place;) {
      this.#line++;
      this.#counted = feed + 1;
      feed = this.text.indexOf("\n", this.#counted);
    }
    return this.#line;
  }

  /** Failures of the layers below since the last call. */
  takeFailures(): readonly Failure[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  /** Releases the file when reading stops early. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
