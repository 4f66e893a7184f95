/** Who is acting. First argument of every use case. */
export const roles = ["reader", "clinician", "editor", "reviewer", "administrator"] as const;
export type Role = (typeof roles)[number];

/**
 * How somebody came to act: in a browser on this machine while there are no accounts, at this machine's terminal, not
 * signed in, signed in, or as another program.
 */
export type Standing = "local" | "terminal" | "visitor" | "person" | "program";

export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
  /** Absent means local. */
  readonly standing?: Standing | undefined;
  /** Where the act comes from, for the audit: a network address or the terminal. */
  readonly origin?: string | undefined;
  /** The session a person acts in, and when they last proved who they are (ISO 8601). */
  readonly session?: { readonly id: string; readonly authenticatedAt: string } | undefined;
}

/** The single user of a machine, until there are accounts; accepted on loopback only. */
export const localActor: Actor = { id: "local", roles, standing: "local" };

/** Somebody on this machine who is not signed in, where there are accounts: may ask and look things up. */
export const visitor: Actor = { id: "visitor", roles: ["reader"], standing: "visitor" };

/** Somebody who is not signed in and reaches the server over a network: may sign in and nothing else. */
export const stranger: Actor = { id: "visitor", roles: [], standing: "visitor" };

/** The person at this machine's terminal, who can read its database anyway. */
export const terminalActor: Actor = { id: "local", roles, standing: "terminal", origin: "terminal" };
