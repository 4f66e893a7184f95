/** What the documents taken in say of publications by their identifiers: taken back, or taken back and put right by hand. */
import type { Kysely } from "kysely";
import type { RetractionWord } from "../../app/ports/literature.ts";
import type { Tables } from "../tables.ts";
import { inChunks } from "./in-chunks.ts";
import { findNotices } from "./notices.ts";
import { parseCorrections } from "./rows.ts";

const valuesOf = (kind: string, identifiers: readonly string[]): readonly string[] => [
  "",
  ...identifiers.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length)),
];

/** Words of the publications' own documents: their flag, on which a correction by hand has the last word. */
async function ownWords(
  db: Kysely<Tables>,
  identifiers: readonly string[],
): Promise<readonly (readonly [string, RetractionWord])[]> {
  const rows = await db
    .selectFrom("documents")
    .select(["pmid", "doi", "title", "retracted", "corrections"])
    .where("retired_at", "is", null)
    .where((eb) =>
      eb.or([eb("pmid", "in", valuesOf("pmid:", identifiers)), eb("doi", "in", valuesOf("doi:", identifiers))]),
    )
    .execute();
  return rows.flatMap((row) => {
    const byHand = parseCorrections(row.corrections).retracted;
    if (row.retracted === 0 && byHand !== false) return [];
    const word: RetractionWord = { retracted: row.retracted === 1, document: row.title };
    const named = [
      ...(row.pmid === null ? [] : [`pmid:${row.pmid}`]),
      ...(row.doi === null ? [] : [`doi:${row.doi.toLowerCase()}`]),
    ];
    return named.map((identifier) => [identifier, word] as const);
  });
}

/** By identifier (`pmid:…`, `doi:…` in lower case); nothing for those of which no document speaks. */
export async function findRetractions(
  db: Kysely<Tables>,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, RetractionWord>> {
  const words = new Map<string, RetractionWord>();
  for (const [identifier, notices] of await findNotices(db, identifiers)) {
    const notice = notices.find(({ kind }) => kind === "retraction");
    if (notice !== undefined) words.set(identifier, { retracted: true, document: notice.text });
  }
  // The publication's own document comes last: what was corrected on it by hand has the last word.
  for (const chunk of inChunks(identifiers))
    for (const [identifier, word] of await ownWords(db, chunk)) words.set(identifier, word);
  return words;
}
