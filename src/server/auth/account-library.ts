/** The account library (better-auth) behind our port: called as functions, none of its own addresses is open. */
import { betterAuth } from "better-auth";
import { hashPassword } from "better-auth/crypto";
import type {
  AccountLibrary,
  Changed,
  CodeOutcome,
  CookieSession,
  PasswordOutcome,
  SetCookies,
} from "../../app/ports/account-library.ts";
import { libraryOptions, type LibrarySettings } from "./library-options.ts";

/** Builds the library. It reads nothing of the network here, except a provider's discovery where one is configured. */
export const openLibrary = (settings: LibrarySettings) => betterAuth(libraryOptions(settings));
export type Library = ReturnType<typeof openLibrary>;

const cookiesOf = (headers: Headers): SetCookies => headers.getSetCookie();

/** The request headers a following call would have: those of this one with the new cookies laid over. */
export function withCookies(headers: Headers, setCookies: SetCookies): Headers {
  const jar = new Map<string, string>();
  const put = (pair: string): void => {
    const at = pair.indexOf("=");
    if (at > 0) jar.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  };
  for (const pair of (headers.get("cookie") ?? "").split(";")) put(pair);
  for (const line of setCookies) put(line.split(";")[0] ?? "");
  return new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") });
}

/** True when the library said no; anything that is not its own refusal is a failure and goes on. */
function isRefusal(error: unknown): boolean {
  const status = (error as { readonly statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === "number" && status >= 400 && status < 500;
}

async function refusable<T, R>(call: () => Promise<T>, refused: (status: number) => R): Promise<T | R> {
  try {
    return await call();
  } catch (error) {
    if (isRefusal(error)) return refused((error as { readonly statusCode: number }).statusCode);
    throw error;
  }
}

/** The session a request's cookies stand for. */
export async function sessionOf(library: Library, headers: Headers): Promise<CookieSession | undefined> {
  const found = await library.api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } });
  return found === null ? undefined : { id: found.session.id, person: found.user.id };
}

/** What a changed session must still be. */
async function requireSession(library: Library, headers: Headers): Promise<CookieSession> {
  const session = await sessionOf(library, headers);
  if (session === undefined) throw new Error("The account library made a session and does not find it");
  return session;
}

async function signIn(library: Library, email: string, password: string, headers: Headers): Promise<PasswordOutcome> {
  return refusable(
    async (): Promise<PasswordOutcome> => {
      const made = await library.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
      const setCookies = cookiesOf(made.headers);
      if ("twoFactorRedirect" in made.response) {
        const person = await personOfChallenge(library, withCookies(headers, setCookies));
        return { kind: "second-factor", person: person ?? "", setCookies };
      }
      return {
        kind: "signed-in",
        session: await requireSession(library, withCookies(headers, setCookies)),
        setCookies,
      };
    },
    () => ({ kind: "refused" as const }),
  );
}

/** Whose second factor is being asked for: the library keeps it under the identifier in its signed cookie. */
async function personOfChallenge(library: Library, headers: Headers): Promise<string | undefined> {
  const context = await library.$context;
  const name = context.createAuthCookie("two_factor").name;
  const pair = (headers.get("cookie") ?? "").split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  const signed = decodeURIComponent(pair?.slice(name.length + 1) ?? "");
  const identifier = signed.slice(0, Math.max(0, signed.lastIndexOf(".")));
  if (identifier === "") return undefined;
  return (await context.internalAdapter.findVerificationValue(identifier))?.value;
}

async function verifyCode(
  library: Library,
  code: string,
  kind: "app" | "recovery",
  headers: Headers,
): Promise<CodeOutcome> {
  const person = await personOfChallenge(library, headers);
  return refusable(
    async (): Promise<CodeOutcome> => {
      const call = { body: { code }, headers, returnHeaders: true } as const;
      const made = kind === "app" ? await library.api.verifyTOTP(call) : await library.api.verifyBackupCode(call);
      const setCookies = cookiesOf(made.headers);
      return {
        kind: "signed-in",
        session: await requireSession(library, withCookies(headers, setCookies)),
        setCookies,
      };
    },
    (status) => ({ kind: "refused" as const, person, locked: status === 429 }),
  );
}

/** A call that changes the account of the session at hand, and may give it a new session cookie. */
const changing = (call: () => Promise<{ readonly headers: Headers }>): Promise<Changed> =>
  refusable(
    async (): Promise<Changed> => ({ kind: "done", setCookies: cookiesOf((await call()).headers) }),
    () => ({ kind: "refused" as const }),
  );

/** The port on the library. */
export function createAccountLibrary(library: Library): AccountLibrary {
  const { api } = library;
  return {
    hashPassword,
    signIn: (email, password, headers) => signIn(library, email, password, headers),
    verifyCode: (code, kind, headers) => verifyCode(library, code, kind, headers),
    sessionOf: (headers, newer = []) => sessionOf(library, withCookies(headers, newer)),
    forgetCookies: async () => {
      const { authCookies } = await library.$context;
      const { name, attributes } = authCookies.sessionToken;
      return [`${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${attributes.secure === true ? "; Secure" : ""}`];
    },
    changePassword: (currentPassword, newPassword, headers) =>
      changing(() =>
        api.changePassword({
          body: { currentPassword, newPassword, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        }),
      ),
    startSecondFactor: (password, headers) =>
      refusable(
        async () => {
          const made = await api.enableTwoFactor({ body: { password, method: "totp" }, headers });
          if (!("totpURI" in made) || made.totpURI === undefined) throw new Error("No second factor was made");
          return { uri: made.totpURI, recoveryCodes: made.backupCodes ?? [] };
        },
        () => undefined,
      ),
    confirmSecondFactor: (code, headers) =>
      changing(() => api.verifyTOTP({ body: { code }, headers, returnHeaders: true })),
    stopSecondFactor: (password, headers) =>
      changing(() => api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })),
  };
}
