/** What documents say about other documents: a notice of retraction flags the document that it names, whichever came first. */
import type { Kysely } from "kysely";
import { correctedMetadata, identifiersOf } from "../../evidence/corrections.ts";
import { type Metadata, Notice } from "../../evidence/document.ts";
import type { Tables } from "../tables.ts";
import { inChunks } from "./in-chunks.ts";
import { parseCorrections, parseMetadata } from "./rows.ts";

/** Notices by the identifier of the document that they are about. Those of retired documents count no more. */
export async function findNotices(
  db: Kysely<Tables>,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, readonly Notice[]>> {
  const found = new Map<string, Notice[]>();
  for (const chunk of inChunks(identifiers)) {
    const rows = await db
      .selectFrom("document_notices as n")
      .innerJoin("documents as d", "d.id", "n.document_id")
      .select(["n.identifier", "n.kind", "n.text", "d.pmid", "d.doi", "d.title"])
      .where("n.identifier", "in", chunk)
      .where("d.retired_at", "is", null)
      .orderBy("n.document_id")
      .execute();
    for (const row of rows) {
      const notice = Notice.parse({
        kind: row.kind,
        about: "this",
        text: row.text === "" ? row.title : row.text,
        ...(row.pmid === null ? {} : { pmid: row.pmid }),
        ...(row.doi === null ? {} : { doi: row.doi }),
      });
      found.set(row.identifier, [...(found.get(row.identifier) ?? []), notice]);
    }
  }
  return found;
}

/** The notices about one document, each once. */
export function noticesAbout(
  metadata: Pick<Metadata, "pmid" | "doi">,
  notices: ReadonlyMap<string, readonly Notice[]>,
): readonly Notice[] {
  const own = identifiersOf(metadata);
  const all = own.flatMap((identifier) => notices.get(identifier) ?? []);
  const isOwn = (n: Notice): boolean => identifiersOf(n).some((identifier) => own.includes(identifier));
  return [...new Map(all.filter((n) => !isOwn(n)).map((n) => [JSON.stringify(n), n])).values()];
}

/** A document's identifiers after corrections: by these others speak of it. */
export const correctedIdentifiers = (read: Metadata, corrections: string): readonly string[] =>
  identifiersOf(correctedMetadata(read, parseCorrections(corrections)));

/** Records what a document's current version says about others, and gives every identifier whose notices changed. */
export async function replaceNotices(
  tx: Kysely<Tables>,
  documentId: string,
  metadata: Metadata,
  isNew: boolean,
): Promise<readonly string[]> {
  const rows = metadata.notices
    .filter((notice) => notice.about === "other")
    .flatMap((notice) =>
      identifiersOf(notice).map((identifier) => ({
        document_id: documentId,
        identifier,
        kind: notice.kind,
        text: notice.text,
      })),
    );
  const before = isNew ? [] : await spokenOf(tx, documentId);
  if (before.length > 0) await tx.deleteFrom("document_notices").where("document_id", "=", documentId).execute();
  const distinct = [...new Map(rows.map((row) => [`${row.identifier} ${row.kind}`, row])).values()];
  if (distinct.length > 0) await tx.insertInto("document_notices").values(distinct).execute();
  return [...new Set([...before, ...distinct.map((row) => row.identifier)])];
}

/** Identifiers of the documents that this one speaks of. */
export async function spokenOf(tx: Kysely<Tables>, documentId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("document_notices")
    .select("identifier")
    .where("document_id", "=", documentId)
    .execute();
  return rows.map((row) => row.identifier);
}

/** Flags, or clears, the documents with these identifiers, and has the index told of those that changed. */
export async function refreshRetractions(tx: Kysely<Tables>, identifiers: readonly string[]): Promise<void> {
  if (identifiers.length === 0) return;
  const notices = await findNotices(tx, identifiers);
  const values = (kind: string): string[] =>
    identifiers.filter((i) => i.startsWith(kind)).map((i) => i.slice(kind.length));
  const rows = await tx
    .selectFrom("documents as d")
    .innerJoin("document_versions as v", "v.version", "d.version")
    .select(["d.id", "d.version", "d.retracted", "d.corrections", "v.metadata", "v.change"])
    .where((eb) => eb.or([eb("d.pmid", "in", ["", ...values("pmid:")]), eb("d.doi", "in", ["", ...values("doi:")])]))
    .execute();
  for (const row of rows) {
    const read = parseMetadata(row.metadata);
    const corrections = parseCorrections(row.corrections);
    const ids = correctedMetadata(read, corrections);
    const retracted = correctedMetadata(read, corrections, noticesAbout(ids, notices)).retracted ? 1 : 0;
    if (retracted === row.retracted) continue;
    await tx.updateTable("documents").set({ retracted }).where("id", "=", row.id).execute();
    await tx
      .updateTable("document_versions")
      .set({ indexed: 0, change: row.change + 1 })
      .where("version", "=", row.version)
      .execute();
  }
}
