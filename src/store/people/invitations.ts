/** One-time links on the database: only a digest of each token is kept. */
import type { Kysely, Selectable } from "kysely";
import type { Invitation, Invitations } from "../../app/ports/people.ts";
import { appendAudit } from "../audit.ts";
import { sha256 } from "../digest.ts";
import type { Tables } from "../tables.ts";
import { rolesOf, rolesText } from "./person-rows.ts";

const invitationOf = (row: Selectable<Tables["invitations"]>): Invitation => ({
  id: row.id,
  kind: row.kind as Invitation["kind"],
  roles: rolesOf(row.roles),
  person: row.person_id ?? undefined,
  note: row.note,
  madeBy: row.made_by,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
});

/** The port on a database. */
export function createInvitations(db: Kysely<Tables>): Invitations {
  const open = (now: string) =>
    db.selectFrom("invitations").selectAll().where("spent_at", "is", null).where("expires_at", ">", now);
  return {
    make: (token, invitation, entry) =>
      db.transaction().execute(async (tx) => {
        const { kind, person } = invitation;
        if (kind === "first-run")
          await tx.deleteFrom("invitations").where("kind", "=", kind).where("expires_at", "<=", entry.at).execute();
        if (kind === "reset" && person !== undefined)
          await tx.deleteFrom("invitations").where("kind", "=", kind).where("person_id", "=", person).execute();
        await tx
          .insertInto("invitations")
          .values({
            id: invitation.id,
            kind,
            token_hash: sha256(token),
            roles: rolesText(invitation.roles),
            person_id: person ?? null,
            note: invitation.note,
            made_by: invitation.madeBy,
            made_at: invitation.madeAt,
            expires_at: invitation.expiresAt,
            spent_at: null,
          })
          .execute();
        await appendAudit(tx, entry);
      }),
    find: async (token, now) => {
      const row = await open(now).where("token_hash", "=", sha256(token)).executeTakeFirst();
      return row === undefined ? undefined : invitationOf(row);
    },
    open: async (now) =>
      (await open(now).where("kind", "!=", "first-run").orderBy("made_at").execute()).map(invitationOf),
    withdraw: (id, entry) =>
      db.transaction().execute(async (tx) => {
        const withdrawn = await tx
          .updateTable("invitations")
          .set({ spent_at: entry.at })
          .where("id", "=", id)
          .where("spent_at", "is", null)
          .returning("id")
          .executeTakeFirst();
        if (withdrawn === undefined) return false;
        await appendAudit(tx, entry);
        return true;
      }),
  };
}
