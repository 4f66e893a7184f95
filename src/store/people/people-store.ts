/** Everything about people on one database, and the key that sessions are signed with. */
import type { Kysely } from "kysely";
import type { PeopleStore } from "../../app/ports/people.ts";
import { createAuditLog } from "../audit.ts";
import type { Tables } from "../tables.ts";
import { createInvitations } from "./invitations.ts";
import { createPeople } from "./people.ts";
import { createServiceTokens } from "./service-tokens.ts";
import { createSessions } from "./sessions.ts";
import { createSignInAttempts } from "./sign-in-attempts.ts";

/** The port on a database. */
export function createPeopleStore(db: Kysely<Tables>): PeopleStore {
  const audit = createAuditLog(db);
  return {
    people: createPeople(db),
    invitations: createInvitations(db),
    sessions: createSessions(db),
    attempts: createSignInAttempts(db),
    tokens: createServiceTokens(db),
    note: async (entry) => {
      await audit.append(entry);
    },
  };
}

/** The key of this database's sessions, made at first use; every server on the database finds the same. */
export async function readSessionKey(db: Kysely<Tables>, fresh: string): Promise<string> {
  await db
    .insertInto("server_keys")
    .values({ id: "sessions", value: fresh })
    .onConflict((c) => c.column("id").doNothing())
    .execute();
  const row = await db.selectFrom("server_keys").select("value").where("id", "=", "sessions").executeTakeFirstOrThrow();
  return row.value;
}
