/** What an administrator does with accounts and service tokens. */
import { err, ok, type Result } from "../../core/problem.ts";
import type { Actor, Role } from "../actor.ts";
import type { AuditEntry } from "../ports/audit.ts";
import type { Invitation, PeopleFault, Person, Scope, ServiceToken } from "../ports/people.ts";
import { tokenPrefix } from "./find-actor.ts";
import { invite, type OneTimeLink, passwordLink } from "./links.ts";
import { accountSubject, dayMs, entryOf, later, type PeopleParts, problemOfFault } from "./parts.ts";

export interface Directory {
  readonly people: readonly Person[];
  readonly invitations: readonly Invitation[];
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

type Change = Promise<Result<Person>>;

/** What an administrator can do. */
export interface ManageCases {
  readonly listPeople: (actor: Actor) => Promise<Directory>;
  readonly invite: (actor: Actor, given: { roles: readonly Role[]; note: string }) => Promise<OneTimeLink>;
  readonly withdrawInvitation: (actor: Actor, id: string) => Promise<boolean>;
  readonly passwordLink: (actor: Actor, id: string) => Promise<Result<OneTimeLink>>;
  readonly changeRoles: (actor: Actor, id: string, roles: readonly Role[]) => Change;
  /** What a reviewer brings; the words are the board's. */
  readonly changeExpertise: (actor: Actor, id: string, expertise: readonly string[]) => Change;
  readonly disablePerson: (actor: Actor, id: string) => Change;
  readonly enablePerson: (actor: Actor, id: string) => Change;
  readonly resetSecondFactor: (actor: Actor, id: string) => Change;
  readonly listTokens: (actor: Actor) => Promise<readonly ServiceToken[]>;
  /** The secret is told once. */
  readonly makeToken: (actor: Actor, given: NewToken) => Promise<{ token: ServiceToken; secret: string }>;
  readonly revokeToken: (actor: Actor, id: string) => Promise<boolean>;
}

/** Builds them. */
export function createManageCases(parts: PeopleParts): ManageCases {
  const { store, surroundings } = parts;
  const entry = (actor: Actor, action: string, subject: string): AuditEntry =>
    entryOf(actor, action, subject, surroundings.now());
  const change = async (
    actor: Actor,
    id: string,
    action: string,
    act: (entry: AuditEntry) => Promise<PeopleFault | undefined>,
  ): Change => {
    const fault = await act(entry(actor, action, accountSubject(id)));
    if (fault !== undefined) return err(problemOfFault(fault));
    const person = await store.people.find(id);
    return person === undefined ? err(problemOfFault("unknown-person")) : ok(person);
  };
  return {
    listPeople: async () => ({
      people: await store.people.list(),
      invitations: await store.invitations.open(surroundings.now()),
    }),
    invite: (actor, given) => invite(parts, actor, given),
    withdrawInvitation: (actor, id) =>
      store.invitations.withdraw(id, entry(actor, "invitation.withdrawn", `invitation/${id}`)),
    passwordLink: (actor, id) => passwordLink(parts, actor, id),
    changeRoles: (actor, id, roles) =>
      change(actor, id, `account.roles:${[...roles].sort().join("+")}`, (e) => store.people.changeRoles(id, roles, e)),
    changeExpertise: (actor, id, expertise) =>
      change(actor, id, "account.expertise", (e) => store.people.changeExpertise(id, [...new Set(expertise)], e)),
    disablePerson: (actor, id) => change(actor, id, "account.disabled", (e) => store.people.disable(id, e)),
    enablePerson: (actor, id) => change(actor, id, "account.enabled", (e) => store.people.enable(id, e)),
    resetSecondFactor: (actor, id) =>
      change(actor, id, "account.second-factor-removed", (e) => store.people.removeSecondFactor(id, e)),
    listTokens: () => store.tokens.list(),
    makeToken: async (actor, { name, scopes, days }) => {
      const [id, at] = [surroundings.newId(), surroundings.now()];
      const secret = `${tokenPrefix}${surroundings.newToken()}${surroundings.newToken()}`;
      const token: ServiceToken = {
        id,
        name,
        scopes: [...new Set(scopes)],
        madeBy: actor.id,
        madeAt: at,
        expiresAt: later(at, days * dayMs),
      };
      await store.tokens.make(secret, token, entryOf(actor, "token.created", `token/${id}`, at));
      return { token, secret };
    },
    revokeToken: (actor, id) => store.tokens.revoke(id, entry(actor, "token.revoked", `token/${id}`)),
  };
}
