/** Who is behind a request: a program by its token, a person by their session, else whoever may come without either. */
import { type Actor, localActor, type Role, stranger, visitor } from "../actor.ts";
import { Refused } from "../guarded.ts";
import type { Scope } from "../ports/people.ts";
import { minuteMs, ownEntry, type PeopleParts, type Visit } from "./parts.ts";

/** How the tokens of programs begin; other bearer tokens are not ours to judge. */
export const tokenPrefix = "rvt_";
export const sessionCookie = "ranvier.session_token=";

/** What a token's scope lets its program do, in the roles of people. None reviews or administers. */
export const rolesOfScope: Readonly<Record<Scope, readonly Role[]>> = {
  ask: ["reader"],
  patients: ["reader", "clinician"],
  documents: ["reader", "editor"],
};

const isAfter = (a: string, b: string): boolean => Date.parse(a) > Date.parse(b);

async function programOf({ store, surroundings }: PeopleParts, secret: string, visit: Visit): Promise<Actor> {
  const token = await store.tokens.find(secret);
  const now = surroundings.now();
  if (token === undefined || token.revokedAt !== undefined || !isAfter(token.expiresAt, now))
    throw new Refused({
      code: "not-signed-in",
      message: "This token is unknown, revoked or expired",
      fix: "ask an administrator for a new one",
    });
  if (token.usedAt === undefined || isAfter(now, new Date(Date.parse(token.usedAt) + minuteMs).toISOString()))
    await store.tokens.use(token.id, now);
  const roles = new Set(token.scopes.flatMap((scope) => rolesOfScope[scope]));
  return { id: `token/${token.id}`, roles: [...roles], standing: "program", origin: visit.origin };
}

/** The person of a session that is still in use. One that lay idle too long ends here. */
async function personOfSession(parts: PeopleParts, visit: Visit): Promise<Actor | undefined> {
  const { store, surroundings, idleMs } = parts;
  const cookie = await (await parts.library()).sessionOf(visit.headers);
  if (cookie === undefined) return undefined;
  const [session, person] = await Promise.all([store.sessions.find(cookie.id), store.people.find(cookie.person)]);
  if (session === undefined || person === undefined || person.disabledAt !== undefined) return undefined;
  const now = surroundings.now();
  const unusedMs = Date.parse(now) - Date.parse(session.seenAt);
  if (unusedMs >= idleMs) {
    await store.sessions.end(session.id, ownEntry(person.id, visit, "sign-out.idle", now));
    return undefined;
  }
  if (unusedMs >= Math.min(minuteMs, idleMs / 4)) await store.sessions.see(session.id, now);
  return {
    id: person.id,
    roles: person.roles,
    standing: "person",
    origin: visit.origin,
    session: { id: session.id, authenticatedAt: session.startedAt },
  };
}

/** Somebody without token or session. As long as nobody ever made an account, this machine's user may do everything. */
async function withoutSession({ store, networked }: PeopleParts, { origin }: Visit): Promise<Actor> {
  if (networked) return { ...stranger, origin };
  return { ...((await store.people.any()) ? visitor : localActor), origin };
}

/** Finds the actor. Throws Refused for a token of ours that does not hold: it must not fall back to less. */
export async function findActor(parts: PeopleParts, visit: Visit): Promise<Actor> {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(visit.headers.get("authorization") ?? "") ?? [];
  if (bearer?.startsWith(tokenPrefix) === true) return programOf(parts, bearer, visit);
  const hasCookie = visit.headers.get("cookie")?.includes(sessionCookie) === true;
  const person = hasCookie ? await personOfSession(parts, visit) : undefined;
  return person ?? withoutSession(parts, visit);
}
