/** Keeps an answer under a permanent link, because somebody asked for one. */
import type { Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { SavedAnswers } from "../ports/saved-answers.ts";
import type { PackHash } from "./pack-hash.ts";
import { ask, type Asked, type AskParts } from "./ask.ts";

interface SaveParts extends AskParts {
  readonly savedAnswers: SavedAnswers;
  readonly packHash: PackHash;
}

/** Answers the question anew and keeps the page; the link carries 128 random bits and nothing of the question. */
export async function saveAnswer(
  parts: SaveParts,
  actor: Actor,
  asked: Asked,
): Promise<Result<{ readonly token: string; readonly path: string }>> {
  const answer = await ask(parts, actor, asked);
  if (!answer.ok) return answer;
  const token = parts.surroundings.newToken();
  const packHash = parts.packHash(answer.value.packs.map(({ id }) => id));
  await parts.savedAnswers.save(token, answer.value, { actor: actor.id, packHash });
  return { ok: true, value: { token, path: `/answers/${token}` } };
}
