/** The feedback port on a database. */
import type { Kysely, Selectable } from "kysely";
import type { FeedbackBox, NewFeedback, StoredFeedback } from "../../app/ports/feedback.ts";
import type { WriteLetter } from "../../app/ports/mail.ts";
import { appendAudit } from "../audit.ts";
import { insertNotifications } from "../review/notifications.ts";
import type { Tables } from "../tables.ts";

const feedbackOf = (row: Selectable<Tables["feedback"]>): StoredFeedback => ({
  id: row.id,
  at: row.at,
  kind: row.kind as NewFeedback["kind"],
  aboutKind: row.about_kind as NewFeedback["aboutKind"],
  about: row.about,
  words: row.words,
  couldHarm: row.could_harm === 1,
  by: row.given_by,
  closed:
    row.closed_at === null ? undefined : { at: row.closed_at, by: row.closed_by ?? "", outcome: row.outcome ?? "" },
});

/** The port. */
export const createFeedbackBox = (db: Kysely<Tables>, writeLetter?: WriteLetter): FeedbackBox => ({
  add: (given, tell, entry) =>
    db.transaction().execute(async (tx) => {
      await tx
        .insertInto("feedback")
        .values({
          id: given.id,
          at: given.at,
          kind: given.kind,
          about_kind: given.aboutKind,
          about: given.about,
          words: given.words,
          could_harm: given.couldHarm ? 1 : 0,
          given_by: given.by,
          closed_at: null,
          closed_by: null,
          outcome: null,
        })
        .execute();
      await insertNotifications(tx, tell, writeLetter);
      await appendAudit(tx, entry);
    }),
  list: async (which, limit) => {
    const all = db.selectFrom("feedback").selectAll();
    const rows = await (which === "all" ? all : all.where("closed_at", "is", null))
      .orderBy("could_harm", "desc")
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map(feedbackOf);
  },
  close: (id, outcome, entry) =>
    db.transaction().execute(async (tx) => {
      const closed = await tx
        .updateTable("feedback")
        .set({ closed_at: entry.at, closed_by: entry.actor, outcome })
        .where("id", "=", id)
        .where("closed_at", "is", null)
        .returning("id")
        .execute();
      if (closed.length === 0) return false;
      await appendAudit(tx, entry);
      return true;
    }),
  harmful: async () => {
    const rows = await db
      .selectFrom("feedback")
      .innerJoin("review_cases", (join) =>
        join
          .onRef("review_cases.kind", "=", "feedback.about_kind")
          .onRef("review_cases.subject", "=", "feedback.about"),
      )
      .select("review_cases.id")
      .where("feedback.could_harm", "=", 1)
      .where("feedback.closed_at", "is", null)
      .execute();
    return new Set(rows.map(({ id }) => id));
  },
});
