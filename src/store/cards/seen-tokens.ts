/** Tokens that were used once, on the database: all server processes see the same. */
import type { Kysely } from "kysely";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import { digestOf } from "../digest.ts";
import type { Tables } from "../tables.ts";

/** Tokens whose time is over are forgotten once in so many seconds, and not at each call. */
const sweepSeconds = 60;

/** The port on a database. `nowSeconds` says which tokens may be forgotten. */
export function createSeenTokens(db: Kysely<Tables>, nowSeconds: () => number): SeenTokens {
  let sweptAt = -Infinity;
  return {
    claim: async (issuer, tokenId, expiresAt) => {
      const now = nowSeconds();
      if (now - sweptAt >= sweepSeconds) {
        sweptAt = now;
        await db.deleteFrom("seen_tokens").where("expires_at", "<", now).execute();
      }
      const { numInsertedOrUpdatedRows = 0n } = await db
        .insertInto("seen_tokens")
        .values({ digest: digestOf([issuer, tokenId]), expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows > 0n;
    },
  };
}
