/** Routes of an administrator's work: accounts, invitations, tokens of programs. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { body, displayName, Done, IdParam, json, PersonView, problem, refusals, Roles } from "./people.ts";

export type { Role } from "./people.ts";

export const Scope = z.enum(["ask", "patients", "documents"]);
export type Scope = z.infer<typeof Scope>;

export const InvitationView = z
  .object({
    id: z.string(),
    kind: z.enum(["first-run", "join", "reset"]),
    roles: Roles,
    person: z.string().optional(),
    note: z.string(),
    madeAt: z.string(),
    expiresAt: z.string(),
  })
  .readonly();
export type InvitationView = z.infer<typeof InvitationView>;
const OneTimeLink = z.object({ path: z.string(), expiresAt: z.string() }).readonly();
export type OneTimeLink = z.infer<typeof OneTimeLink>;

export const listPeopleRoute = createRoute({
  method: "get",
  path: "/api/people",
  summary: "List accounts and open invitations",
  responses: {
    200: json(
      z.object({ people: z.array(PersonView).readonly(), invitations: z.array(InvitationView).readonly() }).readonly(),
      "Accounts and open invitations",
    ),
    ...refusals,
  },
});

export const inviteRoute = createRoute({
  method: "post",
  path: "/api/people/invitations",
  summary: "Invite somebody by a one-time link",
  request: { body: body(z.strictObject({ roles: Roles, note: z.string().trim().max(100) }).readonly()) },
  responses: { 201: json(OneTimeLink, "The link; shown once"), ...refusals },
});

export const withdrawInvitationRoute = createRoute({
  method: "post",
  path: "/api/people/invitations/{id}/withdraw",
  summary: "Withdraw an invitation",
  request: { params: IdParam },
  responses: { 200: json(Done, "Withdrawn"), ...refusals, 404: problem("No such invitation") },
});

const personAct = <Act extends string>(act: Act, summary: string) =>
  createRoute({
    method: "post",
    path: `/api/people/{id}/${act}`,
    summary,
    request: { params: IdParam },
    responses: {
      200: json(PersonView, "The account as it is now"),
      ...refusals,
      404: problem("No such account"),
      409: problem("The last administrator stays"),
    },
  });

export const changeRolesRoute = createRoute({
  method: "post",
  path: "/api/people/{id}/roles",
  summary: "Set somebody's roles",
  request: { params: IdParam, body: body(z.strictObject({ roles: Roles }).readonly()) },
  responses: {
    200: json(PersonView, "The account as it is now"),
    ...refusals,
    404: problem("No such account"),
    409: problem("The last administrator stays"),
  },
});
export const disablePersonRoute = personAct("disable", "Disable an account and end its sessions");
export const enablePersonRoute = personAct("enable", "Enable an account again");
export const resetSecondFactorRoute = personAct("reset-second-factor", "Remove somebody's second factor");

export const passwordLinkRoute = createRoute({
  method: "post",
  path: "/api/people/{id}/password-link",
  summary: "Make a one-time link with which somebody sets a new password",
  request: { params: IdParam },
  responses: { 201: json(OneTimeLink, "The link; shown once"), ...refusals, 404: problem("No such account") },
});

export const TokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(Scope).readonly(),
    madeBy: z.string(),
    madeAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().optional(),
    usedAt: z.string().optional(),
  })
  .readonly();
export type TokenView = z.infer<typeof TokenView>;

export const listTokensRoute = createRoute({
  method: "get",
  path: "/api/service-tokens",
  summary: "List tokens of programs",
  responses: { 200: json(z.object({ tokens: z.array(TokenView).readonly() }).readonly(), "Tokens"), ...refusals },
});

export const makeTokenRoute = createRoute({
  method: "post",
  path: "/api/service-tokens",
  summary: "Make a token for a program",
  request: {
    body: body(
      z
        .strictObject({
          name: displayName,
          scopes: z.array(Scope).min(1).max(3).readonly(),
          days: z.number().int().min(1).max(366),
        })
        .readonly(),
    ),
  },
  responses: {
    201: json(z.object({ token: TokenView, secret: z.string() }).readonly(), "The token; its secret is shown once"),
    ...refusals,
  },
});

export const revokeTokenRoute = createRoute({
  method: "post",
  path: "/api/service-tokens/{id}/revoke",
  summary: "Revoke a token",
  request: { params: IdParam },
  responses: { 200: json(Done, "Revoked"), ...refusals, 404: problem("No such token") },
});
