/** Which versions the index holds as it should. What is not marked is put right at the next start or ingest. */
import type { Kysely } from "kysely";
import type { Literature, PendingVersion, VersionMark } from "../../app/ports/literature.ts";
import { correctedMetadata, identifiersOf } from "../../evidence/corrections.ts";
import { unpackDocument } from "../../evidence/packed-document.ts";
import type { Tables } from "../tables.ts";
import { inChunks } from "./in-chunks.ts";
import { findNotices, noticesAbout } from "./notices.ts";
import { parseCorrections, parseMetadata } from "./rows.ts";

async function pending(db: Kysely<Tables>, limit: number): Promise<readonly PendingVersion[]> {
  const rows = await db
    .selectFrom("document_versions as v")
    .innerJoin("documents as d", "d.id", "v.document_id")
    .selectAll("v")
    .select(["d.corrections", "d.retired_at", "d.version as current"])
    .where("v.indexed", "=", 0)
    .orderBy("v.version")
    .limit(limit)
    .execute();
  const isLive = (row: (typeof rows)[number]): boolean => row.retired_at === null && row.current === row.version;
  const corrected = rows.filter(isLive).map((row) => {
    const corrections = parseCorrections(row.corrections);
    return correctedMetadata(parseMetadata(row.metadata), corrections);
  });
  const notices = await findNotices(db, corrected.flatMap(identifiersOf));
  return rows.map((row) => {
    const mark = { version: row.version, change: row.change };
    if (!isLive(row)) return { ...mark, live: false };
    const document = unpackDocument(row.content, parseMetadata(row.metadata));
    const corrections = parseCorrections(row.corrections);
    const about = noticesAbout(correctedMetadata(document.metadata, corrections), notices);
    return {
      ...mark,
      live: true,
      documentId: row.document_id,
      document,
      metadata: correctedMetadata(document.metadata, corrections, about),
    };
  });
}

/** A mark holds only when the version has not changed since it was read. */
async function markIndexed(db: Kysely<Tables>, marks: readonly VersionMark[]): Promise<void> {
  const byChange = Map.groupBy(marks, (mark) => mark.change);
  await db.transaction().execute(async (tx) => {
    for (const [change, group] of byChange)
      for (const chunk of inChunks(group))
        await tx
          .updateTable("document_versions")
          .set({ indexed: 1 })
          .where(
            "version",
            "in",
            chunk.map((mark) => mark.version),
          )
          .where("change", "=", change)
          .execute();
  });
}

const countOf = (row: { readonly n: string | number | bigint } | undefined): number => Number(row?.n ?? 0);

/** The index's side of the literature port. */
export function indexing(
  db: Kysely<Tables>,
): Pick<Literature, "pending" | "countPending" | "markIndexed" | "forgetIndex" | "countLive"> {
  // Asked with every question as long as nothing was taken in.
  const live = db
    .selectFrom("documents")
    .select((eb) => eb.fn.countAll().as("n"))
    .where("retired_at", "is", null)
    .compile();
  return {
    pending: (limit) => pending(db, limit),
    countPending: async () =>
      countOf(
        await db
          .selectFrom("document_versions")
          .select((eb) => eb.fn.countAll().as("n"))
          .where("indexed", "=", 0)
          .executeTakeFirst(),
      ),
    markIndexed: (marks) => markIndexed(db, marks),
    forgetIndex: async () => {
      await db
        .updateTable("document_versions")
        .set((eb) => ({ indexed: 0, change: eb("change", "+", 1) }))
        .where("superseded_by", "is", null)
        .execute();
    },
    countLive: async () => countOf((await db.executeQuery(live)).rows[0]),
  };
}
