/** What the account library does for us: passwords, session cookies, second factors, the sign-in provider. */

/** Cookies to set, as header lines; use cases pass them on without looking. */
export type SetCookies = readonly string[];

/** A session that a cookie stands for. */
export interface CookieSession {
  readonly id: string;
  readonly person: string;
}

export type PasswordOutcome =
  | { readonly kind: "signed-in"; readonly session: CookieSession; readonly setCookies: SetCookies }
  | { readonly kind: "second-factor"; readonly person: string; readonly setCookies: SetCookies }
  | { readonly kind: "refused" };

export type CodeOutcome =
  | { readonly kind: "signed-in"; readonly session: CookieSession; readonly setCookies: SetCookies }
  | { readonly kind: "refused"; readonly person?: string | undefined; readonly locked: boolean };

/** A second factor being set up: what an authenticator app needs, and codes for the day it is lost. */
export interface NewSecondFactor {
  /** otpauth: address, for a QR code. */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

export type Changed = { readonly kind: "done"; readonly setCookies: SetCookies } | { readonly kind: "refused" };

export interface AccountLibrary {
  readonly hashPassword: (password: string) => Promise<string>;
  readonly signIn: (email: string, password: string, headers: Headers) => Promise<PasswordOutcome>;
  readonly verifyCode: (code: string, kind: "app" | "recovery", headers: Headers) => Promise<CodeOutcome>;
  /** The session of these headers, or of them with newer cookies. */
  readonly sessionOf: (headers: Headers, newer?: SetCookies) => Promise<CookieSession | undefined>;
  /** Cookies that take the session's away. */
  readonly forgetCookies: () => Promise<SetCookies>;
  readonly changePassword: (current: string, next: string, headers: Headers) => Promise<Changed>;
  readonly startSecondFactor: (password: string, headers: Headers) => Promise<NewSecondFactor | undefined>;
  readonly confirmSecondFactor: (code: string, headers: Headers) => Promise<Changed>;
  readonly stopSecondFactor: (password: string, headers: Headers) => Promise<Changed>;
  readonly provider?: SignInProvider | undefined;
}

/** Sign-in through a provider (OpenID Connect). */
export interface SignInProvider {
  /** Shown on the button. */
  readonly name: string;
  /** Where to send the browser, or nothing when the provider does not answer. */
  readonly start: (
    returnTo: string,
    headers: Headers,
  ) => Promise<{ readonly url: string; readonly setCookies: SetCookies } | undefined>;
  /** Reads the provider's reply. `location` is where the browser goes next. */
  readonly finish: (request: Request) => Promise<{
    readonly location: string;
    readonly setCookies: SetCookies;
    readonly session?: CookieSession | undefined;
    /** True when this made the account. */
    readonly isNew: boolean;
  }>;
}
