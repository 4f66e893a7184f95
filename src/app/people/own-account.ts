/** What people do with their own account. Whatever weakens it asks for the password again. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { Changed, NewSecondFactor, SetCookies } from "../ports/account-library.ts";
import type { Person, Session } from "../ports/people.ts";
import { emailOf } from "../ports/sign-in-name.ts";
import { ownEntry, type PeopleParts, personOf, problemOfFault, type Visit } from "./parts.ts";
import { checkPassword } from "./password-rules.ts";
import { locked, noteFailure } from "./sign-in.ts";

export interface OwnCases {
  readonly changePassword: (
    actor: Actor,
    given: { current: string; next: string },
    visit: Visit,
  ) => Promise<Result<SetCookies>>;
  readonly declareInterests: (actor: Actor, interests: string, visit: Visit) => Promise<void>;
  /** Whether what the bell tells is sent as letters too; reports of harm always are. */
  readonly chooseLetters: (actor: Actor, wanted: boolean, visit: Visit) => Promise<void>;
  readonly startSecondFactor: (actor: Actor, password: string, visit: Visit) => Promise<Result<NewSecondFactor>>;
  readonly confirmSecondFactor: (actor: Actor, code: string, visit: Visit) => Promise<Result<SetCookies>>;
  readonly stopSecondFactor: (actor: Actor, password: string, visit: Visit) => Promise<Result<SetCookies>>;
  readonly ownSessions: (actor: Actor) => Promise<readonly (Session & { readonly current: boolean })[]>;
  readonly endSession: (actor: Actor, id: string, visit: Visit) => Promise<Result<string>>;
}

const wrongPassword: Problem = {
  code: "wrong-password",
  message: "The password is not right",
  fix: "give the password you signed in with",
};
const wrongCode: Problem = {
  code: "wrong-password",
  message: "This code is not right",
  fix: "check the clock of the device that shows it",
};

/** Builds them. */
export function createOwnCases(parts: PeopleParts): OwnCases {
  const { store, surroundings } = parts;
  const find = async (actor: Actor): Promise<Person> => {
    const person = await store.people.find(personOf(actor).id);
    if (person === undefined) throw new Error("A signed-in person without account");
    return person;
  };
  /** Runs something that checks the password, under the same lock-out as signing in. */
  const withPassword = async <T>(
    actor: Actor,
    visit: Visit,
    call: (person: Person) => Promise<T | undefined>,
  ): Promise<Result<T>> => {
    const person = await find(actor);
    const attempt = await store.attempts.begin(person.signInName, surroundings.now(), parts.attempts);
    if (attempt.lockedUntil !== undefined) return err(locked);
    const outcome = await call(person);
    if (outcome === undefined) {
      await noteFailure(parts, person.signInName, visit);
      return err(wrongPassword);
    }
    await store.attempts.succeed(person.signInName);
    return ok(outcome);
  };
  /** Notes the change on the session that came out of it: the library makes a new one. */
  const noteChange = async (person: string, action: string, changed: Changed, visit: Visit): Promise<void> => {
    const at = surroundings.now();
    const entry = ownEntry(person, visit, action, at);
    const cookies = changed.kind === "done" ? changed.setCookies : [];
    const session = cookies.length === 0 ? undefined : await (await parts.library()).sessionOf(visit.headers, cookies);
    if (session === undefined) await store.note(entry);
    else await store.sessions.begin(session.id, at, visit.origin, entry);
  };
  const changing = async (
    actor: Actor,
    visit: Visit,
    action: string,
    call: () => Promise<Changed>,
  ): Promise<Result<SetCookies>> => {
    const changed = await withPassword(actor, visit, async () => {
      const outcome = await call();
      return outcome.kind === "done" ? outcome : undefined;
    });
    if (!changed.ok) return changed;
    await noteChange(actor.id, action, changed.value, visit);
    return ok(changed.value.setCookies);
  };
  return {
    changePassword: async (actor, { current, next }, visit) => {
      const checked = checkPassword(next, (await find(actor)).signInName);
      if (!checked.ok) return checked;
      const library = await parts.library();
      return changing(actor, visit, "account.password-changed", () =>
        library.changePassword(current, next, visit.headers),
      );
    },
    declareInterests: (actor, interests, visit) =>
      store.people.declareInterests(
        actor.id,
        interests.trim(),
        ownEntry(actor.id, visit, "account.interests", surroundings.now()),
      ),
    chooseLetters: (actor, wanted, visit) =>
      store.people.chooseLetters(
        actor.id,
        wanted,
        ownEntry(actor.id, visit, wanted ? "account.letters-on" : "account.letters-off", surroundings.now()),
      ),
    startSecondFactor: async (actor, password, visit) => {
      const library = await parts.library();
      if ((await find(actor)).hasSecondFactor)
        return err({ code: "bad-request", message: "There is a second factor already", fix: "remove it first" });
      return withPassword(actor, visit, async ({ signInName }) => {
        const made = await library.startSecondFactor(password, visit.headers);
        const [known, shown] = [encodeURIComponent(emailOf(signInName)), encodeURIComponent(signInName)];
        return made === undefined ? undefined : { ...made, uri: made.uri.replace(known, shown) };
      });
    },
    confirmSecondFactor: async (actor, code, visit) => {
      const changed = await (await parts.library()).confirmSecondFactor(code, visit.headers);
      if (changed.kind === "refused") return err(wrongCode);
      await noteChange(actor.id, "account.second-factor-added", changed, visit);
      return ok(changed.setCookies);
    },
    stopSecondFactor: async (actor, password, visit) => {
      const library = await parts.library();
      return changing(actor, visit, "account.second-factor-removed", () =>
        library.stopSecondFactor(password, visit.headers),
      );
    },
    ownSessions: async (actor) => {
      const { id, session: current } = personOf(actor);
      const now = Date.parse(surroundings.now());
      return (await store.sessions.ofPerson(id))
        .filter(({ seenAt }) => now - Date.parse(seenAt) < parts.idleMs)
        .map((session) => ({ ...session, current: session.id === current }));
    },
    endSession: async (actor, id, visit) => {
      const session = await store.sessions.find(id);
      if (session?.person !== actor.id)
        return err({ ...problemOfFault("unknown-person"), message: "There is no such session" });
      await store.sessions.end(id, ownEntry(actor.id, visit, "sign-out.ended", surroundings.now()));
      return ok(id);
    },
  };
}
