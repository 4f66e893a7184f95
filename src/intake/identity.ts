/** What makes a document the same over its versions, and what makes a version this one. */
import { hash } from "node:crypto";
import { canonicalJson } from "../core/canonical-json.ts";
import type { Document, Format } from "../evidence/document.ts";

/** Formats whose files hold many documents: each is versioned by its own content. */
const collections: ReadonlySet<Format> = new Set(["pubmed-xml", "medline", "ris", "bibtex", "jsonl"]);

export const isOfMany = (document: Document): boolean => collections.has(document.format);

const sha256 = (text: string): string => hash("sha256", text);

/** SHA-256 of the record as it was read, in canonical JSON. */
export const versionOfRecord = (document: Document): string => sha256(canonicalJson(document));

/**
 * PubMed's records are known by their number wherever they stand. Other records are known within their file: by their
 * own id, or by what they are called.
 */
export function identityOfRecord(document: Document, file: string): string {
  const { id, pmid, doi, title } = document.metadata;
  const isPubmed = document.format === "pubmed-xml" || document.format === "medline";
  if (isPubmed && pmid !== undefined) return `pmid:${pmid}`;
  const name = id ?? (doi === undefined ? undefined : `doi:${doi.toLowerCase()}`) ?? (pmid && `pmid:${pmid}`);
  return `file:${file}#${name ?? `title:${sha256(title === "" ? document.text : title.toLowerCase())}`}`;
}

/** What a list shows of a record's place in its file. */
export const recordNameOf = ({ metadata }: Document): string | undefined =>
  metadata.id ?? metadata.pmid ?? metadata.doi;
