/** Records of lines that begin with a tag, as in MEDLINE and RIS: read one at a time, however many a file has. */
import { limits, unreadable, type Input } from "../reader.ts";
import type { Failure } from "./failure.ts";
import { textLines, type Line } from "./text-lines.ts";

/** A record's fields in the order of the file, values of repeated tags in a list. */
export interface TaggedRecord {
  readonly ok: true;
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly line: number;
}

/** How a format marks its fields and records. */
export interface TagGrammar {
  /** Matches the first line of a field: its tag, and its value where it has one. */
  readonly field: RegExp;
  /** The tag that begins a record. */
  readonly first: string;
  /** The tag that ends a record, where the format has one; else an empty line does. */
  readonly last?: string;
  /** What joins a field's lines. */
  readonly lineJoin: string;
}

interface OpenField {
  readonly tag: string;
  readonly lines: string[];
}

/** One record while it is read. */
class OpenRecord {
  readonly line: number;
  #length = 0;
  readonly #fields: OpenField[] = [];

  constructor(line: number) {
    this.line = line;
  }

  /** A record that never ends is dropped as it comes in, and told of once. */
  get isTooLong(): boolean {
    return this.#length > limits.text;
  }

  begin(tag: string, value: string): void {
    this.#fields.push({ tag, lines: [] });
    this.goOn(value);
  }

  goOn(text: string): void {
    this.#length += text.length + 1;
    if (this.isTooLong) this.#fields.length = 0;
    else this.#fields.at(-1)?.lines.push(text);
  }

  done(name: string, lineJoin: string): TaggedRecord | Failure {
    if (this.isTooLong)
      return unreadable(
        "too-large",
        name,
        `This record has more than ${limits.text} characters`,
        "split it",
        this.line,
      );
    const fields = new Map<string, string[]>();
    for (const { tag, lines } of this.#fields) {
      const value = lines.join(lineJoin).trim();
      const values = fields.get(tag);
      if (values !== undefined) values.push(value);
      else if (value !== "") fields.set(tag, [value]);
    }
    return { ok: true, fields, line: this.line };
  }
}

const outside = (name: string, line: number): Failure =>
  unreadable(
    "outside-record",
    name,
    "The text on this line and after it stands in no record and was not read",
    "check that the line before it begins a record",
    line,
  );

class RecordCollector {
  #open: OpenRecord | undefined;
  #isOutside = false;
  readonly #name: string;
  readonly #grammar: TagGrammar;

  constructor(name: string, grammar: TagGrammar) {
    this.#name = name;
    this.#grammar = grammar;
  }

  *add({ text, number }: Line): Iterable<TaggedRecord | Failure> {
    const { field, first, last } = this.#grammar;
    const [, tag, value = ""] = field.exec(text) ?? [];
    if (tag === first) {
      yield* this.end();
      this.#isOutside = false;
      this.#open = new OpenRecord(number);
    }
    if (tag !== undefined && tag === last) yield* this.end();
    else if (tag === undefined || this.#open === undefined) yield* this.#goOn(text, number);
    else this.#open.begin(tag, value);
  }

  *end(): Iterable<TaggedRecord | Failure> {
    if (this.#open !== undefined) yield this.#open.done(this.#name, this.#grammar.lineJoin);
    this.#open = undefined;
  }

  *#goOn(text: string, number: number): Iterable<TaggedRecord | Failure> {
    const isEmpty = text.trim() === "";
    if (isEmpty && this.#grammar.last === undefined) yield* this.end();
    else if (this.#open !== undefined) this.#open.goOn(text.trim());
    // Numbers before records are the count of a printed list.
    else if (!isEmpty && !this.#isOutside && !/^\s*\d+\.?\s*$/.test(text)) {
      this.#isOutside = true;
      yield outside(this.#name, number);
    }
  }
}

/** The records of `input`; when there is none, a problem says so. */
export async function* taggedRecords(input: Input, grammar: TagGrammar): AsyncGenerator<TaggedRecord | Failure> {
  const collector = new RecordCollector(input.name, grammar);
  let isEmpty = true;
  const noted = function* (readings: Iterable<TaggedRecord | Failure>): Iterable<TaggedRecord | Failure> {
    for (const reading of readings) {
      isEmpty &&= !reading.ok && reading.problem.code === "outside-record";
      yield reading;
    }
  };
  for await (const line of textLines(input)) yield* noted(line.ok ? collector.add(line) : [line]);
  yield* noted(collector.end());
  if (isEmpty)
    yield unreadable(
      "no-records",
      input.name,
      `No record beginning with "${grammar.first}" was found in the file`,
      "check its kind; its name may have the wrong ending",
    );
}

/** The values of these tags, in the order of the tags. */
export const valuesOf = (record: TaggedRecord, ...tags: readonly string[]): readonly string[] =>
  tags.flatMap((tag) => record.fields.get(tag) ?? []).filter((value) => value !== "");

/** The first value among these tags. */
export const valueOf = (record: TaggedRecord, ...tags: readonly string[]): string | undefined =>
  valuesOf(record, ...tags)[0];
