/** Routes of an administrator's work: accounts, invitations, tokens of programs. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ManageCases } from "../../app/people/manage.ts";
import type { Person } from "../../app/ports/people.ts";
import {
  changeRolesRoute,
  disablePersonRoute,
  enablePersonRoute,
  inviteRoute,
  listPeopleRoute,
  listTokensRoute,
  makeTokenRoute,
  passwordLinkRoute,
  resetSecondFactorRoute,
  revokeTokenRoute,
  withdrawInvitationRoute,
} from "../../contract/manage-people.ts";
import { expertiseRoute } from "../../contract/review-routes.ts";
import type { Result } from "../../core/problem.ts";
import { problemResponse } from "../problem.ts";
import { done, noStore } from "./people.ts";

const nothing = (c: Context, what: string): Response =>
  problemResponse(c, [{ code: "not-found", message: `There is no such ${what}`, fix: "reload the list" }]);

const personResponse = (c: Context, changed: Result<Person>): Response =>
  changed.ok ? c.json(changed.value, 200, noStore) : problemResponse(c, [changed.error]);

function addPeople(app: OpenAPIHono, manage: ManageCases): void {
  app.openapi(listPeopleRoute, async (c) => c.json((await manage.listPeople(c.var.actor)) as never, 200, noStore));
  app.openapi(changeRolesRoute, async (c) => {
    const { roles } = c.req.valid("json");
    return personResponse(c, await manage.changeRoles(c.var.actor, c.req.valid("param").id, roles)) as never;
  });
  app.openapi(expertiseRoute, async (c) => {
    const { expertise } = c.req.valid("json");
    const changed = await manage.changeExpertise(c.var.actor, c.req.valid("param").id, expertise);
    return changed.ok ? c.body(null, 204) : problemResponse(c, [changed.error]);
  });
  app.openapi(
    disablePersonRoute,
    async (c) => personResponse(c, await manage.disablePerson(c.var.actor, c.req.valid("param").id)) as never,
  );
  app.openapi(
    enablePersonRoute,
    async (c) => personResponse(c, await manage.enablePerson(c.var.actor, c.req.valid("param").id)) as never,
  );
  app.openapi(
    resetSecondFactorRoute,
    async (c) => personResponse(c, await manage.resetSecondFactor(c.var.actor, c.req.valid("param").id)) as never,
  );
  app.openapi(passwordLinkRoute, async (c) => {
    const link = await manage.passwordLink(c.var.actor, c.req.valid("param").id);
    return link.ok ? c.json(link.value, 201, noStore) : (problemResponse(c, [link.error]) as never);
  });
}

function addInvitations(app: OpenAPIHono, manage: ManageCases): void {
  app.openapi(inviteRoute, async (c) => c.json(await manage.invite(c.var.actor, c.req.valid("json")), 201, noStore));
  app.openapi(withdrawInvitationRoute, async (c) =>
    (await manage.withdrawInvitation(c.var.actor, c.req.valid("param").id))
      ? c.json(done, 200, noStore)
      : (nothing(c, "open invitation") as never),
  );
}

function addTokens(app: OpenAPIHono, manage: ManageCases): void {
  app.openapi(listTokensRoute, async (c) =>
    c.json({ tokens: await manage.listTokens(c.var.actor) } as never, 200, noStore),
  );
  app.openapi(makeTokenRoute, async (c) =>
    c.json((await manage.makeToken(c.var.actor, c.req.valid("json"))) as never, 201, noStore),
  );
  app.openapi(revokeTokenRoute, async (c) =>
    (await manage.revokeToken(c.var.actor, c.req.valid("param").id))
      ? c.json(done, 200, noStore)
      : (nothing(c, "token") as never),
  );
}

/** Adds the routes to the app. */
export function addManagePeopleRoutes(app: OpenAPIHono, manage: ManageCases): void {
  addPeople(app, manage);
  addInvitations(app, manage);
  addTokens(app, manage);
}
