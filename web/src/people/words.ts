/** Roles, scopes and times in words. */
import type { Role, Scope } from "../../../src/contract/manage-people.ts";

export const roleWords: Readonly<Record<Role, string>> = {
  reader: "asks and looks things up",
  clinician: "works with patients",
  editor: "looks after documents and drafts",
  reviewer: "reviews and signs off",
  administrator: "manages accounts and settings",
};
export const allRoles = Object.keys(roleWords) as readonly Role[];
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
export const rolesText = (roles: readonly Role[]): string =>
  roles.length === 0 ? "No role" : roles.map(capital).join(", ");

export const scopeWords: Readonly<Record<Scope, string>> = {
  ask: "ask questions and look things up",
  patients: "assess patients",
  documents: "take in and change documents",
};
export const allScopes = Object.keys(scopeWords) as readonly Scope[];

/** "21 Nov 2026, 17:30" on the reader's clock. */
export const momentWords = (at: string): string =>
  new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** What a browser says about itself, short: "Firefox on Linux". */
export function agentWords(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  const name = { Edg: "Edge", OPR: "Opera" }[browser ?? ""] ?? browser;
  return [name ?? "Another program", system].filter((part) => part !== undefined).join(" on ");
}
