/**
 * Cuts the records of an XML file out of it by their tags. Each is then parsed on its own, so that memory is bounded
 * by the largest record, and a broken record does not take the ones after it along.
 */
import { limits, unreadable, type Input } from "../reader.ts";
import { decodedText } from "./text-stream.ts";
import type { Failure } from "./failure.ts";
import { TextWindow } from "./text-window.ts";

/** The markup of one record and the line on which it begins. */
export interface XmlRecord {
  readonly ok: true;
  readonly markup: string;
  readonly line: number;
}

/** What stands between records: comments, processing instructions, declarations and the tags around the records. */
const outside = /<(!--|!\[CDATA\[|!ENTITY|\?|\/?[A-Za-z_][\w.:-]{0,200})/g;

const endings: Readonly<Record<string, string>> = { "!--": "-->", "![CDATA[": "]]>", "?": "?>" };

/** Longest opening that may be cut by the end of the window. */
const longestOpening = 10;

/** As far as the end of a record's opening tag is looked for, to see whether the record is empty. */
const longestTag = 4096;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const refusedEntity = (name: string, line: number): Failure =>
  unreadable(
    "entity-definition",
    name,
    "The file defines XML entities of its own, which can hide a bomb or reach for other files; it was not read further",
    "remove the definitions (<!ENTITY …>) and write the characters out",
    line,
  );

const cutOff = (name: string, line: number, what: string): Failure =>
  unreadable("cut-off", name, `${what} is cut off`, "fetch the file again; what is complete in it was read", line);

const tooLarge = (name: string, line: number, record: string): Failure =>
  unreadable(
    "too-large",
    name,
    `This <${record}> has more than ${limits.text} characters and was passed over`,
    "split the document, or save it in a smaller form",
    line,
  );

/** Where a record ends, or why it has no end. */
type Cut = { readonly end: number } | { readonly problem: "cut-off" | "too-large" };

class RecordCutter {
  readonly #window: TextWindow;
  readonly #name: string;
  readonly #records: ReadonlySet<string>;
  #root: string | undefined;
  #rootClosed = false;
  #reportedCut = false;

  constructor(name: string, window: TextWindow, records: ReadonlySet<string>) {
    this.#name = name;
    this.#window = window;
    this.#records = records;
  }

  async *read(): AsyncGenerator<XmlRecord | Failure> {
    for (;;) {
      const opening = await this.#nextOpening();
      yield* this.#window.takeFailures();
      if (opening === undefined) break;
      if (opening === "!ENTITY") {
        yield refusedEntity(this.#name, this.#window.lineAt(this.#window.at));
        return;
      }
      if (this.#records.has(localName(opening))) yield await this.#record(opening);
      else await this.#pass(opening);
    }
    if (this.#root !== undefined && !this.#rootClosed && !this.#reportedCut)
      yield cutOff(
        this.#name,
        this.#window.lineAt(this.#window.text.length),
        `The file ends before </${this.#root}>; it`,
      );
  }

  /** Moves to the next opening outside records and gives its name, or nothing at the end of the file. */
  async #nextOpening(): Promise<string | undefined> {
    const window = this.#window;
    for (;;) {
      outside.lastIndex = window.at;
      const found = outside.exec(window.text);
      const isWhole = found !== null && (window.ended || outside.lastIndex < window.text.length);
      if (isWhole) {
        window.at = found.index;
        return found[1];
      }
      if (window.ended) return undefined;
      window.at = found?.index ?? Math.max(window.at, window.text.length - longestOpening);
      await window.grow();
    }
  }

  /** Passes over what stands outside records, noting the element around them. */
  async #pass(opening: string): Promise<void> {
    const ending = endings[opening];
    if (ending === undefined) this.#noteRoot(opening);
    this.#window.at += opening.length + 1;
    if (ending !== undefined) await this.#passTo(ending);
  }

  #noteRoot(tag: string): void {
    if (tag === `/${this.#root}`) this.#rootClosed = true;
    else if (!tag.startsWith("/")) this.#root ??= tag;
  }

  async #passTo(ending: string): Promise<void> {
    const window = this.#window;
    for (;;) {
      const found = window.text.indexOf(ending, window.at);
      if (found !== -1) {
        window.at = found + ending.length;
        return;
      }
      window.at = Math.max(window.at, window.text.length - ending.length + 1);
      if (window.ended) return;
      await window.grow();
    }
  }

  /** The record that begins here; reading goes on behind it, or behind its opening when it has no end. */
  async #record(tag: string): Promise<XmlRecord | Failure> {
    const cut = await this.#findEnd(tag);
    const window = this.#window;
    const line = window.lineAt(window.at);
    if ("end" in cut) {
      const markup = window.text.slice(window.at, cut.end);
      window.at = cut.end;
      this.#root ??= tag;
      if (this.#root === tag) this.#rootClosed = true;
      return { ok: true, markup, line };
    }
    window.at += tag.length + 1;
    if (cut.problem === "too-large") return tooLarge(this.#name, line, tag);
    this.#reportedCut = true;
    return cutOff(this.#name, line, `This <${tag}>`);
  }

  async #findEnd(tag: string): Promise<Cut> {
    const window = this.#window;
    const inside = new RegExp(String.raw`<(?:!--|!\[CDATA\[|/?${tag}(?=[\s/>]))`, "g");
    let from = tag.length + 1;
    for (;;) {
      const step = findEnd(window.text, window.at, from, inside, tag);
      if ("end" in step) return step;
      if (step.again === undefined || window.ended) return { problem: "cut-off" };
      if (window.text.length - window.at > limits.text) return { problem: "too-large" };
      from = step.again;
      await window.grow();
    }
  }
}

/** One search for a record's end from `start + from`. `again`: how far from the start to search once there is more. */
function findEnd(
  text: string,
  start: number,
  from: number,
  inside: RegExp,
  tag: string,
): { readonly end: number } | { readonly again: number | undefined } {
  const openingEnd = text.slice(start, start + longestTag).indexOf(">");
  if (openingEnd > 0 && text[start + openingEnd - 1] === "/") return { end: start + openingEnd + 1 };
  let passed = start + from;
  inside.lastIndex = passed;
  for (let found = inside.exec(text); found !== null; found = inside.exec(text)) {
    // A second opening means that the record's own end is missing.
    if (found[0] === `<${tag}`) return { again: undefined };
    const ending = found[0] === "<!--" ? "-->" : found[0] === "<![CDATA[" ? "]]>" : ">";
    const close = text.indexOf(ending, inside.lastIndex);
    if (close === -1) return { again: found.index - start };
    if (ending === ">") return { end: close + 1 };
    passed = close + ending.length;
    inside.lastIndex = passed;
  }
  // The last characters may be the start of a mark that is cut; what was passed over is not looked into again.
  return { again: Math.max(passed, text.length - longestOpening - tag.length) - start };
}

/** The records of those names in `input`, in order, with what went wrong between them. */
export async function* xmlRecords(input: Input, names: ReadonlySet<string>): AsyncGenerator<XmlRecord | Failure> {
  const window = new TextWindow(decodedText(input));
  try {
    await window.grow();
    yield* new RecordCutter(input.name, window, names).read();
  } finally {
    await window.close();
  }
}
