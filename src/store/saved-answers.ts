/** Saved answers on the database. */
import type { Kysely } from "kysely";
import type { SavedAnswers } from "../app/ports/saved-answers.ts";
import { Answer } from "../core/answer/answer.ts";
import { appendAudit } from "./audit.ts";
import { digestOf, sha256 } from "./digest.ts";
import type { Tables } from "./tables.ts";

/** The saved-answers port on a database. Audit entries carry the token's digest, never the token. */
export function createSavedAnswers(db: Kysely<Tables>): SavedAnswers {
  return {
    save: async (token, answer, actor) => {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto("saved_answers")
          .values({ token, answer: JSON.stringify(answer), saved_at: answer.createdAt, saved_by: actor })
          .execute();
        await appendAudit(tx, {
          at: answer.createdAt,
          actor,
          action: "answer.saved",
          subject: `answer-link/${sha256(token).slice(0, 16)}`,
          outputDigest: digestOf(answer),
          origin: "app",
        });
      });
    },
    find: async (token) => {
      const row = await db.selectFrom("saved_answers").select("answer").where("token", "=", token).executeTakeFirst();
      return row === undefined ? undefined : Answer.parse(JSON.parse(row.answer));
    },
  };
}
