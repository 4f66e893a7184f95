/** What people do to documents by hand: correct their metadata, retire them, bring them back. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import { type CorrectedField, correctedFields, Corrections } from "../../evidence/corrections.ts";
import type { Actor } from "../actor.ts";
import type { Act, DocumentRecord, Literature } from "../ports/literature.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface HandParts {
  readonly literature: Literature;
  readonly surroundings: Surroundings;
}

/** Fields to correct; a field under `takeBack` is again as its file states it. */
export interface CorrectionRequest {
  readonly set: Corrections;
  readonly takeBack?: readonly CorrectedField[] | undefined;
  readonly reason?: string | undefined;
}

const noDocument = (id: string): Problem => ({
  code: "not-found",
  message: `There is no document ${id}`,
  fix: "ranvier documents, or GET /api/documents, lists them",
});

const nothingToCorrect: Problem = {
  code: "bad-request",
  message: "No field is named",
  fix: `name one of: ${correctedFields.join(", ")}`,
};

const actOf = ({ surroundings }: HandParts, actor: Actor, reason: string | undefined): Act => ({
  id: surroundings.newId(),
  actor: actor.id,
  at: surroundings.now(),
  reason,
});

async function found(parts: HandParts, id: string, done: boolean): Promise<Result<DocumentRecord>> {
  const document = done ? await parts.literature.findDocument(id) : undefined;
  return document === undefined ? err(noDocument(id)) : ok(document);
}

/** Lays corrections over a document. They hold for its later versions too. */
export async function correctDocument(
  parts: HandParts,
  actor: Actor,
  id: string,
  { set, takeBack = [], reason }: CorrectionRequest,
): Promise<Result<DocumentRecord>> {
  const back = Object.fromEntries(takeBack.map((field) => [field, undefined]));
  const fields = { ...set, ...back };
  if (Object.keys(fields).length === 0) return err(nothingToCorrect);
  return found(parts, id, await parts.literature.correct(actOf(parts, actor, reason), id, fields));
}

/** Takes a document out of answers, until somebody restores it; its versions stay readable. */
export const retireDocument = async (
  parts: HandParts,
  actor: Actor,
  id: string,
  reason?: string,
): Promise<Result<DocumentRecord>> => found(parts, id, await parts.literature.retire(actOf(parts, actor, reason), id));

/** Brings a retired document back. */
export const restoreDocument = async (
  parts: HandParts,
  actor: Actor,
  id: string,
  reason?: string,
): Promise<Result<DocumentRecord>> => found(parts, id, await parts.literature.restore(actOf(parts, actor, reason), id));
