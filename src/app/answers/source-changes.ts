/** A kept answer is shown as it was; what became of the documents it quotes since then is said with it. */
import type { Answer, Notice, Reference } from "../../core/answer/answer.ts";
import type { DocumentVersion } from "../ports/literature.ts";
import type { DocumentEvidence } from "./from-documents.ts";

/** What became of a quoted version, in words; nothing when it is still in use. */
function changeOf(stored: DocumentVersion | undefined): string | undefined {
  if (stored === undefined) return "is no longer kept here";
  if (stored.metadata.retracted) return "has been retracted";
  if (stored.retiredAt !== undefined) return "has been taken out of use";
  return stored.supersededBy === undefined ? undefined : "has been replaced by a newer version";
}

const noticeOf = (reference: Reference, change: string): Notice => ({
  kind: "source-changed",
  text: `[${reference.n}] ${reference.document?.name ?? reference.citation} ${change} since this answer was kept. Do not rely on what is quoted from it.`,
});

/** The answer with a notice for every quoted document that new answers would not use. */
export async function withSourceChanges(answer: Answer, documents: DocumentEvidence): Promise<Answer> {
  const quoted = answer.references.filter((r) => r.document !== undefined);
  if (quoted.length === 0) return answer;
  const changes = await Promise.all(
    quoted.map(async (reference) => ({
      reference,
      stored: await documents.findVersion(reference.document?.version ?? ""),
    })),
  );
  const told = changes.flatMap(({ reference, stored }) => {
    const change = changeOf(stored);
    return change === undefined ? [] : [{ reference, stored, notice: noticeOf(reference, change) }];
  });
  if (told.length === 0) return answer;
  const retracted = new Set(told.filter((t) => t.stored?.metadata.retracted === true).map((t) => t.reference.n));
  return {
    ...answer,
    notices: [...told.map((t) => t.notice), ...answer.notices],
    references: answer.references.map((r) => (retracted.has(r.n) ? { ...r, retracted: true } : r)),
  };
}
