/** Signing in and out: the lock-out comes before the password, and every outcome is in the audit. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { CookieSession, SetCookies } from "../ports/account-library.ts";
import { emailOf } from "../ports/sign-in-name.ts";
import { accountSubject, entryOf, ownEntry, type PeopleParts, type Visit } from "./parts.ts";

export interface SignedIn {
  readonly state: "signed-in" | "second-factor";
  readonly setCookies: SetCookies;
}

const wrong: Problem = {
  code: "wrong-credentials",
  message: "Name or password is not right",
  fix: "check both; after several failures the name is locked for a while",
};
const wrongCode: Problem = {
  code: "wrong-credentials",
  message: "This code is not right",
  fix: "check the clock of the device that shows it, or use a recovery code",
};
export const locked: Problem = {
  code: "locked-out",
  message: "Too many failed attempts; this name is locked for a while",
  fix: "wait a quarter of an hour, or ask an administrator for a link to set a new password",
};

/** Notes a session that was just made. */
export async function beginSession(
  { store, surroundings }: PeopleParts,
  session: CookieSession,
  visit: Visit,
  action = "sign-in",
): Promise<void> {
  const at = surroundings.now();
  await store.sessions.begin(session.id, at, visit.origin, ownEntry(session.person, visit, action, at));
}

/** Notes a failure, and the lock when it brought one. A name without an account is locked like any other. */
export async function noteFailure(parts: PeopleParts, signInName: string, visit: Visit): Promise<void> {
  const { store, surroundings } = parts;
  const at = surroundings.now();
  const person = await store.people.findByName(signInName);
  const subject = accountSubject(person?.id ?? "unknown");
  const by = { id: "visitor", origin: visit.origin };
  await store.note(entryOf(by, "sign-in.failed", subject, at));
  if (await store.attempts.fail(signInName, at, parts.attempts))
    await store.note(entryOf(by, "sign-in.locked-out", subject, at));
}

/** Checks name and password. With a second factor the session begins only after its code. */
export async function signIn(
  parts: PeopleParts,
  given: { readonly signInName: string; readonly password: string },
  visit: Visit,
): Promise<Result<SignedIn>> {
  const { store, surroundings } = parts;
  const { lockedUntil } = await store.attempts.begin(given.signInName, surroundings.now(), parts.attempts);
  if (lockedUntil !== undefined) return err(locked);
  const library = await parts.library();
  const outcome = await library.signIn(emailOf(given.signInName), given.password, visit.headers);
  if (outcome.kind === "refused") {
    await noteFailure(parts, given.signInName, visit);
    return err(wrong);
  }
  await store.attempts.succeed(given.signInName);
  if (outcome.kind === "second-factor") return ok({ state: "second-factor", setCookies: outcome.setCookies });
  await beginSession(parts, outcome.session, visit);
  return ok({ state: "signed-in", setCookies: outcome.setCookies });
}

/** Checks the second factor. The library counts failures per account and locks it, in the database. */
export async function verifyCode(
  parts: PeopleParts,
  given: { readonly code: string; readonly kind: "app" | "recovery" },
  visit: Visit,
): Promise<Result<SignedIn>> {
  const outcome = await (await parts.library()).verifyCode(given.code, given.kind, visit.headers);
  if (outcome.kind === "signed-in") {
    await beginSession(parts, outcome.session, visit);
    return ok({ state: "signed-in", setCookies: outcome.setCookies });
  }
  const action = outcome.locked ? "sign-in.locked-out" : "sign-in.failed";
  const subject = accountSubject(outcome.person ?? "unknown");
  await parts.store.note(entryOf({ id: "visitor", origin: visit.origin }, action, subject, parts.surroundings.now()));
  return err(outcome.locked ? locked : wrongCode);
}

/** Ends the session at hand. Without one there is nothing to end. */
export async function signOut(parts: PeopleParts, actor: Actor, visit: Visit): Promise<SetCookies> {
  if (actor.session !== undefined)
    await parts.store.sessions.end(actor.session.id, ownEntry(actor.id, visit, "sign-out", parts.surroundings.now()));
  return (await parts.library()).forgetCookies();
}
