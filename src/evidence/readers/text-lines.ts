/** A text file line by line, numbered from 1, in bounded memory: a line that is too long is reported and passed over. */
import { limits, unreadable, type Input } from "../reader.ts";
import { decodedText } from "./text-stream.ts";
import type { Failure } from "./failure.ts";

export interface Line {
  readonly ok: true;
  readonly text: string;
  readonly number: number;
}

const tooLong = (name: string, number: number, most: number): Failure =>
  unreadable(
    "line-too-long",
    name,
    `The line has more than ${most} characters and was passed over`,
    "check that the file has line breaks where its format asks for them",
    number,
  );

/** Puts lines together from pieces of text; the parts of a long line are joined once, when it ends. */
class LineCollector {
  #held: string[] = [];
  #length = 0;
  #number = 1;
  #endsInReturn = false;
  readonly #name: string;
  readonly #most: number;

  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  *add(piece: string): Iterable<Line | Failure> {
    // A return and a line feed in two pieces are one line break.
    const text = this.#endsInReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    if (piece !== "") this.#endsInReturn = piece.endsWith("\r");
    const parts = text.split(/\r\n?|\n/);
    for (const [index, part] of parts.entries()) {
      if (index > 0) yield this.#end();
      this.#hold(part);
    }
  }

  *last(): Iterable<Line | Failure> {
    if (this.#length > 0) yield this.#end();
  }

  #hold(part: string): void {
    this.#length += part.length;
    if (this.#length > this.#most) this.#held = [];
    else if (part !== "") this.#held.push(part);
  }

  #end(): Line | Failure {
    const number = this.#number++;
    const line: Line | Failure =
      this.#length > this.#most
        ? tooLong(this.#name, number, this.#most)
        : { ok: true, text: this.#held.join(""), number };
    this.#held = [];
    this.#length = 0;
    return line;
  }
}

/** The lines of `input` without their ends, each of `most` UTF-16 units at the most. */
export async function* textLines(input: Input, most: number = limits.text): AsyncGenerator<Line | Failure> {
  const collector = new LineCollector(input.name, most);
  for await (const piece of decodedText(input)) {
    if (piece.ok) yield* collector.add(piece.text);
    else yield piece;
  }
  yield* collector.last();
}
