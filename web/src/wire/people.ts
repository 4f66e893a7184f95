/** What the account pages ask of the server, one function per call. */
import { queryOptions } from "@tanstack/react-query";
import type { InvitationView, OneTimeLink, Role, Scope, TokenView } from "../../../src/contract/manage-people.ts";
import type { AccountView, LinkView, PersonView, SessionView, SignInState } from "../../../src/contract/people.ts";
import { fetchJson } from "./fetch-json.ts";

const post = <T>(path: string, keys: readonly (keyof T & string)[], body: object = {}): Promise<T> =>
  fetchJson<T>(path, keys, body);

interface Done {
  readonly done: true;
}
const act = (path: string, body?: object): Promise<Done> => post<Done>(path, ["done"], body);

export const account = queryOptions({
  queryKey: ["account"],
  queryFn: () => fetchJson<AccountView>("/api/account", ["roles", "accounts"]),
});

export const signIn = (given: { readonly signInName: string; readonly password: string }): Promise<SignInState> =>
  post("/api/sign-in", ["state"], given);
export const giveCode = (given: { readonly code: string; readonly kind: "app" | "recovery" }): Promise<SignInState> =>
  post("/api/sign-in/second-factor", ["state"], given);
export const signOut = (): Promise<Done> => act("/api/sign-out");
export const startProvider = (returnTo: string): Promise<{ readonly url: string }> =>
  post("/api/sign-in/provider", ["url"], { returnTo });

export const lookAtLink = (token: string) =>
  queryOptions({
    queryKey: ["join", token],
    queryFn: () => post<LinkView>("/api/join/look", ["kind", "roles"], { token }),
    gcTime: 0,
  });
export interface Joining {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
}
export const join = (given: Joining): Promise<SignInState> => post("/api/join", ["state"], given);
export const setPassword = (given: { readonly token: string; readonly password: string }): Promise<SignInState> =>
  post("/api/join/password", ["state"], given);

export const changePassword = (given: { readonly current: string; readonly next: string }): Promise<Done> =>
  act("/api/account/password", given);
export const declareInterests = (interests: string): Promise<Done> => act("/api/account/interests", { interests });
export const chooseLetters = (wanted: boolean): Promise<Done> => act("/api/account/letters", { wanted });
export interface NewSecondFactor {
  readonly secret: string;
  readonly qrSvg: string;
  readonly recoveryCodes: readonly string[];
}
export const startSecondFactor = (password: string): Promise<NewSecondFactor> =>
  post("/api/account/second-factor", ["secret", "qrSvg", "recoveryCodes"], { password });
export const confirmSecondFactor = (code: string): Promise<Done> => act("/api/account/second-factor/confirm", { code });
export const stopSecondFactor = (password: string): Promise<Done> =>
  act("/api/account/second-factor/stop", { password });

export const sessions = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: () => fetchJson<{ readonly sessions: readonly SessionView[] }>("/api/account/sessions", ["sessions"]),
  select: (received) => received.sessions,
});
export const endSession = (id: string): Promise<Done> => act(`/api/account/sessions/${encodeURIComponent(id)}/end`);

export interface Directory {
  readonly people: readonly PersonView[];
  readonly invitations: readonly InvitationView[];
}
export const directory = queryOptions({
  queryKey: ["people"],
  queryFn: () => fetchJson<Directory>("/api/people", ["people", "invitations"]),
});
export const invite = (given: { readonly roles: readonly Role[]; readonly note: string }): Promise<OneTimeLink> =>
  post("/api/people/invitations", ["path"], given);
export const withdrawInvitation = (id: string): Promise<Done> =>
  act(`/api/people/invitations/${encodeURIComponent(id)}/withdraw`);
export type PersonAct = "disable" | "enable" | "reset-second-factor";
export const actOnPerson = (id: string, name: PersonAct): Promise<PersonView> =>
  post(`/api/people/${encodeURIComponent(id)}/${name}`, ["id"]);
export const changeRoles = (id: string, roles: readonly Role[]): Promise<PersonView> =>
  post(`/api/people/${encodeURIComponent(id)}/roles`, ["id"], { roles });
export const passwordLink = (id: string): Promise<OneTimeLink> =>
  post(`/api/people/${encodeURIComponent(id)}/password-link`, ["path"]);

export const tokens = queryOptions({
  queryKey: ["service-tokens"],
  queryFn: () => fetchJson<{ readonly tokens: readonly TokenView[] }>("/api/service-tokens", ["tokens"]),
  select: (received) => received.tokens,
});
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}
export const makeToken = (given: NewToken): Promise<{ readonly secret: string; readonly token: TokenView }> =>
  post("/api/service-tokens", ["secret", "token"], given);
export const revokeToken = (id: string): Promise<Done> => act(`/api/service-tokens/${encodeURIComponent(id)}/revoke`);
