/** What people should know, on the database. */
import type { Kysely, Selectable, Transaction } from "kysely";
import type {
  NewNotification,
  NotificationKind,
  Notifications,
  StoredNotification,
} from "../../app/ports/notifications.ts";
import type { WriteLetter } from "../../app/ports/mail.ts";
import { insertLetters } from "../mail/outbox.ts";
import { appendAudit } from "../audit.ts";
import type { Tables } from "../tables.ts";

/** Adds notifications within the transaction of the act they tell of, with letters where mail is set up. */
export async function insertNotifications(
  tx: Transaction<Tables>,
  notifications: readonly NewNotification[],
  writeLetter: WriteLetter | undefined,
): Promise<void> {
  if (notifications.length === 0) return;
  await tx
    .insertInto("notifications")
    .values(
      notifications.map(({ id, person, at, case: caseId, kind, text, harm }) => ({
        id,
        person_id: person,
        at,
        case_id: caseId ?? null,
        kind,
        text,
        harm: harm ? 1 : 0,
        seen_at: null,
      })),
    )
    .execute();
  if (writeLetter !== undefined) await insertLetters(tx, notifications, writeLetter);
}

const notificationOf = (row: Selectable<Tables["notifications"]>): StoredNotification => ({
  id: row.id,
  person: row.person_id,
  at: row.at,
  case: row.case_id ?? undefined,
  kind: row.kind as NotificationKind,
  text: row.text,
  harm: row.harm === 1,
  seenAt: row.seen_at ?? undefined,
});

/** The port on a database. */
export const createNotifications = (db: Kysely<Tables>, writeLetter?: WriteLetter): Notifications => ({
  ofPerson: async (person, limit) => {
    const rows = await db
      .selectFrom("notifications")
      .selectAll()
      .where("person_id", "=", person)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
    return rows.map(notificationOf);
  },
  see: async (person, upTo, at) => {
    await db
      .updateTable("notifications")
      .set({ seen_at: at })
      .where("person_id", "=", person)
      .where("seen_at", "is", null)
      .where("at", "<=", upTo)
      .execute();
  },
  tell: (notifications, entry) =>
    db.transaction().execute(async (tx) => {
      await insertNotifications(tx, notifications, writeLetter);
      await appendAudit(tx, entry);
    }),
  tellOnce: (notifications, entry) =>
    db.transaction().execute(async (tx) => {
      const ids = notifications.map(({ id }) => id);
      if (ids.length === 0) return 0;
      const known = await tx.selectFrom("notifications").select("id").where("id", "in", ids).execute();
      const fresh = notifications.filter(({ id }) => !known.some((row) => row.id === id));
      if (fresh.length === 0) return 0;
      await insertNotifications(tx, fresh, writeLetter);
      await appendAudit(tx, entry);
      return fresh.length;
    }),
});
