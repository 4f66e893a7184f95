/** Everything about people: the doors anybody may knock at, one's own account, and an administrator's work. */
import type { Result } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import { guarded } from "../guarded.ts";
import type { SetCookies } from "../ports/account-library.ts";
import type { Person } from "../ports/people.ts";
import { findActor } from "./find-actor.ts";
import { firstRunLink, join, type Joining, type LinkView, lookAtLink, type OneTimeLink, setPassword } from "./links.ts";
import { createManageCases, type ManageCases } from "./manage.ts";
import { createOwnCases, type OwnCases } from "./own-account.ts";
import { minuteMs, type PeopleParts, type Visit } from "./parts.ts";
import { finishProvider, startProvider } from "./provider.ts";
import { signIn, signOut, type SignedIn, verifyCode } from "./sign-in.ts";

/** Who somebody is to the server, for the page's header. */
export interface StandingView {
  readonly person?: Person | undefined;
  readonly roles: Actor["roles"];
  /** Whether there are accounts, or there must be: then there is something to sign in to. */
  readonly accounts: boolean;
  readonly provider?: string | undefined;
  readonly idleMinutes: number;
}

/** Open to everybody: these are how one comes to be somebody. */
export interface Doors {
  readonly findActor: (visit: Visit) => Promise<Actor>;
  readonly standing: (actor: Actor) => Promise<StandingView>;
  readonly firstRunLink: () => Promise<OneTimeLink | undefined>;
  readonly signIn: (given: { signInName: string; password: string }, visit: Visit) => Promise<Result<SignedIn>>;
  readonly verifyCode: (given: { code: string; kind: "app" | "recovery" }, visit: Visit) => Promise<Result<SignedIn>>;
  readonly signOut: (actor: Actor, visit: Visit) => Promise<SetCookies>;
  readonly lookAtLink: (token: string) => Promise<Result<LinkView>>;
  readonly join: (joining: Joining, visit: Visit) => Promise<Result<SignedIn>>;
  readonly setPassword: (given: { token: string; password: string }, visit: Visit) => Promise<Result<SignedIn>>;
  readonly startProvider: (
    returnTo: string | undefined,
    visit: Visit,
  ) => Promise<Result<{ readonly url: string; readonly setCookies: SetCookies }>>;
  readonly finishProvider: (
    request: Request,
    visit: Visit,
  ) => Promise<Result<{ readonly location: string; readonly setCookies: SetCookies }>>;
}

export interface PeopleCases {
  readonly doors: Doors;
  readonly own: OwnCases;
  readonly manage: ManageCases;
}

const createDoors = (parts: PeopleParts): Doors => ({
  findActor: (visit) => findActor(parts, visit),
  standing: async (actor) => ({
    person: actor.standing === "person" ? await parts.store.people.find(actor.id) : undefined,
    roles: actor.roles,
    accounts: parts.networked || actor.standing === "person" || (await parts.store.people.any()),
    provider: parts.providerName,
    idleMinutes: parts.idleMs / minuteMs,
  }),
  firstRunLink: () => firstRunLink(parts),
  signIn: (given, visit) => signIn(parts, given, visit),
  verifyCode: (given, visit) => verifyCode(parts, given, visit),
  signOut: (actor, visit) => signOut(parts, actor, visit),
  lookAtLink: (token) => lookAtLink(parts, token),
  join: (joining, visit) => join(parts, joining, visit),
  setPassword: (given, visit) => setPassword(parts, given, visit),
  startProvider: (returnTo, visit) => startProvider(parts, returnTo, visit),
  finishProvider: (request, visit) => finishProvider(parts, request, visit),
});

/** Builds them, each behind the permission it takes. */
export const createPeopleCases = (parts: PeopleParts): PeopleCases => ({
  doors: createDoors(parts),
  own: guarded(createOwnCases(parts), {
    changePassword: "account.own",
    declareInterests: "account.own",
    chooseLetters: "account.own",
    startSecondFactor: "account.own",
    confirmSecondFactor: "account.own",
    stopSecondFactor: "account.own",
    ownSessions: "account.own",
    endSession: "account.own",
  }),
  manage: guarded(createManageCases(parts), {
    listPeople: "people.manage",
    invite: "people.manage",
    withdrawInvitation: "people.manage",
    passwordLink: "people.manage",
    changeRoles: "people.manage",
    changeExpertise: "people.manage",
    disablePerson: "people.manage",
    enablePerson: "people.manage",
    resetSecondFactor: "people.manage",
    listTokens: "people.manage",
    makeToken: "people.manage",
    revokeToken: "people.manage",
  }),
});
