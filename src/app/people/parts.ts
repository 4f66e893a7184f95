/** What the use cases about people work with, and the audit entries they write. */
import type { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { AccountLibrary } from "../ports/account-library.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { AttemptLimits, PeopleFault, PeopleStore } from "../ports/people.ts";
import type { Surroundings } from "../ports/surroundings.ts";

export interface PeopleParts {
  readonly store: PeopleStore;
  readonly surroundings: Surroundings;
  /** Loaded at first use: most of a single user's starts never need it. */
  readonly library: () => Promise<AccountLibrary>;
  /** Unused for this long, a session ends. */
  readonly idleMs: number;
  readonly attempts: AttemptLimits;
  /** Name of the provider people can sign in through, where one is configured. */
  readonly providerName?: string | undefined;
  /** Whether others than this machine reach the server: then nobody acts without an account. */
  readonly networked: boolean;
}

/** A request as far as people are concerned. */
export interface Visit {
  readonly headers: Headers;
  /** Network address, for the audit. */
  readonly origin: string;
}

export const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** A moment after another. */
export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

export const accountSubject = (person: string): string => `account/${person}`;

/** An entry about people. It names accounts by id: no name, address, password or token stands in the audit. */
export const entryOf = (
  by: { readonly id: string; readonly origin?: string | undefined },
  action: string,
  subject: string,
  at: string,
): AuditEntry => ({ at, actor: by.id, action, subject, origin: by.origin ?? "app" });

/** The same for an act of the account itself. */
export const ownEntry = (person: string, { origin }: Visit, action: string, at: string): AuditEntry =>
  entryOf({ id: person, origin }, action, accountSubject(person), at);

const faults: Readonly<Record<PeopleFault, Problem>> = {
  "unknown-person": { code: "not-found", message: "There is no such account", fix: "GET /api/people lists them" },
  "name-taken": { code: "name-taken", message: "This sign-in name is taken", fix: "choose another" },
  "last-administrator": {
    code: "last-administrator",
    message: "This is the last administrator",
    fix: "make somebody else an administrator first",
  },
  "link-spent": {
    code: "link-spent",
    message: "This link was used already, was withdrawn or has expired",
    fix: "ask an administrator for a new one",
  },
  "not-first": {
    code: "link-spent",
    message: "There is an account already",
    fix: "ask its administrator for an invitation",
  },
};

/** A fault of the store in words. */
export const problemOfFault = (fault: PeopleFault): Problem => faults[fault];

/** The id of a signed-in person; own-account use cases run for nobody else. */
export function personOf(actor: Actor): { readonly id: string; readonly session: string } {
  if (actor.standing !== "person" || actor.session === undefined) throw new Error("Not a signed-in person");
  return { id: actor.id, session: actor.session.id };
}
