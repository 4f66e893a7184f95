/** Words for documents: formats, standings, problems and counts. */
import type { Problem } from "../../../src/core/problem.ts";

/** Formats that are read, in words. */
export const formatWords: Readonly<Record<string, string>> = {
  pdf: "PDF",
  html: "Web page",
  markdown: "Markdown",
  "plain-text": "Plain text",
  docx: "Word",
  jats: "Journal article (JATS)",
  "pubmed-xml": "PubMed record",
  medline: "MEDLINE record",
  ris: "RIS record",
  bibtex: "BibTeX record",
  jsonl: "JSON Lines record",
};

export const standings: readonly { readonly value: string; readonly label: string }[] = [
  { value: "current", label: "In use" },
  { value: "retired", label: "Retired" },
  { value: "retracted", label: "Retracted" },
  { value: "all", label: "All" },
];

/** A document's title, or its file's name where it states none. */
export const titleOf = (document: { readonly title: string; readonly origin: { readonly file: string } }): string =>
  document.title === "" ? document.origin.file : document.title;

/** "3 documents". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** "21 November 2026, 17:05". */
export const timeWords = (iso: string): string =>
  new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });

/** A problem as one sentence with its file. */
export const problemWords = ({ where, message, fix }: Problem): string =>
  `${where?.file === undefined ? "" : `${where.file}: `}${message}.${fix === undefined ? "" : ` To do: ${fix}.`}`;
