/** Routes of accounts: signing in and out, one-time links, and one's own account. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { renderSVG } from "uqr";
import type { PeopleCases } from "../../app/people/people.ts";
import type { Visit } from "../../app/people/parts.ts";
import type { SignedIn } from "../../app/people/sign-in.ts";
import {
  accountRoute,
  changePasswordRoute,
  confirmSecondFactorRoute,
  endSessionRoute,
  finishProviderRoute,
  interestsRoute,
  lettersRoute,
  joinRoute,
  lookAtLinkRoute,
  secondFactorRoute,
  sessionsRoute,
  setPasswordRoute,
  signInRoute,
  signOutRoute,
  startProviderRoute,
  startSecondFactorRoute,
  stopSecondFactorRoute,
} from "../../contract/people.ts";
import type { Result } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";

export const noStore = { "cache-control": "no-store" } as const;
export const done = { done: true } as const;

/** A request as the use cases see it. */
export const visitOf = (c: Context): Visit => ({ headers: c.req.raw.headers, origin: c.var.client.address });

function addCookies(c: Context, setCookies: readonly string[]): void {
  for (const line of setCookies) c.header("set-cookie", line, { append: true });
}

function signedIn(c: Context, outcome: Result<SignedIn>): Response {
  if (!outcome.ok) return problemResponse(c, [outcome.error]);
  addCookies(c, outcome.value.setCookies);
  return c.json({ state: outcome.value.state }, 200, noStore);
}

function changed(c: Context, outcome: Result<readonly string[]>): Response {
  if (!outcome.ok) return problemResponse(c, [outcome.error]);
  addCookies(c, outcome.value);
  return c.json(done, 200, noStore);
}

function addDoors(app: OpenAPIHono, { doors }: PeopleCases): void {
  app.openapi(accountRoute, async (c) => c.json((await doors.standing(c.var.actor)) as never, 200, noStore));
  app.openapi(signInRoute, async (c) => signedIn(c, await doors.signIn(c.req.valid("json"), visitOf(c))) as never);
  app.openapi(
    secondFactorRoute,
    async (c) => signedIn(c, await doors.verifyCode(c.req.valid("json"), visitOf(c))) as never,
  );
  app.openapi(signOutRoute, async (c) => {
    addCookies(c, await doors.signOut(c.var.actor, visitOf(c)));
    return c.json(done, 200, noStore);
  });
  app.openapi(startProviderRoute, async (c) => {
    const started = await doors.startProvider(c.req.valid("json").returnTo, visitOf(c));
    if (!started.ok) return problemResponse(c, [started.error]) as never;
    addCookies(c, started.value.setCookies);
    return c.json({ url: started.value.url }, 200, noStore);
  });
  app.openapi(finishProviderRoute, async (c) => {
    const finished = await doors.finishProvider(c.req.raw, visitOf(c));
    if (!finished.ok) return problemResponse(c, [finished.error]);
    addCookies(c, finished.value.setCookies);
    return c.redirect(finished.value.location, 302);
  });
}

function addLinks(app: OpenAPIHono, { doors }: PeopleCases): void {
  app.openapi(lookAtLinkRoute, async (c) => {
    const link = await doors.lookAtLink(c.req.valid("json").token);
    return link.ok ? c.json(link.value, 200, noStore) : (problemResponse(c, [link.error]) as never);
  });
  app.openapi(joinRoute, async (c) => signedIn(c, await doors.join(c.req.valid("json"), visitOf(c))) as never);
  app.openapi(
    setPasswordRoute,
    async (c) => signedIn(c, await doors.setPassword(c.req.valid("json"), visitOf(c))) as never,
  );
}

function addOwnAccount(app: OpenAPIHono, { own }: PeopleCases): void {
  app.openapi(changePasswordRoute, async (c) => {
    const given = c.req.valid("json");
    return changed(c, await own.changePassword(c.var.actor, given, visitOf(c))) as never;
  });
  app.openapi(interestsRoute, async (c) => {
    await own.declareInterests(c.var.actor, c.req.valid("json").interests, visitOf(c));
    return c.json(done, 200, noStore);
  });
  app.openapi(lettersRoute, async (c) => {
    await own.chooseLetters(c.var.actor, c.req.valid("json").wanted, visitOf(c));
    return c.json(done, 200, noStore);
  });
  app.openapi(startSecondFactorRoute, async (c) => {
    const made = await own.startSecondFactor(c.var.actor, c.req.valid("json").password, visitOf(c));
    if (!made.ok) return problemResponse(c, [made.error]) as never;
    const { uri, recoveryCodes } = made.value;
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    return c.json({ uri, secret, qrSvg: renderSVG(uri, { border: 2 }), recoveryCodes }, 200, noStore);
  });
  app.openapi(confirmSecondFactorRoute, async (c) => {
    const { code } = c.req.valid("json");
    return changed(c, await own.confirmSecondFactor(c.var.actor, code, visitOf(c))) as never;
  });
  app.openapi(stopSecondFactorRoute, async (c) => {
    const { password } = c.req.valid("json");
    return changed(c, await own.stopSecondFactor(c.var.actor, password, visitOf(c))) as never;
  });
  app.openapi(sessionsRoute, async (c) => {
    const sessions = await own.ownSessions(c.var.actor);
    return c.json({ sessions: sessions.map(({ person: _person, ...session }) => session) }, 200, noStore);
  });
  app.openapi(endSessionRoute, async (c) => {
    const ended = await own.endSession(c.var.actor, c.req.valid("param").id, visitOf(c));
    return ended.ok ? c.json(done, 200, noStore) : (problemResponse(c, [ended.error]) as never);
  });
}

/** Adds the routes to the app. */
export function addPeopleRoutes(app: OpenAPIHono, people: PeopleCases): void {
  addDoors(app, people);
  addLinks(app, people);
  addOwnAccount(app, people);
}
