/** Sign-in through OpenID Connect by the account library, with a discovery that is tried again until it answers. */
import type { GenericOAuthConfig } from "better-auth/plugins";
import type { SignInProvider } from "../../app/ports/account-library.ts";
import { emailOf, signInNameOf } from "../../app/ports/sign-in-name.ts";
import { type Library, openLibrary, sessionOf, withCookies } from "./account-library.ts";
import type { LibrarySettings } from "./library-options.ts";

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}

/** Part of the address the provider sends people back to: /api/auth/callback/provider. */
export const providerId = "provider";
const discoveryTimeoutMs = 8000;
/** Where somebody lands whose account was just made; told apart by the page it opens. */
const newAccountPath = "/account#new";
const failedPath = "/sign-in#provider-refused";

const wordsOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** An address the provider gives, unless it could be taken for a plain sign-in name of ours. */
const addressOf = (value: unknown): string | undefined => {
  const address = wordsOf(value)?.toLowerCase();
  return address === undefined || signInNameOf(address) !== address ? undefined : address;
};

/** The library's configuration: discovery, a verified ID token with nonce, PKCE, and as little of the profile as serves. */
const toConfig = ({ issuer, clientId, clientSecret, name }: ProviderSettings): GenericOAuthConfig => ({
  providerId,
  name,
  clientId,
  clientSecret,
  discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  pkce: true,
  scopes: ["openid", "profile", "email"],
  mapProfileToUser: (profile: Record<string, unknown>) => ({
    email: addressOf(profile["email"]) ?? emailOf(`oidc-${String(profile["sub"])}`),
    name: wordsOf(profile["name"]) ?? wordsOf(profile["preferred_username"]) ?? "Unnamed",
  }),
});

async function withProvider(settings: LibrarySettings, provider: ProviderSettings): Promise<Library | undefined> {
  const library = openLibrary({ ...settings, provider: toConfig(provider) });
  const late = new Promise<undefined>((done) => {
    setTimeout(() => done(undefined), discoveryTimeoutMs).unref();
  });
  const context = await Promise.race([library.$context, late]);
  return context?.socialProviders.some(({ id }) => id === providerId) === true ? library : undefined;
}

/** The provider's part of the port. A provider that does not answer is asked anew the next time. */
export function createSignInProvider(settings: LibrarySettings, provider: ProviderSettings): SignInProvider {
  let known: Promise<Library | undefined> | undefined;
  const find = async (): Promise<Library | undefined> => {
    const asked = (known ??= withProvider(settings, provider));
    const library = await asked;
    if (library === undefined && known === asked) known = undefined;
    return library;
  };
  const page = (path: string): string => new URL(path, settings.publicUrl).href;
  return {
    name: provider.name,
    start: async (returnTo, headers) => {
      const library = await find();
      if (library === undefined) return undefined;
      const started = await library.api.signInSocial({
        body: {
          provider: providerId,
          callbackURL: page(returnTo),
          newUserCallbackURL: page(newAccountPath),
          errorCallbackURL: page(failedPath),
          disableRedirect: true,
        },
        headers,
        returnHeaders: true,
      });
      const url = "url" in started.response ? started.response.url : undefined;
      return url === undefined ? undefined : { url, setCookies: started.headers.getSetCookie() };
    },
    finish: async (request) => {
      const library = await find();
      if (library === undefined) return { location: failedPath, setCookies: [], isNew: false };
      const reply = await library.handler(request);
      const setCookies = reply.headers.getSetCookie();
      const session = await sessionOf(library, withCookies(request.headers, setCookies));
      const next = new URL(reply.headers.get("location") ?? failedPath, settings.publicUrl);
      const ours = next.origin === new URL(settings.publicUrl).origin && session !== undefined;
      const location = ours ? `${next.pathname}${next.search}${next.hash}` : failedPath;
      return { location, setCookies, session, isNew: location === newAccountPath };
    },
  };
}
