/** Tokens that were used once, on the database: all server processes see the same. */
import type { Kysely } from "kysely";
import type { SeenTokens } from "../../app/ports/seen-tokens.ts";
import type { Tables } from "../tables.ts";
import { withValues } from "../with-values.ts";
import { type RecordCall, recordThrough } from "./call-records.ts";
import { digestOfToken } from "./record-calls.ts";

/** Tokens whose time is over are forgotten once in so many seconds, and not at each call. */
const sweepSeconds = 60;

/** The port on a database. `nowSeconds` says which tokens may be forgotten. */
export function createSeenTokens(
  db: Kysely<Tables>,
  nowSeconds: () => number,
  record: RecordCall = recordThrough(db),
): SeenTokens {
  const find = createFinder(db);
  let sweptAt = -Infinity;
  const sweep = async (): Promise<void> => {
    const now = nowSeconds();
    if (now - sweptAt < sweepSeconds) return;
    sweptAt = now;
    await db.deleteFrom("seen_tokens").where("expires_at", "<", now).execute();
  };
  return {
    isSeen: async (token) => {
      await sweep();
      return find(digestOfToken(token));
    },
    claim: async (token) => {
      await sweep();
      return record({ token });
    },
  };
}

/** Whether there is such a digest. The query is the same at each call and is built once. */
function createFinder(db: Kysely<Tables>): (digest: string) => Promise<boolean> {
  const query = db.selectFrom("seen_tokens").select("expires_at").where("digest", "=", "").compile();
  return async (digest) => (await db.executeQuery(withValues(query, [digest]))).rows.length > 0;
}
