/** Who may do what to something under review, and where it leads: the one table that everything else obeys. */
import type { ActKind } from "./act.ts";
import type { ReviewState } from "./review-case.ts";

/** Roles that matter here; `surveillance` is the program itself, when it finds that the ground has moved. */
export type ReviewRole = "editor" | "reviewer" | "administrator" | "surveillance";

export interface Move {
  readonly from: readonly ReviewState[];
  /** `same`: the state stays. A sign-off leads to approved only when the policy is then met. */
  readonly to: ReviewState | "same";
  readonly roles: readonly ReviewRole[];
  /** `not-an-author`: nobody approves their own; `one's-own`: only what one said oneself. */
  readonly only?: "not-an-author" | "one's-own";
  /** Sign-offs given so far fall away, because the content is another or the ground has moved. */
  readonly clearsSignOffs?: true;
}

const open = ["draft", "submitted", "under-review", "changes-requested"] as const;
const board = ["editor", "reviewer", "administrator"] as const;

export const moves: Readonly<Record<ActKind, Move>> = {
  submit: { from: ["draft", "changes-requested"], to: "submitted", roles: ["editor"] },
  assign: {
    from: ["submitted", "under-review", "changes-requested", "expired"],
    to: "same",
    roles: ["editor", "administrator"],
  },
  unassign: {
    from: ["submitted", "under-review", "changes-requested", "expired"],
    to: "same",
    roles: ["editor", "administrator"],
  },
  begin: { from: ["submitted"], to: "under-review", roles: ["reviewer"] },
  comment: { from: open, to: "same", roles: board },
  resolve: { from: open, to: "same", roles: board },
  suggest: { from: open, to: "same", roles: ["editor", "reviewer"] },
  accept: { from: open, to: "same", roles: ["editor"], clearsSignOffs: true },
  decline: { from: open, to: "same", roles: ["editor"] },
  "withdraw-suggestion": { from: open, to: "same", roles: ["editor", "reviewer"], only: "one's-own" },
  edit: { from: open, to: "same", roles: ["editor"], clearsSignOffs: true },
  "request-changes": { from: ["under-review"], to: "changes-requested", roles: ["reviewer"], clearsSignOffs: true },
  "sign-off": { from: ["under-review"], to: "approved", roles: ["reviewer"], only: "not-an-author" },
  "withdraw-sign-off": { from: ["under-review"], to: "same", roles: ["reviewer"], only: "one's-own" },
  reopen: {
    from: ["approved", "expired", "retired"],
    to: "submitted",
    roles: ["editor", "reviewer", "administrator", "surveillance"],
    clearsSignOffs: true,
  },
  retire: {
    from: [...open, "approved", "expired"],
    to: "retired",
    roles: ["editor", "administrator"],
    clearsSignOffs: true,
  },
};
