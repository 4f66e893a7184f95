/** How the account library is set up: our tables, our ids, no mail, no outside call, nothing of a person in its log. */
import type { BetterAuthOptions } from "better-auth";
import { type GenericOAuthConfig, genericOAuth, twoFactor } from "better-auth/plugins";
import type { Kysely } from "kysely";

export interface LibrarySettings {
  readonly database: Kysely<unknown>;
  /** Signs cookies and encrypts second factors. */
  readonly secret: string;
  readonly newId: () => string;
  /** The clock everything else goes by: how long ago somebody signed in decides what they may sign. */
  readonly now: () => string;
  /** Address people reach the server by; https sets the cookies' secure flag. */
  readonly publicUrl: string;
  /** Longest a session lasts, used or not. */
  readonly longestSessionSeconds: number;
  /** False keeps somebody whose account is disabled from getting a session. */
  readonly mayHaveSession: (person: string) => Promise<boolean>;
  readonly onFailure: (error: unknown) => void;
  readonly provider?: GenericOAuthConfig | undefined;
}

export const longestPassword = 128;
export const callbackBase = "/api/auth";

const person = { userId: "person_id" } as const;
const stamps = { createdAt: "created_at", updatedAt: "updated_at" } as const;

/** The library's tables by our names. Values are text and integers on every database, as on SQLite. */
const tables = {
  user: {
    modelName: "people",
    fields: { ...stamps, emailVerified: "email_verified" },
  },
  session: {
    modelName: "sessions",
    fields: { ...stamps, ...person, expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
  },
  account: {
    modelName: "sign_in_methods",
    fields: {
      ...stamps,
      ...person,
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
    },
  },
  verification: { modelName: "verifications", fields: { ...stamps, expiresAt: "expires_at" } },
} as const;

/** What the provider hands out is of no use after sign-in and is not kept. */
const withoutTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

/** The options. Second factors are encrypted with the secret. */
export function libraryOptions(settings: LibrarySettings) {
  return {
    appName: "Ranvier",
    baseURL: settings.publicUrl,
    basePath: callbackBase,
    secret: settings.secret,
    database: { db: settings.database as never, type: "sqlite", transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // The library's words name people and addresses; a failure is reported without them.
    logger: {
      level: "error",
      disableColors: true,
      log: (level, message, ...details) => {
        // A reply of a provider that belongs to no request of ours is refused; that is no failure.
        if (message === "Failed to parse state") return;
        const cause = details.find((detail) => detail instanceof Error);
        if (level === "error" && cause !== undefined) settings.onFailure(cause);
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: longestPassword,
    },
    user: tables.user,
    session: {
      ...tables.session,
      expiresIn: settings.longestSessionSeconds,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    account: { ...tables.account, accountLinking: { enabled: false }, updateAccountOnSignIn: false },
    verification: tables.verification,
    advanced: {
      cookiePrefix: "ranvier",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      ipAddress: { disableIpTracking: true },
      database: { generateId: settings.newId, validateSchema: false },
    },
    databaseHooks: {
      user: { create: { before: (user) => Promise.resolve({ data: { ...user, image: null } }) } },
      session: {
        create: {
          before: async (session) =>
            (await settings.mayHaveSession(session.userId)) && {
              data: { ...session, createdAt: new Date(settings.now()) },
            },
        },
      },
      account: {
        create: { before: (account) => Promise.resolve({ data: { ...account, ...withoutTokens } }) },
      },
    },
    plugins: [
      twoFactor({
        issuer: "Ranvier",
        twoFactorTable: "second_factors",
        accountLockout: { maxFailedAttempts: 5, durationSeconds: 900 },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            fields: {
              ...person,
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      ...(settings.provider === undefined ? [] : [genericOAuth({ config: [settings.provider] })]),
    ],
  } as const satisfies BetterAuthOptions;
}
