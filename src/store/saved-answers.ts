/** Saved answers on the database. */
import { type Kysely, sql } from "kysely";
import type { SavedAnswers } from "../app/ports/saved-answers.ts";
import { Answer } from "../core/answer/answer.ts";
import { appendAudit } from "./audit.ts";
import { digestOf, sha256 } from "./digest.ts";
import type { Tables } from "./tables.ts";

/** The audit's name for a kept answer: a digest, since the token opens it. */
const subjectOf = (token: string): string => `answer-link/${sha256(token).slice(0, 16)}`;

/** The saved-answers port on a database. Audit entries carry the token's digest, never the token. */
export function createSavedAnswers(db: Kysely<Tables>): SavedAnswers {
  return {
    save: async (token, answer, { actor, packHash }) => {
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto("saved_answers")
          .values({ token, answer: JSON.stringify(answer), saved_at: answer.createdAt, saved_by: actor })
          .execute();
        await appendAudit(tx, {
          at: answer.createdAt,
          actor,
          action: "answer.saved",
          subject: subjectOf(token),
          packHash,
          outputDigest: digestOf(answer),
          origin: "app",
        });
      });
    },
    find: async (token) => {
      const row = await db.selectFrom("saved_answers").select("answer").where("token", "=", token).executeTakeFirst();
      return row === undefined ? undefined : Answer.parse(JSON.parse(row.answer));
    },
    keepingOf: async (token) => {
      const row = await db
        .selectFrom("saved_answers")
        .select(["saved_at", "saved_by"])
        .where("token", "=", token)
        .executeTakeFirst();
      return row === undefined ? undefined : { savedAt: row.saved_at, savedBy: row.saved_by };
    },
    countByMonth: async () => {
      const month = sql<string>`substr(saved_at, 1, 7)`;
      const rows = await db
        .selectFrom("saved_answers")
        .select(({ fn }) => [month.as("month"), fn.countAll().as("answers")])
        .groupBy(month)
        .orderBy(month)
        .execute();
      return rows.map((row) => ({ month: row.month, answers: Number(row.answers) }));
    },
    list: async () => {
      const rows = await db
        .selectFrom("saved_answers")
        .select(["token", "saved_at", "saved_by"])
        .orderBy("saved_at")
        .orderBy("token")
        .execute();
      return rows.map((row) => ({ token: row.token, savedAt: row.saved_at, savedBy: row.saved_by }));
    },
    remove: (tokens, by) =>
      db.transaction().execute(async (tx) => {
        let removed = 0;
        for (const token of tokens) {
          const gone = await tx.deleteFrom("saved_answers").where("token", "=", token).returning("token").execute();
          if (gone.length === 0) continue;
          removed += 1;
          await appendAudit(tx, { ...by, action: "answer.removed", subject: subjectOf(token) });
        }
        return removed;
      }),
  };
}
