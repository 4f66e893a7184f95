/** Who is acting. First argument of every use case. */
export type Role = "reader" | "clinician" | "editor" | "reviewer" | "administrator";

export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** The single user of a machine, until there are accounts; accepted on loopback only. */
export const localActor: Actor = {
  id: "local",
  roles: ["reader", "clinician", "editor", "reviewer", "administrator"],
};
