/** Parses BibTeX entries: fields in braces or quotes, strings, concatenation. Values stay in LaTeX. */
import { err, ok, type Result } from "../../core/problem.ts";

/** An entry with its fields by their names in small letters. */
export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Strings may be put together from strings: without a bound, thirty lines could fill the memory. */
const mostValue = 1_000_000;

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Strings that an entry may use by name; the months are always known. */
export const knownStrings = (): Map<string, string> => new Map(months.map((month) => [month, month]));

class Fault extends Error {}

class Scanner {
  at = 0;
  readonly #text: string;
  readonly #strings: Map<string, string>;

  constructor(text: string, strings: Map<string, string>) {
    this.#text = text;
    this.#strings = strings;
  }

  /** The entry that begins here, or nothing when it was a string, a comment or a preamble. */
  entry(): BibtexEntry | undefined {
    this.#expect(/@/y, "@");
    const type = this.#expect(/[A-Za-z]+/y, "the kind of entry").toLowerCase();
    if (type === "comment") return this.#passComment();
    const close = this.#expect(/[{(]/y, '"{"') === "{" ? "}" : ")";
    if (type === "preamble") this.#value();
    else if (type === "string") this.#fields(close).forEach((value, name) => this.#strings.set(name, value));
    else return this.#reference(type, close);
    this.#expect(close === "}" ? /\}/y : /\)/y, `"${close}"`);
    return undefined;
  }

  #reference(type: string, close: string): BibtexEntry {
    const key = this.#take(/[^\s,={}()"#%]+(?![^\s,={}()"#%]|\s*=)/y) ?? "";
    this.#take(/,/y);
    const fields = this.#fields(close);
    this.#expect(close === "}" ? /\}/y : /\)/y, `"," or "${close}"`);
    return { type, key, fields };
  }

  #fields(close: string): ReadonlyMap<string, string> {
    const fields = new Map<string, string>();
    while (this.#peek() !== close) {
      const name = this.#expect(/[^\s,={}()"#%@]+/y, "the name of a field").toLowerCase();
      this.#expect(/=/y, `"=" after "${name.slice(0, 40)}"`);
      const value = this.#value();
      if (!fields.has(name)) fields.set(name, value);
      if (this.#take(/,/y) === undefined) break;
    }
    return fields;
  }

  #value(): string {
    let value = this.#part();
    while (this.#take(/#/y) !== undefined) {
      value += this.#part();
      if (value.length > mostValue) throw new Fault(`a value has more than ${mostValue} characters`);
    }
    return value;
  }

  #part(): string {
    const next = this.#peek();
    if (next === "{" || next === '"') return this.#delimited(next === "{" ? "}" : '"');
    const name = this.#expect(/[^\s,={}()"#%@]+/y, "a value");
    return this.#strings.get(name.toLowerCase()) ?? name;
  }

  /** The text up to the closing mark outside inner braces; a backslash keeps a brace from counting. */
  #delimited(close: string): string {
    const start = ++this.at;
    const marks = /\\[\s\S]|[{}"]/g;
    marks.lastIndex = start;
    let depth = 0;
    for (let mark = marks.exec(this.#text); mark !== null; mark = marks.exec(this.#text)) {
      if (mark[0] === close && depth === 0) {
        this.at = mark.index + 1;
        return this.#text.slice(start, mark.index);
      }
      if (mark[0] === "{") depth++;
      if (mark[0] === "}") depth--;
      if (depth < 0) break;
    }
    throw new Fault(`the closing "${close}" is missing`);
  }

  #passComment(): undefined {
    if (this.#peek() === "{") this.#delimited("}");
    else this.#take(/[^\n]*/y);
  }

  #peek(): string | undefined {
    this.#passSpace();
    return this.#text[this.at];
  }

  /** Also over lines that were commented out. */
  #passSpace(): void {
    const space = /\s*/y;
    for (;;) {
      space.lastIndex = this.at;
      this.at += space.exec(this.#text)?.[0].length ?? 0;
      if (this.#text[this.at] !== "%") return;
      const feed = this.#text.indexOf("\n", this.at);
      this.at = feed === -1 ? this.#text.length : feed + 1;
    }
  }

  #take(form: RegExp): string | undefined {
    this.#passSpace();
    form.lastIndex = this.at;
    const found = form.exec(this.#text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  #expect(form: RegExp, what: string): string {
    const found = this.#take(form);
    if (found === undefined || found === "") throw new Fault(`${what} is missing`);
    return found;
  }
}

export interface BibtexFault {
  readonly message: string;
  /** Where in the text the fault was found. */
  readonly at: number;
}

/** A broken entry can hide what follows it on the same lines; looking for it again and again has an end. */
const mostFaults = 100;

/** The entries of a text in order, and the faults of those that cannot be read. Strings are added to `strings`. */
export function* scanBibtex(text: string, strings: Map<string, string>): Iterable<Result<BibtexEntry, BibtexFault>> {
  const scanner = new Scanner(text, strings);
  const opening = /@\s*[A-Za-z]+\s*[{(]/g;
  let faults = 0;
  for (let next = opening.exec(text); next !== null && faults < mostFaults; next = opening.exec(text)) {
    scanner.at = next.index;
    try {
      const entry = scanner.entry();
      if (entry !== undefined) yield ok(entry);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults++;
      yield err({ message: error.message, at: scanner.at });
    }
    opening.lastIndex = Math.max(scanner.at, next.index + 1);
  }
}
