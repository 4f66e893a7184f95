/** Who is acting in a request: found once for each request, before any route. */
import type { Context, MiddlewareHandler } from "hono";
import { type Actor, localActor, stranger } from "../app/actor.ts";
import type { PeopleCases } from "../app/people/people.ts";
import type { Reach } from "./origin-guard.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Set for every route; never taken from what a client says about itself. */
    readonly actor: Actor;
  }
}

/** Finds the actor of a request. */
export type ResolveActor = (c: Context) => Promise<Actor>;

/** By session or token; see `app/people/find-actor.ts`. */
export const byAccount =
  ({ doors }: PeopleCases): ResolveActor =>
  (c) =>
    doors.findActor({ headers: c.req.raw.headers, origin: c.var.client.address });

/** Without accounts: the one user of this machine; nobody over a network. */
export const withoutAccounts =
  (reach: Reach): ResolveActor =>
  () =>
    Promise.resolve(reach.from === "network" ? stranger : localActor);

/** Sets the actor. Files of the web app need none. */
export function actorOfRequest(resolve: ResolveActor): MiddlewareHandler {
  return async (c, next) => {
    if (!c.req.path.startsWith("/assets/")) c.set("actor", await resolve(c));
    await next();
  };
}
