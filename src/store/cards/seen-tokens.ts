/** Tokens that were used once, on the database: all server processes see the same. */
import type { Kysely } from "kysely";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import type { Tables } from "../tables.ts";
import { type RecordCall, recordThrough } from "./call-records.ts";

/** The port on a database. `record` writes claims. */
export function createSeenTokens(db: Kysely<Tables>, record: RecordCall = recordThrough(db)): SeenTokens {
  return {
    claim: (token) => record({ token }),
    forget: async (nowSeconds) => {
      await db.deleteFrom("seen_tokens").where("expires_at", "<", nowSeconds).execute();
    },
  };
}
