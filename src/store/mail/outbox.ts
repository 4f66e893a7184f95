/** The outbox on a database: letters are written with the act they tell of, and claimed by one process at a time. */
import type { Kysely, Transaction } from "kysely";
import type { ClaimedLetter, Outbox, WriteLetter } from "../../app/ports/mail.ts";
import type { NewNotification } from "../../app/ports/notifications.ts";
import { signInNameOf } from "../../app/ports/sign-in-name.ts";
import type { Tables } from "../tables.ts";

const isAddress = (signInName: string): boolean => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/u.test(signInName);

/** Whether a letter of the same words still waits for this person: it tells of this too. */
async function waitsAlready(tx: Transaction<Tables>, to: string, subject: string): Promise<boolean> {
  const query = tx.selectFrom("mail_outbox").select("id").where("state", "=", "waiting");
  const found = await query.where("to_address", "=", to).where("subject", "=", subject).executeTakeFirst();
  return found !== undefined;
}

/** Writes a letter for each notification whose person signs in with an e-mail address and wants letters; of harm, wanted or not. */
export async function insertLetters(
  tx: Transaction<Tables>,
  notifications: readonly NewNotification[],
  write: WriteLetter,
): Promise<void> {
  if (notifications.length === 0) return;
  const ids = [...new Set(notifications.map(({ person }) => person))];
  const people = await tx
    .selectFrom("people")
    .select(["id", "email", "no_letters"])
    .where("id", "in", ids)
    .where("disabled_at", "is", null)
    .execute();
  const known = new Map(people.map(({ id, email, no_letters }) => [id, { to: signInNameOf(email), no_letters }]));
  for (const notification of notifications) {
    const person = known.get(notification.person);
    if (person === undefined || !isAddress(person.to) || (person.no_letters === 1 && !notification.harm)) continue;
    const { to } = person;
    const { subject, text, notBefore } = write(notification);
    if (await waitsAlready(tx, to, subject)) continue;
    await tx
      .insertInto("mail_outbox")
      .values({
        id: notification.id,
        to_address: to,
        subject,
        text,
        made_at: notification.at,
        state: "waiting",
        attempts: 0,
        next_at: notBefore,
        ended_at: null,
      })
      .execute();
  }
}

/** Takes one letter, unless another process was faster. */
async function claimOne(
  db: Kysely<Tables>,
  { id, attempts }: { readonly id: string; readonly attempts: number },
  until: string,
): Promise<readonly ClaimedLetter[]> {
  const row = await db
    .updateTable("mail_outbox")
    .set({ state: "sending", attempts: attempts + 1, next_at: until })
    .where("id", "=", id)
    .where("attempts", "=", attempts)
    .where("ended_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined
    ? []
    : [
        {
          id: row.id,
          to: row.to_address,
          subject: row.subject,
          text: row.text,
          madeAt: row.made_at,
          attempts: row.attempts,
        },
      ];
}

/** The port on a database. */
export const createOutbox = (db: Kysely<Tables>): Outbox => ({
  claim: async (now, until, limit) => {
    const due = await db
      .selectFrom("mail_outbox")
      .select(["id", "attempts"])
      .where("state", "in", ["waiting", "sending"])
      .where("next_at", "<=", now)
      .orderBy("next_at")
      .orderBy("id")
      .limit(limit)
      .execute();
    const claimed: ClaimedLetter[] = [];
    for (const letter of due) claimed.push(...(await claimOne(db, letter, until)));
    return claimed;
  },
  settle: async ({ id, attempts }, end) => {
    await db
      .updateTable("mail_outbox")
      .set(end.state === "waiting" ? { state: end.state, next_at: end.nextAt } : { state: end.state, ended_at: end.at })
      .where("id", "=", id)
      .where("attempts", "=", attempts)
      .execute();
  },
  forget: async (before) => {
    await db.deleteFrom("mail_outbox").where("ended_at", "<", before).execute();
  },
});
