/** Who may do what: one table of action and role, and the problem that says why not. */
import type { Problem } from "../core/problem.ts";
import type { Actor, Role, Standing } from "./actor.ts";

const everyRole: readonly Role[] = ["reader", "clinician", "editor", "reviewer", "administrator"];

interface Permission {
  readonly roles: readonly Role[];
  /** Standings that are enough; all of them unless said otherwise. */
  readonly standings?: readonly Standing[];
}

const signedIn: readonly Standing[] = ["local", "terminal", "person", "program"];

const board: readonly Role[] = ["editor", "reviewer", "administrator"];
/** A review is among people: programs take no part in it. */
const atTheBoard: readonly Standing[] = ["local", "terminal", "person"];

/** Every action of the product. A visitor on this machine has the role reader; over a network, none. */
export const permissions = {
  "answers.ask": { roles: everyRole },
  "answers.keep": { roles: everyRole, standings: signedIn },
  "answers.open": { roles: everyRole },
  "kept.count": { roles: ["administrator"], standings: atTheBoard },
  "evidence.browse": { roles: everyRole },
  "calculators.run": { roles: everyRole },
  "documents.search": { roles: everyRole },
  "documents.change": { roles: ["editor", "administrator"], standings: signedIn },
  "articles.read": { roles: everyRole },
  "review.submit": { roles: ["editor"], standings: atTheBoard },
  "review.read": { roles: board, standings: atTheBoard },
  "review.act": { roles: board, standings: atTheBoard },
  "review.set-policy": { roles: ["administrator"], standings: atTheBoard },
  "notifications.own": { roles: everyRole, standings: atTheBoard },
  "feedback.give": { roles: everyRole },
  "feedback.read": { roles: board, standings: atTheBoard },
  "standings.read": { roles: board, standings: atTheBoard },
  "standings.suspend": { roles: ["reviewer", "administrator"], standings: atTheBoard },
  "patients.read": { roles: ["clinician"], standings: signedIn },
  "patients.change": { roles: ["clinician"], standings: signedIn },
  "people.manage": { roles: ["administrator"], standings: ["terminal", "person"] },
  "audit.read": { roles: ["administrator"], standings: signedIn },
  "account.own": { roles: everyRole, standings: ["person"] },
} as const satisfies Readonly<Record<string, Permission>>;

export type Action = keyof typeof permissions;

/** Whether the actor may do it. */
export function isAllowed(actor: Actor, action: Action): boolean {
  const permission: Permission = permissions[action];
  if (permission.standings?.includes(actor.standing ?? "local") === false) return false;
  return permission.roles.some((role) => actor.roles.includes(role));
}

/** Why the actor may not do it, or nothing. */
export function refusalOf(actor: Actor, action: Action): Problem | undefined {
  if (isAllowed(actor, action)) return undefined;
  if (actor.standing === "visitor")
    return { code: "not-signed-in", message: "This needs an account", rule: action, fix: "sign in and try again" };
  const { roles } = permissions[action];
  return {
    code: "not-allowed",
    message: "Your account may not do this",
    rule: action,
    fix: `ask an administrator for one of these roles: ${roles.join(", ")}`,
  };
}
