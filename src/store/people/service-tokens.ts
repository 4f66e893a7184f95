/** Service tokens on the database: only a digest of each secret is kept. */
import type { Kysely, Selectable } from "kysely";
import type { ServiceToken, ServiceTokens } from "../../app/ports/people.ts";
import { appendAudit } from "../audit.ts";
import { sha256 } from "../digest.ts";
import type { Tables } from "../tables.ts";

const tokenOf = (row: Selectable<Tables["service_tokens"]>): ServiceToken => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes.split(",") as unknown as ServiceToken["scopes"],
  madeBy: row.made_by,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at ?? undefined,
  usedAt: row.used_at ?? undefined,
});

/** The port on a database. */
export function createServiceTokens(db: Kysely<Tables>): ServiceTokens {
  return {
    make: (secret, token, entry) =>
      db.transaction().execute(async (tx) => {
        await tx
          .insertInto("service_tokens")
          .values({
            id: token.id,
            token_hash: sha256(secret),
            name: token.name,
            scopes: token.scopes.join(","),
            made_by: token.madeBy,
            made_at: token.madeAt,
            expires_at: token.expiresAt,
            revoked_at: null,
            used_at: null,
          })
          .execute();
        await appendAudit(tx, entry);
      }),
    find: async (secret) => {
      const row = await db
        .selectFrom("service_tokens")
        .selectAll()
        .where("token_hash", "=", sha256(secret))
        .executeTakeFirst();
      return row === undefined ? undefined : tokenOf(row);
    },
    list: async () => (await db.selectFrom("service_tokens").selectAll().orderBy("made_at").execute()).map(tokenOf),
    use: async (id, at) => {
      await db.updateTable("service_tokens").set({ used_at: at }).where("id", "=", id).execute();
    },
    revoke: (id, entry) =>
      db.transaction().execute(async (tx) => {
        const revoked = await tx
          .updateTable("service_tokens")
          .set({ revoked_at: entry.at })
          .where("id", "=", id)
          .where("revoked_at", "is", null)
          .returning("id")
          .executeTakeFirst();
        if (revoked === undefined) return false;
        await appendAudit(tx, entry);
        return true;
      }),
  };
}
