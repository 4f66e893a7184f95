/** Accounts and what hangs on them: invitations, sessions, failed sign-ins, service tokens. */
import type { Role } from "../actor.ts";
import type { AuditEntry } from "./audit.ts";

/** Somebody with an account. Accounts are disabled, never deleted: the audit names them. */
export interface Person {
  readonly id: string;
  /** Shown to others. */
  readonly name: string;
  /** What they sign in with; an e-mail address or a plain name. */
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly createdAt: string;
  readonly disabledAt?: string | undefined;
  readonly hasSecondFactor: boolean;
  /** Whether there is a password; without one they sign in through the provider. */
  readonly hasPassword: boolean;
  /** Interests they declare, for later sign-offs. */
  readonly interests: string;
  /** Whether what the bell tells them is sent as letters too, where their sign-in name is an address; reports of harm always are. */
  readonly getsLetters: boolean;
  /** What they bring to a review, in the board's words: neurologist, lay-reader. */
  readonly expertise: readonly string[];
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly Role[];
  readonly passwordHash: string;
  readonly createdAt: string;
}

/** Why a change to accounts was not made; nothing was changed then. */
export type PeopleFault = "unknown-person" | "name-taken" | "last-administrator" | "link-spent" | "not-first";

export interface People {
  /** Whether any account was ever made. */
  readonly any: () => Promise<boolean>;
  readonly list: () => Promise<readonly Person[]>;
  readonly find: (id: string) => Promise<Person | undefined>;
  readonly findByName: (signInName: string) => Promise<Person | undefined>;
  /** Spends a link and makes the account, both or neither. A first-run link works only while there is no account. */
  readonly join: (token: string, person: NewPerson, entry: AuditEntry) => Promise<PeopleFault | undefined>;
  /** Spends a link and sets a new password; every session ends. */
  readonly resetPassword: (token: string, passwordHash: string, entry: AuditEntry) => Promise<PeopleFault | undefined>;
  readonly changeRoles: (id: string, roles: readonly Role[], entry: AuditEntry) => Promise<PeopleFault | undefined>;
  readonly changeExpertise: (
    id: string,
    expertise: readonly string[],
    entry: AuditEntry,
  ) => Promise<PeopleFault | undefined>;
  /** Disabling ends every session. */
  readonly disable: (id: string, entry: AuditEntry) => Promise<PeopleFault | undefined>;
  readonly enable: (id: string, entry: AuditEntry) => Promise<PeopleFault | undefined>;
  readonly removeSecondFactor: (id: string, entry: AuditEntry) => Promise<PeopleFault | undefined>;
  readonly declareInterests: (id: string, interests: string, entry: AuditEntry) => Promise<void>;
  /** Turns letters on or off; off also for those that still wait. Reports of harm are sent all the same. */
  readonly chooseLetters: (id: string, wanted: boolean, entry: AuditEntry) => Promise<void>;
}

/** A one-time link: to make the first account, to make one's own, or to set a new password. */
export interface Invitation {
  readonly id: string;
  readonly kind: "first-run" | "join" | "reset";
  readonly roles: readonly Role[];
  /** Whose password is set, for a reset. */
  readonly person?: string | undefined;
  /** Whom it is for, in the inviter's words. */
  readonly note: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
}

export interface Invitations {
  /** Keeps the token's digest only. A new first-run link ends earlier ones that have expired, and a new reset earlier ones. */
  readonly make: (token: string, invitation: Invitation, entry: AuditEntry) => Promise<void>;
  /** The open invitation of a token: not spent, not withdrawn, not expired at `now`. */
  readonly find: (token: string, now: string) => Promise<Invitation | undefined>;
  readonly open: (now: string) => Promise<readonly Invitation[]>;
  /** True when there was an open one. */
  readonly withdraw: (id: string, entry: AuditEntry) => Promise<boolean>;
}

export interface Session {
  readonly id: string;
  readonly person: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly origin: string;
  /** The browser's own words about itself. */
  readonly agent: string;
}

export interface Sessions {
  readonly find: (id: string) => Promise<Session | undefined>;
  readonly ofPerson: (person: string) => Promise<readonly Session[]>;
  /** Notes where a new session comes from, with its entry. Sessions past their end are cleared away. */
  readonly begin: (id: string, seenAt: string, origin: string, entry: AuditEntry) => Promise<void>;
  readonly see: (id: string, seenAt: string) => Promise<void>;
  /** True when there was one. */
  readonly end: (id: string, entry: AuditEntry) => Promise<boolean>;
}

export interface AttemptLimits {
  /** Failures in a row that lock a name. */
  readonly failures: number;
  readonly lockMs: number;
}

/** Failed sign-ins by name, whether or not there is such an account. Shared by every process. */
export interface SignInAttempts {
  /** Counts an attempt before it is made, so that attempts made at once all count. Tells until when the name is locked. */
  readonly begin: (
    signInName: string,
    now: string,
    limits: AttemptLimits,
  ) => Promise<{ readonly lockedUntil?: string }>;
  /** Locks the name when its failures have reached the limit; true when this one did it. */
  readonly fail: (signInName: string, now: string, limits: AttemptLimits) => Promise<boolean>;
  /** Forgets the failures after a success. */
  readonly succeed: (signInName: string) => Promise<void>;
}

/** What a program may do. */
export type Scope = "ask" | "patients" | "documents";

export interface ServiceToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly revokedAt?: string | undefined;
  readonly usedAt?: string | undefined;
}

export interface ServiceTokens {
  /** Keeps the secret's digest only. */
  readonly make: (secret: string, token: ServiceToken, entry: AuditEntry) => Promise<void>;
  readonly find: (secret: string) => Promise<ServiceToken | undefined>;
  readonly list: () => Promise<readonly ServiceToken[]>;
  readonly use: (id: string, at: string) => Promise<void>;
  /** True when there was one that was not revoked yet. */
  readonly revoke: (id: string, entry: AuditEntry) => Promise<boolean>;
}

/** Everything the store keeps about people. */
export interface PeopleStore {
  readonly people: People;
  readonly invitations: Invitations;
  readonly sessions: Sessions;
  readonly attempts: SignInAttempts;
  readonly tokens: ServiceTokens;
  /** Acts that change nothing else, such as a failed sign-in. */
  readonly note: (entry: AuditEntry) => Promise<void>;
}
