/** The passages of a document version as the index keeps them. */
import type { Metadata } from "../../evidence/document.ts";
import type { IndexedPassage } from "../../evidence/indexed-passage.ts";
import type { CutPassage } from "../../evidence/passages.ts";

const identifiersOf = ({ pmid, pmcid, doi, trials }: Metadata): readonly string[] => [
  ...(pmid === undefined ? [] : [`pmid:${pmid}`]),
  ...(pmcid === undefined ? [] : [`pmcid:${pmcid}`]),
  ...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]),
  ...trials.map((trial) => `trial:${trial}`),
];

/** What every passage of a document shares. `metadata` is as people see it, corrections and notices included. */
function sharedBy(version: string, documentId: string, format: string, metadata: Metadata) {
  const year = Number(metadata.date?.slice(0, 4));
  return {
    version,
    documentId,
    title: metadata.title,
    ...(metadata.question === undefined ? {} : { question: metadata.question }),
    ...(metadata.keywords.length === 0 ? {} : { keywords: metadata.keywords }),
    ...(Number.isInteger(year) ? { year } : {}),
    ...(metadata.language === undefined ? {} : { language: metadata.language }),
    ...(metadata.design === undefined ? {} : { design: metadata.design }),
    format,
    retracted: metadata.retracted,
    identifiers: identifiersOf(metadata),
  };
}

/** One for each passage that was cut. */
export function indexedPassagesOf(
  version: { readonly version: string; readonly documentId: string; readonly metadata: Metadata },
  format: string,
  passages: readonly CutPassage[],
): readonly IndexedPassage[] {
  const shared = sharedBy(version.version, version.documentId, format, version.metadata);
  return passages.map((passage) => ({
    id: `${version.version}#${passage.start}-${passage.end}`,
    ...shared,
    section: passage.section,
    role: passage.role,
    kind: passage.kind,
    text: passage.text,
    ...(passage.page === undefined ? {} : { page: passage.page }),
  }));
}
