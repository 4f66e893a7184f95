/** Sessions on the database, beside the account library that makes them. */
import type { Kysely, Selectable } from "kysely";
import type { Session, Sessions } from "../../app/ports/people.ts";
import { appendAudit } from "../audit.ts";
import type { Tables } from "../tables.ts";

const sessionOf = (row: Selectable<Tables["sessions"]>): Session => ({
  id: row.id,
  person: row.person_id,
  startedAt: row.created_at,
  seenAt: row.seen_at ?? row.created_at,
  origin: row.origin ?? "",
  agent: row.user_agent ?? "",
});

/** The port on a database. */
export function createSessions(db: Kysely<Tables>): Sessions {
  const see = async (id: string, seenAt: string): Promise<void> => {
    await db.updateTable("sessions").set({ seen_at: seenAt }).where("id", "=", id).execute();
  };
  return {
    find: async (id) => {
      const row = await db.selectFrom("sessions").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : sessionOf(row);
    },
    ofPerson: async (person) => {
      const rows = await db
        .selectFrom("sessions")
        .selectAll()
        .where("person_id", "=", person)
        .orderBy("created_at", "desc")
        .execute();
      return rows.map(sessionOf);
    },
    begin: (id, seenAt, origin, entry) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom("sessions").where("expires_at", "<", seenAt).where("id", "!=", id).execute();
        await tx.updateTable("sessions").set({ seen_at: seenAt, origin }).where("id", "=", id).execute();
        await appendAudit(tx, entry);
      }),
    see,
    end: (id, entry) =>
      db.transaction().execute(async (tx) => {
        const ended = await tx.deleteFrom("sessions").where("id", "=", id).returning("id").executeTakeFirst();
        if (ended === undefined) return false;
        await appendAudit(tx, entry);
        return true;
      }),
  };
}
