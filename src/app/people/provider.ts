/** Sign-in through a provider (OpenID Connect). It never makes the first account. */
import { err, ok, type Result } from "../../core/problem.ts";
import type { SetCookies } from "../ports/account-library.ts";
import { ownEntry, type PeopleParts, type Visit } from "./parts.ts";
import { beginSession } from "./sign-in.ts";

/** A page of ours to go to after signing in; anything else becomes the first page. */
export const ownPath = (text: string | undefined): string =>
  text !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes("\\") ? text : "/";

export async function startProvider(
  parts: PeopleParts,
  returnTo: string | undefined,
  visit: Visit,
): Promise<Result<{ readonly url: string; readonly setCookies: SetCookies }>> {
  const { provider } = await parts.library();
  if (provider === undefined)
    return err({ code: "not-found", message: "No sign-in provider is configured", fix: "use a password" });
  if (!(await parts.store.people.any()))
    return err({
      code: "not-allowed",
      message: "The first account is made with the link printed at start",
      fix: "open that link first",
    });
  const started = await provider.start(ownPath(returnTo), visit.headers);
  return started === undefined
    ? err({ code: "provider-away", message: `${provider.name} does not answer`, fix: "try again, or use a password" })
    : ok(started);
}

/** Takes the provider's reply; a person it brings for the first time gets an account with the role reader. */
export async function finishProvider(
  parts: PeopleParts,
  request: Request,
  visit: Visit,
): Promise<Result<{ readonly location: string; readonly setCookies: SetCookies }>> {
  const { provider } = await parts.library();
  if (provider === undefined || !(await parts.store.people.any()))
    return err({ code: "not-found", message: "No sign-in provider is configured" });
  const { session, isNew, ...next } = await provider.finish(request);
  if (session === undefined) {
    const by = { id: "visitor", origin: visit.origin };
    await parts.store.note({
      ...by,
      actor: by.id,
      at: parts.surroundings.now(),
      action: "sign-in.failed",
      subject: "account/unknown",
    });
    return ok(next);
  }
  if (isNew) await parts.store.note(ownEntry(session.person, visit, "account.created", parts.surroundings.now()));
  await beginSession(parts, session, visit);
  return ok(next);
}
