/** Failed sign-ins on the database, counted before the password is looked at. */
import { type Kysely, sql } from "kysely";
import type { SignInAttempts } from "../../app/ports/people.ts";
import { emailOf } from "../../app/ports/sign-in-name.ts";
import { sha256 } from "../digest.ts";
import type { Tables } from "../tables.ts";

const keyOf = (signInName: string): string => sha256(emailOf(signInName));
const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** The port on a database. A name whose last failure is older than the lock starts anew. */
export function createSignInAttempts(db: Kysely<Tables>): SignInAttempts {
  return {
    begin: async (signInName, now, { failures, lockMs }) => {
      const stale = after(now, -lockMs);
      const { rows } = await sql<{ readonly failures: number; readonly locked_until: string | null }>`
        insert into sign_in_attempts (id, failures, last_at, locked_until) values (${keyOf(signInName)}, 1, ${now}, null)
        on conflict (id) do update set
          failures = case when sign_in_attempts.last_at <= ${stale} then 1 else sign_in_attempts.failures + 1 end,
          locked_until = case when sign_in_attempts.locked_until > ${now} then sign_in_attempts.locked_until else null end,
          last_at = case when sign_in_attempts.locked_until > ${now} then sign_in_attempts.last_at else ${now} end
        returning failures, locked_until`.execute(db);
      const [row] = rows;
      if (row?.locked_until != null) return { lockedUntil: row.locked_until };
      return (row?.failures ?? 0) > failures ? { lockedUntil: after(now, lockMs) } : {};
    },
    fail: async (signInName, now, { failures, lockMs }) => {
      const locked = await db
        .updateTable("sign_in_attempts")
        .set({ locked_until: after(now, lockMs) })
        .where("id", "=", keyOf(signInName))
        .where("failures", ">=", failures)
        .where("locked_until", "is", null)
        .returning("id")
        .executeTakeFirst();
      return locked !== undefined;
    },
    succeed: async (signInName) => {
      await db.deleteFrom("sign_in_attempts").where("id", "=", keyOf(signInName)).execute();
    },
  };
}
