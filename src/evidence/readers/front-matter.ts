/** The YAML block at the head of a Markdown file: what it states of the document, and the rest so that it is not lost. */
import { LineCounter, parseDocument } from "yaml";
import { unreadable } from "../reader.ts";
import { parseDate } from "./dates.ts";
import type { Failure } from "./failure.ts";
import { toDoi, toPmid } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import type { Stated } from "./record-document.ts";
import { toAuthor, toAuthors } from "./stated-authors.ts";

export interface FrontMatter {
  readonly stated: Stated;
  readonly abstract: string;
  /** Fields that metadata has no place for, as "key: value". */
  readonly others: readonly string[];
  /** The lines of the file that follow, and how many came before them. */
  readonly body: readonly string[];
  readonly failure: Failure | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A plain value as text; numbers as they are written, so that a year and a PubMed number may stand without quotes. */
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

/** "Jane Doe", { name: Jane Doe } or { given: Jane, family: Doe }. */
function authorOf(value: unknown): readonly string[] {
  if (!isFields(value)) return textOf(value) === "" ? [] : [toAuthor(textOf(value))];
  const family = textOf(value["family"] ?? value["family-name"] ?? value["last"]);
  const given = textOf(value["given"] ?? value["given-names"] ?? value["first"]);
  if (family !== "") return [toAuthor(`${family}, ${given}`)];
  const name = textOf(value["name"] ?? value["literal"]);
  return name === "" ? [] : [toAuthor(name)];
}

const authorsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.flatMap(authorOf) : isFields(value) ? authorOf(value) : toAuthors(textOf(value));

const known = new Set(["title", "authors", "author", "date", "doi", "pmid", "language", "lang", "abstract"]);

const asLine = (value: unknown): string =>
  Array.isArray(value) ? value.map(asLine).join("; ") : isFields(value) ? JSON.stringify(value) : String(value);

function toFrontMatter(fields: Fields): Omit<FrontMatter, "body" | "failure"> {
  return {
    stated: {
      title: textOf(fields["title"]),
      authors: authorsOf(fields["authors"] ?? fields["author"]),
      date: parseDate(textOf(fields["date"])),
      doi: toDoi(textOf(fields["doi"])),
      pmid: toPmid(textOf(fields["pmid"])),
      language: toLanguage(textOf(fields["language"] ?? fields["lang"])),
    },
    abstract: textOf(fields["abstract"]),
    others: Object.entries(fields)
      .filter(([key, value]) => !known.has(key) && value !== null)
      .map(([key, value]) => `${key}: ${asLine(value)}`),
  };
}

const nothing = { stated: {}, abstract: "", others: [] };

/** Longest head that is taken for one. */
const mostLines = 1000;
const mostCharacters = 100_000;

interface ReadFields {
  readonly fields: Fields;
  readonly failure?: Failure;
}

/** The fields of the head, or why it is not YAML. Aliases are not expanded: there is no use for them here. */
function readFields(name: string, source: string): ReadFields {
  const wrong = (message: string, line: number): ReadFields => ({
    fields: {},
    failure: unreadable("bad-front-matter", name, `The head of the file is no valid YAML: ${message}`, "mend it", line),
  });
  if (source.length > mostCharacters) return wrong(`it has more than ${mostCharacters} characters`, 1);
  try {
    const lineCounter = new LineCounter();
    const document = parseDocument(source, { lineCounter, logLevel: "silent", prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) return wrong(error.message, 1 + lineCounter.linePos(error.pos[0]).line);
    const fields: unknown = document.toJS({ maxAliasCount: 0 });
    return { fields: isFields(fields) ? fields : {} };
  } catch (thrown) {
    return wrong(thrown instanceof Error ? thrown.message : "it cannot be resolved", 1);
  }
}

/** Splits a file into its head and the lines of its body. A head that is no YAML is kept as it stands. */
export function readFrontMatter(name: string, lines: readonly string[]): FrontMatter {
  const isOpened = /^---\s*$/.test(lines[0] ?? "");
  const end = isOpened ? lines.slice(1, mostLines).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line)) + 1 : 0;
  if (end === 0) return { ...nothing, body: lines, failure: undefined };
  const head = lines.slice(1, end);
  const { fields, failure } = readFields(name, head.join("\n"));
  const found = failure === undefined ? toFrontMatter(fields) : { ...nothing, others: head };
  return { ...found, body: lines.slice(end + 1), failure };
}
