/** What a PDF states of itself: its properties, its XMP packet, and a DOI that its first page prints. */
import { parseDate } from "./dates.ts";
import { saneAuthors, saneTitle } from "./file-properties.ts";
import { toDoi } from "./identifiers.ts";
import { toLanguage } from "./languages.ts";
import type { Stated } from "./record-document.ts";

/** The parts of pdf.js's answer that are used. */
export interface PdfProperties {
  readonly info: Readonly<Record<string, unknown>>;
  readonly metadata: { get(name: string): unknown } | null | undefined;
}

const textOf = (value: unknown): string | undefined =>
  Array.isArray(value)
    ? value.filter((part) => typeof part === "string").join("; ")
    : typeof value === "string"
      ? value
      : undefined;

/** "D:20090317…" of a year in which there were PDFs; programs also write the year 0. */
function fileDate(stated: unknown): string | undefined {
  const digits = /^(?:D:)?(\d{8})/.exec(textOf(stated) ?? "")?.[1];
  return digits !== undefined && digits >= "19930101" ? parseDate(digits) : undefined;
}

/** A DOI that ends where its line does may go on in the next, so one that ends in a joint is not taken. */
const isWhole = (doi: string): boolean => /[\p{L}\p{N})>]$/u.test(doi);

const countOf = (text: string, sign: string): number => text.split(sign).length - 1;

/** Without the punctuation after it; a bracket is part of it only when it was opened within it. */
const bareDoi = (printed: string): string => {
  const bare = printed.toLowerCase().replace(/[.:]+$/, "");
  return bare.endsWith(")") && countOf(bare, ")") > countOf(bare, "(") ? bareDoi(bare.slice(0, -1)) : bare;
};

/** The DOI that a page prints, where it prints exactly one. */
export function printedDoi(lines: readonly string[]): string | undefined {
  const found = new Set<string>();
  for (const line of lines)
    for (const [printed] of line.matchAll(/(?<![\w./])10\.\d{4,9}\/[^\s"<>|,;]+/g)) found.add(bareDoi(printed));
  const [only] = found;
  return found.size === 1 && only !== undefined && isWhole(only) ? toDoi(only) : undefined;
}

/** The metadata that a PDF states. `firstPage` is what is printed on it, line by line. */
export function metadataOf({ info, metadata }: PdfProperties, firstPage: readonly string[]): Stated {
  const packet = (name: string): string | undefined => textOf(metadata?.get(name));
  const authors = saneAuthors(info["Author"]);
  return {
    title: saneTitle(info["Title"]) ?? saneTitle(packet("dc:title")),
    authors: authors.length > 0 ? authors : saneAuthors(packet("dc:creator")),
    date: parseDate(packet("prism:publicationdate") ?? packet("prism:coverdate")) ?? fileDate(info["CreationDate"]),
    journal: packet("prism:publicationname"),
    language: toLanguage(textOf(info["Language"])),
    doi: toDoi(packet("prism:doi")) ?? printedDoi(firstPage),
  };
}
