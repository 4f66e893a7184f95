/** Accounts on the database: each change with its audit entry, both or neither. */
import type { Kysely, Transaction } from "kysely";
import type { AuditEntry } from "../../app/ports/audit.ts";
import type { NewPerson, People, PeopleFault } from "../../app/ports/people.ts";
import { emailOf } from "../../app/ports/sign-in-name.ts";
import { appendAudit } from "../audit.ts";
import { sha256 } from "../digest.ts";
import type { Tables } from "../tables.ts";
import { endSessions, isLastAdministrator, readPeople, rolesText } from "./person-rows.ts";

/** Undoes a transaction whose act is not to be. */
class Undone extends Error {
  readonly fault: PeopleFault;

  constructor(fault: PeopleFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Runs the act and its entry in one transaction. */
async function act(
  db: Kysely<Tables>,
  entry: AuditEntry,
  change: (tx: Transaction<Tables>) => Promise<void>,
): Promise<PeopleFault | undefined> {
  try {
    await db.transaction().execute(async (tx) => {
      await change(tx);
      await appendAudit(tx, entry);
    });
    return undefined;
  } catch (error) {
    if (error instanceof Undone) return error.fault;
    throw error;
  }
}

/** Marks a link as used; the second of two who use it at once waits here and finds it spent. */
async function spend(
  tx: Transaction<Tables>,
  token: string,
  at: string,
): Promise<{ kind: string; person: string | null }> {
  const spent = await tx
    .updateTable("invitations")
    .set({ spent_at: at })
    .where("token_hash", "=", sha256(token))
    .where("spent_at", "is", null)
    .where("expires_at", ">", at)
    .returning(["kind", "person_id as person"])
    .executeTakeFirst();
  if (spent === undefined) throw new Undone("link-spent");
  return spent;
}

async function insertPerson(tx: Transaction<Tables>, person: NewPerson): Promise<void> {
  const stamps = { created_at: person.createdAt, updated_at: person.createdAt };
  const made = await tx
    .insertInto("people")
    .values({
      id: person.id,
      name: person.name,
      email: emailOf(person.signInName),
      email_verified: 0,
      image: null,
      two_factor_enabled: 0,
      roles: rolesText(person.roles),
      interests: "",
      expertise: "",
      disabled_at: null,
      ...stamps,
    })
    .onConflict((c) => c.column("email").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (made === undefined) throw new Undone("name-taken");
  await tx
    .insertInto("sign_in_methods")
    .values({
      id: person.id,
      account_id: person.id,
      provider_id: "credential",
      password: person.passwordHash,
      person_id: person.id,
      ...stamps,
    })
    .execute();
}

/** A first-run link makes the first account only: the others of its kind are spent with it, whoever holds them. */
async function requireFirst(tx: Transaction<Tables>, at: string): Promise<void> {
  await tx.updateTable("invitations").set({ spent_at: at }).where("kind", "=", "first-run").execute();
  if ((await tx.selectFrom("people").select("id").limit(1).executeTakeFirst()) !== undefined)
    throw new Undone("not-first");
}

/** Drops letters to somebody that nobody began to send, but for reports of harm: those are sent whatever was chosen. */
async function dropWaiting(tx: Transaction<Tables>, id: string): Promise<void> {
  const [person] = await readPeople(tx, { id });
  if (person === undefined) return;
  const ofHarm = tx.selectFrom("notifications").select("id").where("harm", "=", 1);
  const query = tx.deleteFrom("mail_outbox").where("state", "=", "waiting").where("id", "not in", ofHarm);
  await query.where("to_address", "=", person.signInName).execute();
}

/** The port on a database. */
export function createPeople(db: Kysely<Tables>): People {
  // Asked with every request without a session.
  const anybody = db.selectFrom("people").select("id").limit(1).compile();
  const update = (
    id: string,
    set: Partial<{
      roles: string;
      interests: string;
      expertise: string;
      disabled_at: string | null;
      two_factor_enabled: number;
      no_letters: number;
    }>,
    entry: AuditEntry,
    around: (tx: Transaction<Tables>) => Promise<void> = () => Promise.resolve(),
  ): Promise<PeopleFault | undefined> =>
    act(db, entry, async (tx) => {
      await around(tx);
      const changed = await tx
        .updateTable("people")
        .set({ ...set, updated_at: entry.at })
        .where("id", "=", id)
        .returning("id")
        .executeTakeFirst();
      if (changed === undefined) throw new Undone("unknown-person");
    });
  const keepAdministrator = async (tx: Transaction<Tables>, id: string): Promise<void> => {
    if (await isLastAdministrator(tx, id)) throw new Undone("last-administrator");
  };
  return {
    any: async () => (await db.executeQuery(anybody)).rows.length > 0,
    list: () => readPeople(db),
    find: async (id) => (await readPeople(db, { id }))[0],
    findByName: async (signInName) => (await readPeople(db, { email: emailOf(signInName) }))[0],
    join: (token, person, entry) =>
      act(db, entry, async (tx) => {
        const { kind } = await spend(tx, token, entry.at);
        if (kind === "reset") throw new Undone("link-spent");
        if (kind === "first-run") await requireFirst(tx, entry.at);
        await insertPerson(tx, person);
      }),
    resetPassword: (token, passwordHash, entry) =>
      act(db, entry, async (tx) => {
        const { kind, person } = await spend(tx, token, entry.at);
        if (kind !== "reset" || person === null) throw new Undone("link-spent");
        await tx
          .updateTable("sign_in_methods")
          .set({ password: passwordHash, updated_at: entry.at })
          .where("person_id", "=", person)
          .where("provider_id", "=", "credential")
          .execute();
        await endSessions(tx, person);
      }),
    changeRoles: (id, roles, entry) =>
      update(id, { roles: rolesText(roles) }, entry, async (tx) => {
        if (!roles.includes("administrator")) await keepAdministrator(tx, id);
      }),
    disable: (id, entry) =>
      update(id, { disabled_at: entry.at }, entry, async (tx) => {
        await keepAdministrator(tx, id);
        await endSessions(tx, id);
      }),
    changeExpertise: (id, expertise, entry) => update(id, { expertise: expertise.join(",") }, entry),
    enable: (id, entry) => update(id, { disabled_at: null }, entry),
    removeSecondFactor: (id, entry) =>
      update(id, { two_factor_enabled: 0 }, entry, async (tx) => {
        await tx.deleteFrom("second_factors").where("person_id", "=", id).execute();
        await endSessions(tx, id);
      }),
    declareInterests: async (id, interests, entry) => {
      await update(id, { interests }, entry);
    },
    chooseLetters: async (id, wanted, entry) => {
      await update(id, { no_letters: wanted ? 0 : 1 }, entry, async (tx) => {
        if (!wanted) await dropWaiting(tx, id);
      });
    },
  };
}
