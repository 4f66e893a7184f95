/** Reads BibTeX and BibLaTeX: many entries in a file, one at a time. */
import { limits, unreadable, type Input, type Reading } from "../reader.ts";
import { tidy, type TextBuilder } from "../text-builder.ts";
import { knownStrings, scanBibtex, type BibtexEntry } from "./bibtex-scanner.ts";
import { dateOf, mostExact, parseDate } from "./dates.ts";
import type { Failure } from "./failure.ts";
import { toDoi, toIsbn, toPmcid, toPmid, toWebAddress } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import { latexToText } from "./latex-text.ts";
import { authorOfInverted, authorOfNatural } from "./person-names.ts";
import { isRetractedType } from "./publication-types.ts";
import { recordDocument, type Stated } from "./record-document.ts";
import { layAbstractText, layRemarks } from "./record-text.ts";
import { textLines } from "./text-lines.ts";
import { standingOf } from "./title-standing.ts";

/** An entry begins on a line of its own; what stands between entries is a comment in BibTeX. */
const opening = /^\s*@\s*[A-Za-z]+\s*[{(]/;

interface Chunk {
  readonly ok: true;
  readonly text: string;
  readonly line: number;
}

const tooLarge = (name: string, line: number): Failure =>
  unreadable("too-large", name, `This entry has more than ${limits.text} characters`, "split it", line);

/** The text from one opening line to the next. */
async function* chunks(input: Input): AsyncGenerator<Chunk | Failure> {
  let lines: string[] = [];
  let length = 0;
  let start = 1;
  const end = (): readonly (Chunk | Failure)[] => {
    if (length > limits.text) return [tooLarge(input.name, start)];
    return lines.length === 0 ? [] : [{ ok: true, text: lines.join("\n"), line: start }];
  };
  for await (const line of textLines(input)) {
    if (!line.ok) yield line;
    else if (opening.test(line.text)) {
      yield* end();
      [lines, length, start] = [[line.text], line.text.length, line.number];
    } else if (length > 0) {
      length += line.text.length + 1;
      if (length > limits.text) lines = [];
      else lines.push(line.text);
    }
  }
  yield* end();
}

/** The plain text of the first of these fields that is there. */
const textOf = (entry: BibtexEntry, ...names: readonly string[]): string | undefined =>
  names.map((name) => latexToText(entry.fields.get(name) ?? "").trim()).find((text) => text !== "");

/** The text of a field that is no prose: an address or a number may hold signs that are markup elsewhere. */
const plainOf = (entry: BibtexEntry, name: string): string | undefined =>
  entry.fields
    .get(name)
    ?.replace(/\\([%&#_{}~$])/g, "$1")
    .replace(/[{}]/g, "")
    .replace(/^\\url/, "")
    .trim();

/** Parts between " and " outside braces. */
function namesOf(list: string): readonly string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (const mark of list.matchAll(/\\[\s\S]|[{}]|\sand(?=\s)/g)) {
    if (mark[0] === "{") depth++;
    else if (mark[0] === "}") depth--;
    else if (!mark[0].startsWith("\\") && depth === 0) {
      names.push(list.slice(start, mark.index));
      start = mark.index + mark[0].length;
    }
  }
  return [...names, list.slice(start)].map((name) => name.trim()).filter((name) => name !== "" && name !== "others");
}

/** A name in braces is a group's; others are in either order. */
function authorOf(name: string): string {
  const text = tidy(latexToText(name));
  if (/^\{[^{}]*\}$/.test(name)) return text;
  return text.includes(",") ? authorOfInverted(text) : authorOfNatural(text);
}

const keywordsOf = (entry: BibtexEntry): readonly string[] =>
  (textOf(entry, "keywords", "keyword") ?? "").split(/[;,\n]/).map(tidy);

const isPubmed = (entry: BibtexEntry): boolean => /^(?:pubmed|pmid)$/i.test(plainOf(entry, "eprinttype") ?? "");

function metadataOf(entry: BibtexEntry): Stated {
  const subtitle = textOf(entry, "subtitle");
  const title = tidy([textOf(entry, "title") ?? "", ...(subtitle === undefined ? [] : [subtitle])].join(": "));
  const publicationTypes = [entry.type, ...(textOf(entry, "type", "entrysubtype")?.split(";") ?? [])].map(tidy);
  const standing = standingOf(title);
  const journal = textOf(entry, "journal", "journaltitle", "booktitle");
  return {
    title,
    authors: namesOf(entry.fields.get("author") ?? "").map(authorOf),
    journal: journal === undefined ? undefined : tidy(journal),
    date: mostExact(
      parseDate(plainOf(entry, "date")),
      dateOf(plainOf(entry, "year"), plainOf(entry, "month"), plainOf(entry, "day")),
    ),
    language: toLanguage(textOf(entry, "language", "langid")),
    pmid: toPmid(plainOf(entry, "pmid")) ?? (isPubmed(entry) ? toPmid(plainOf(entry, "eprint")) : undefined),
    pmcid: toPmcid(plainOf(entry, "pmcid") ?? plainOf(entry, "pmc")),
    doi: toDoi(plainOf(entry, "doi")) ?? toDoi(plainOf(entry, "url")),
    isbn: toIsbn(plainOf(entry, "isbn")),
    url: toWebAddress(plainOf(entry, "url")),
    publicationTypes,
    keywords: keywordsOf(entry),
    notices: standing.notices,
    retracted: standing.retracted || publicationTypes.some(isRetractedType),
  };
}

function layOut(builder: TextBuilder, entry: BibtexEntry): void {
  layAbstractText(builder, textOf(entry, "abstract"));
  layRemarks(
    builder,
    ["note", "annote", "annotation", "addendum"].flatMap((name) => textOf(entry, name) ?? []),
  );
}

function* readChunk(chunk: Chunk, name: string, strings: Map<string, string>): Iterable<Reading> {
  for (const entry of scanBibtex(chunk.text, strings)) {
    const at = entry.ok ? 0 : chunk.text.slice(0, entry.error.at).split("\n").length - 1;
    yield entry.ok
      ? recordDocument("bibtex", metadataOf(entry.value), (builder) => layOut(builder, entry.value), {
          name,
          line: chunk.line,
        })
      : unreadable(
          "broken-bibtex",
          name,
          `The entry that begins on line ${chunk.line} cannot be read: ${entry.error.message}`,
          "mend the entry; the entries after it were read",
          chunk.line + at,
        );
  }
}

/** One reading per entry, in the order of the file. Strings hold from where they stand to the end of the file. */
export async function* readBibtex(input: Input): AsyncGenerator<Reading> {
  const strings = knownStrings();
  let isEmpty = true;
  for await (const chunk of chunks(input)) {
    isEmpty = false;
    if (chunk.ok) yield* readChunk(chunk, input.name, strings);
    else yield chunk;
  }
  if (isEmpty)
    yield unreadable(
      "no-records",
      input.name,
      "No BibTeX entry was found in the file",
      "check its kind; its name may have the wrong ending",
    );
}
