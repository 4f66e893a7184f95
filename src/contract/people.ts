/** Routes of accounts: signing in, one-time links, and one's own account. */
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { ProblemDetails } from "./problem-details.ts";

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
export const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});
export const refusals = {
  400: problem("The request could not be read"),
  401: problem("Not signed in"),
  403: problem("Not allowed"),
};
export const IdParam = z.object({ id: z.string().min(1).max(60) });

export const roleNames = ["reader", "clinician", "editor", "reviewer", "administrator"] as const;
export const Role = z.enum(roleNames);
export type Role = z.infer<typeof Role>;
export const Roles = z.array(Role).max(5).readonly();

export const PersonView = z
  .object({
    id: z.string(),
    name: z.string(),
    signInName: z.string(),
    roles: Roles,
    createdAt: z.string(),
    disabledAt: z.string().optional(),
    hasSecondFactor: z.boolean(),
    hasPassword: z.boolean(),
    interests: z.string(),
    getsLetters: z.boolean().describe("Whether what the bell tells is sent as letters too; reports of harm always are"),
    expertise: z.array(z.string()).readonly().describe("What they bring to a review"),
  })
  .readonly();
export type PersonView = z.infer<typeof PersonView>;

export const AccountView = z
  .object({
    person: PersonView.optional(),
    roles: Roles.describe("What whoever sends this may do, signed in or not"),
    accounts: z.boolean().describe("Whether there is anything to sign in to"),
    provider: z.string().optional().describe("Name of the sign-in provider"),
    idleMinutes: z.number().describe("Minutes without use after which a session ends"),
  })
  .readonly();
export type AccountView = z.infer<typeof AccountView>;

const password = z.string().min(1).max(128);
const code = z.string().min(4).max(40);
const token = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export const displayName = z.string().trim().min(1).max(100);

const SignInState = z.object({ state: z.enum(["signed-in", "second-factor"]) }).readonly();
export type SignInState = z.infer<typeof SignInState>;
export const Done = z.object({ done: z.literal(true) }).readonly();

export const accountRoute = createRoute({
  method: "get",
  path: "/api/account",
  summary: "Who am I to this server",
  responses: { 200: json(AccountView, "Account, roles, and whether there is something to sign in to") },
});

export const signInRoute = createRoute({
  method: "post",
  path: "/api/sign-in",
  summary: "Sign in with a password",
  request: { body: body(z.strictObject({ signInName: z.string().min(1).max(200), password }).readonly()) },
  responses: {
    200: json(SignInState, "Signed in, or a second factor is asked for"),
    400: problem("The request could not be read"),
    401: problem("Name or password is not right"),
    429: problem("Too many attempts"),
  },
});

export const secondFactorRoute = createRoute({
  method: "post",
  path: "/api/sign-in/second-factor",
  summary: "Give the second factor's code, or a recovery code",
  request: { body: body(z.strictObject({ code, kind: z.enum(["app", "recovery"]) }).readonly()) },
  responses: {
    200: json(SignInState, "Signed in"),
    400: problem("The request could not be read"),
    401: problem("The code is not right"),
    429: problem("Too many attempts"),
  },
});

export const signOutRoute = createRoute({
  method: "post",
  path: "/api/sign-out",
  summary: "End this session",
  responses: { 200: json(Done, "Signed out") },
});

export const startProviderRoute = createRoute({
  method: "post",
  path: "/api/sign-in/provider",
  summary: "Begin to sign in through the provider",
  request: { body: body(z.strictObject({ returnTo: z.string().max(500).optional() }).readonly()) },
  responses: {
    200: json(z.object({ url: z.string() }).readonly(), "Where to send the browser"),
    400: problem("The request could not be read"),
    403: problem("There is no account yet"),
    404: problem("No provider is configured"),
    503: problem("The provider does not answer"),
  },
});

export const finishProviderRoute = createRoute({
  method: "get",
  path: "/api/auth/callback/{id}",
  summary: "Where the provider sends the browser back to",
  request: { params: IdParam },
  responses: { 302: { description: "To the page that was asked for" }, 404: problem("No provider is configured") },
});

const LinkView = z
  .object({ kind: z.enum(["first-run", "join", "reset"]), roles: Roles, signInName: z.string().optional() })
  .readonly();
export type LinkView = z.infer<typeof LinkView>;

export const lookAtLinkRoute = createRoute({
  method: "post",
  path: "/api/join/look",
  summary: "What a one-time link is for",
  request: { body: body(z.strictObject({ token }).readonly()) },
  responses: { 200: json(LinkView, "The link"), 400: problem("Not a token"), 410: problem("Spent or expired") },
});

export const joinRoute = createRoute({
  method: "post",
  path: "/api/join",
  summary: "Make the account a one-time link is for",
  request: {
    body: body(z.strictObject({ token, name: displayName, signInName: z.string().max(200), password }).readonly()),
  },
  responses: {
    200: json(SignInState, "Made and signed in"),
    400: problem("The request could not be read"),
    409: problem("The sign-in name is taken"),
    410: problem("Spent or expired"),
  },
});

export const setPasswordRoute = createRoute({
  method: "post",
  path: "/api/join/password",
  summary: "Set a new password with a one-time link",
  request: { body: body(z.strictObject({ token, password }).readonly()) },
  responses: {
    200: json(SignInState, "Set and signed in"),
    400: problem("The request could not be read"),
    410: problem("Spent or expired"),
  },
});

export const changePasswordRoute = createRoute({
  method: "post",
  path: "/api/account/password",
  summary: "Change one's password",
  description: "Ends every other session.",
  request: { body: body(z.strictObject({ current: password, next: password }).readonly()) },
  responses: { 200: json(Done, "Changed"), ...refusals },
});

export const interestsRoute = createRoute({
  method: "post",
  path: "/api/account/interests",
  summary: "Declare one's interests",
  request: { body: body(z.strictObject({ interests: z.string().max(4000) }).readonly()) },
  responses: { 200: json(Done, "Kept"), ...refusals },
});

export const lettersRoute = createRoute({
  method: "post",
  path: "/api/account/letters",
  summary: "Choose whether what the bell tells is sent as letters too",
  description:
    "Letters that still wait are not sent once they are turned off. The bell goes on telling, and reports of harm are sent all the same.",
  request: { body: body(z.strictObject({ wanted: z.boolean() }).readonly()) },
  responses: { 200: json(Done, "Chosen"), ...refusals },
});

export const startSecondFactorRoute = createRoute({
  method: "post",
  path: "/api/account/second-factor",
  summary: "Set up a second factor",
  request: { body: body(z.strictObject({ password }).readonly()) },
  responses: {
    200: json(
      z
        .object({
          uri: z.string(),
          secret: z.string().describe("To type into an authenticator app by hand"),
          qrSvg: z.string().describe("The same as a QR code"),
          recoveryCodes: z.array(z.string()).readonly(),
        })
        .readonly(),
      "What the authenticator app needs; shown once",
    ),
    ...refusals,
  },
});

export const confirmSecondFactorRoute = createRoute({
  method: "post",
  path: "/api/account/second-factor/confirm",
  summary: "Confirm the second factor with its first code",
  request: { body: body(z.strictObject({ code }).readonly()) },
  responses: { 200: json(Done, "In force"), ...refusals },
});

export const stopSecondFactorRoute = createRoute({
  method: "post",
  path: "/api/account/second-factor/stop",
  summary: "Remove the second factor",
  request: { body: body(z.strictObject({ password }).readonly()) },
  responses: { 200: json(Done, "Removed"), ...refusals },
});

export const SessionView = z
  .object({
    id: z.string(),
    startedAt: z.string(),
    seenAt: z.string(),
    origin: z.string(),
    agent: z.string(),
    current: z.boolean(),
  })
  .readonly();
export type SessionView = z.infer<typeof SessionView>;

export const sessionsRoute = createRoute({
  method: "get",
  path: "/api/account/sessions",
  summary: "One's sessions",
  responses: { 200: json(z.object({ sessions: z.array(SessionView).readonly() }).readonly(), "Sessions"), ...refusals },
});

export const endSessionRoute = createRoute({
  method: "post",
  path: "/api/account/sessions/{id}/end",
  summary: "End one of one's sessions",
  request: { params: IdParam },
  responses: { 200: json(Done, "Ended"), ...refusals, 404: problem("No such session") },
});
