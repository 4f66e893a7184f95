/** Reading people, and the changes to them that several places make. */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Person } from "../../app/ports/people.ts";
import { signInNameOf } from "../../app/ports/sign-in-name.ts";
import type { Tables } from "../tables.ts";

export const rolesText = (roles: Person["roles"]): string => roles.join(",");

export const rolesOf = (text: string): Person["roles"] =>
  (text === "" ? [] : text.split(",")) as unknown as Person["roles"];

/** People with what hangs on them, by age. */
export async function readPeople(
  db: Kysely<Tables>,
  where: { readonly id?: string; readonly email?: string } = {},
): Promise<readonly Person[]> {
  let query = db
    .selectFrom("people")
    .leftJoin("sign_in_methods", (join) =>
      join.onRef("sign_in_methods.person_id", "=", "people.id").on("sign_in_methods.provider_id", "=", "credential"),
    )
    .selectAll("people")
    .select("sign_in_methods.id as password_id")
    .orderBy("people.created_at")
    .orderBy("people.id");
  if (where.id !== undefined) query = query.where("people.id", "=", where.id);
  if (where.email !== undefined) query = query.where("people.email", "=", where.email);
  return (await query.execute()).map((row) => ({
    id: row.id,
    name: row.name,
    signInName: signInNameOf(row.email),
    roles: rolesOf(row.roles),
    createdAt: row.created_at,
    disabledAt: row.disabled_at ?? undefined,
    hasSecondFactor: row.two_factor_enabled === 1,
    hasPassword: row.password_id !== null,
    interests: row.interests,
    getsLetters: row.no_letters === 0,
    expertise: row.expertise === "" ? [] : row.expertise.split(","),
  }));
}

/**
 * Locks the administrators and tells whether one is left who is neither disabled nor this person.
 *
 * The update changes nothing; it makes a second transaction wait, so that two administrators cannot remove each other.
 */
export async function isLastAdministrator(tx: Transaction<Tables>, id: string): Promise<boolean> {
  const { rows } = await sql<{ readonly id: string }>`
    update people set roles = roles
    where disabled_at is null and (',' || roles || ',') like '%,administrator,%'
    returning id`.execute(tx);
  return rows.some((row) => row.id === id) && rows.length === 1;
}

export async function endSessions(tx: Transaction<Tables>, person: string): Promise<void> {
  await tx.deleteFrom("sessions").where("person_id", "=", person).execute();
}
