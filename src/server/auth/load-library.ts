/** The account library as one value, loaded the first time somebody needs it. */
import type { AccountLibrary } from "../../app/ports/account-library.ts";
import { createAccountLibrary, openLibrary } from "./account-library.ts";
import type { LibrarySettings } from "./library-options.ts";
import { createSignInProvider, type ProviderSettings } from "./sign-in-provider.ts";

/** Opens the library with its provider, where one is configured. */
export function loadLibrary(settings: LibrarySettings, provider: ProviderSettings | undefined): AccountLibrary {
  const library = createAccountLibrary(openLibrary(settings));
  return provider === undefined ? library : { ...library, provider: createSignInProvider(settings, provider) };
}
