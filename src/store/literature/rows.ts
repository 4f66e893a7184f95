/** Documents as rows and back. */
import type { Selectable } from "kysely";
import type { DocumentVersion, LibraryDocument, Origin } from "../../app/ports/literature.ts";
import { Corrections, correctedMetadata } from "../../evidence/corrections.ts";
import { Document, Metadata, type Notice } from "../../evidence/document.ts";
import { unpackDocument } from "../../evidence/packed-document.ts";
import type { LiteratureTables } from "./tables.ts";

const noCorrections = "{}";

export const parseMetadata = (json: string): Metadata => Metadata.parse(JSON.parse(json));
/** Nearly every document has none, and a large load asks for them again and again. */
export const parseCorrections = (json: string): Corrections =>
  json === noCorrections ? {} : Corrections.parse(JSON.parse(json));

/** The columns of a document that follow from its metadata as people see it. */
export function columnsOf(metadata: Metadata, file: string) {
  const year = Number(metadata.date?.slice(0, 4));
  return {
    title: withoutNul(metadata.title),
    date: metadata.date ?? null,
    year: Number.isInteger(year) ? year : null,
    language: metadata.language ?? null,
    design: metadata.design ?? null,
    pmid: metadata.pmid ?? null,
    doi: metadata.doi?.toLowerCase() ?? null,
    retracted: metadata.retracted ? 1 : 0,
    words: [metadata.title, metadata.authors.slice(0, 8).join(" "), metadata.journal ?? "", fileName(file)]
      .map(withoutNul)
      .join(" ")
      .toLowerCase(),
  };
}

/** PostgreSQL's text cannot hold the character; packed content and JSON can. */
const withoutNul = (text: string): string => text.replaceAll("\0", "");

const fileName = (path: string): string => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

export const originOf = (file: string, record: string | null): Origin => ({
  file,
  ...(record === null ? {} : { record }),
});

type DocumentRow = Selectable<LiteratureTables["documents"]>;
type VersionRow = Selectable<LiteratureTables["document_versions"]>;

/** A row of the list. */
export function libraryDocumentOf(
  row: DocumentRow & { readonly path: string; readonly record: string | null },
): LibraryDocument {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    format: Document.unwrap().shape.format.parse(row.format),
    date: row.date ?? undefined,
    language: row.language ?? undefined,
    design: row.design ?? undefined,
    pmid: row.pmid ?? undefined,
    doi: row.doi ?? undefined,
    retracted: row.retracted === 1,
    origin: originOf(row.path, row.record),
    addedAt: row.added_at,
    retiredAt: row.retired_at ?? undefined,
    retiredBecause:
      row.retired_because === "by-hand" || row.retired_because === "removed" ? row.retired_because : undefined,
  };
}

/** A version with all that was laid over its metadata since. */
export function documentVersionOf(
  row: VersionRow & { readonly path: string; readonly corrections: string; readonly retired_at: string | null },
  notices: readonly Notice[],
): DocumentVersion {
  const document = unpackDocument(row.content, parseMetadata(row.metadata));
  return {
    version: row.version,
    documentId: row.document_id,
    document,
    metadata: correctedMetadata(document.metadata, parseCorrections(row.corrections), notices),
    origin: originOf(row.path, row.record),
    takenInAt: row.taken_in_at,
    supersededBy: row.superseded_by ?? undefined,
    retiredAt: row.retired_at ?? undefined,
  };
}
