/** One-time links: the first administrator, invitations, and new passwords. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor, Role } from "../actor.ts";
import type { Invitation } from "../ports/people.ts";
import { emailOf } from "../ports/sign-in-name.ts";
import {
  accountSubject,
  dayMs,
  entryOf,
  later,
  minuteMs,
  type PeopleParts,
  problemOfFault,
  type Visit,
} from "./parts.ts";
import { checkPassword, checkSignInName } from "./password-rules.ts";
import { beginSession, type SignedIn } from "./sign-in.ts";

const lifetimeMs: Readonly<Record<Invitation["kind"], number>> = {
  "first-run": 60 * minuteMs,
  join: 7 * dayMs,
  reset: dayMs,
};

/** Where a link leads. The token stands after the # and is never sent in an address. */
export interface OneTimeLink {
  readonly path: string;
  readonly expiresAt: string;
}

interface LinkOptions {
  readonly kind: Invitation["kind"];
  readonly roles: readonly Role[];
  readonly note: string;
  readonly person?: string | undefined;
}

async function makeLink(
  { store, surroundings }: PeopleParts,
  by: { readonly id: string; readonly origin?: string | undefined },
  { kind, roles, note, person }: LinkOptions,
): Promise<OneTimeLink> {
  const [id, token, at] = [surroundings.newId(), surroundings.newToken(), surroundings.now()];
  const expiresAt = later(at, lifetimeMs[kind]);
  const subject = person === undefined ? `invitation/${id}` : accountSubject(person);
  const entry = entryOf(by, kind === "reset" ? "account.password-link" : `invitation.${kind}`, subject, at);
  await store.invitations.make(token, { id, kind, roles, person, note, madeBy: by.id, madeAt: at, expiresAt }, entry);
  return { path: `/join#${token}`, expiresAt };
}

/** The link that makes the first administrator; nothing once there is an account. */
export async function firstRunLink(parts: PeopleParts): Promise<OneTimeLink | undefined> {
  if (await parts.store.people.any()) return undefined;
  return makeLink(parts, { id: "local", origin: "start" }, { kind: "first-run", roles: ["administrator"], note: "" });
}

export const invite = (
  parts: PeopleParts,
  actor: Actor,
  given: { readonly roles: readonly Role[]; readonly note: string },
): Promise<OneTimeLink> => makeLink(parts, actor, { kind: "join", roles: given.roles, note: given.note });

/** A link with which somebody sets a new password. Who signs in through the provider has none to set. */
export async function passwordLink(parts: PeopleParts, actor: Actor, id: string): Promise<Result<OneTimeLink>> {
  const person = await parts.store.people.find(id);
  if (person === undefined) return err(problemOfFault("unknown-person"));
  if (!person.hasPassword)
    return err({
      code: "bad-request",
      message: "This account has no password",
      fix: "they sign in through the provider",
    });
  return ok(await makeLink(parts, actor, { kind: "reset", roles: [], note: "", person: id }));
}

/** What a link is for, to whoever holds it. */
export interface LinkView {
  readonly kind: Invitation["kind"];
  readonly roles: readonly Role[];
  readonly signInName?: string | undefined;
}

const spent: Problem = problemOfFault("link-spent");

export async function lookAtLink({ store, surroundings }: PeopleParts, token: string): Promise<Result<LinkView>> {
  const invitation = await store.invitations.find(token, surroundings.now());
  if (invitation === undefined) return err(spent);
  if (invitation.kind === "first-run" && (await store.people.any())) return err(problemOfFault("not-first"));
  const person = invitation.person === undefined ? undefined : await store.people.find(invitation.person);
  return ok({ kind: invitation.kind, roles: invitation.roles, signInName: person?.signInName });
}

export interface Joining {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
}

async function signInAfter(
  parts: PeopleParts,
  signInName: string,
  password: string,
  visit: Visit,
): Promise<Result<SignedIn>> {
  const outcome = await (await parts.library()).signIn(emailOf(signInName), password, visit.headers);
  if (outcome.kind === "refused")
    return err({ code: "not-signed-in", message: "Sign in now", fix: "use the new password" });
  if (outcome.kind === "second-factor") return ok({ state: "second-factor", setCookies: outcome.setCookies });
  await beginSession(parts, outcome.session, visit);
  return ok({ state: "signed-in", setCookies: outcome.setCookies });
}

/** Makes the account a link is for, and signs its owner in. */
export async function join(parts: PeopleParts, joining: Joining, visit: Visit): Promise<Result<SignedIn>> {
  const { store, surroundings } = parts;
  const signInName = checkSignInName(joining.signInName);
  if (!signInName.ok) return signInName;
  const password = checkPassword(joining.password, signInName.value);
  if (!password.ok) return password;
  const at = surroundings.now();
  const invitation = await store.invitations.find(joining.token, at);
  if (invitation === undefined || invitation.kind === "reset") return err(spent);
  const id = surroundings.newId();
  const fault = await store.people.join(
    joining.token,
    {
      id,
      name: joining.name.trim(),
      signInName: signInName.value,
      roles: invitation.roles,
      passwordHash: await (await parts.library()).hashPassword(password.value),
      createdAt: at,
    },
    entryOf({ id, origin: visit.origin }, "account.created", accountSubject(id), at),
  );
  if (fault !== undefined) return err(problemOfFault(fault));
  return signInAfter(parts, signInName.value, password.value, visit);
}

/** Sets a new password with a link, ends every session and lifts a lock. */
export async function setPassword(
  parts: PeopleParts,
  given: { readonly token: string; readonly password: string },
  visit: Visit,
): Promise<Result<SignedIn>> {
  const { store, surroundings } = parts;
  const at = surroundings.now();
  const invitation = await store.invitations.find(given.token, at);
  const person = invitation?.person === undefined ? undefined : await store.people.find(invitation.person);
  if (person === undefined) return err(spent);
  const password = checkPassword(given.password, person.signInName);
  if (!password.ok) return password;
  const hash = await (await parts.library()).hashPassword(password.value);
  const fault = await store.people.resetPassword(
    given.token,
    hash,
    entryOf({ id: person.id, origin: visit.origin }, "account.password-set", accountSubject(person.id), at),
  );
  if (fault !== undefined) return err(problemOfFault(fault));
  await store.attempts.succeed(person.signInName);
  return signInAfter(parts, person.signInName, password.value, visit);
}
