/** Whether somebody may do something to a case now, and if not: why, who may, and what to do. */
import type { Problem } from "../problem.ts";
import type { ActKind } from "./act.ts";
import type { ReviewPolicy } from "./policy.ts";
import type { ReviewCase } from "./review-case.ts";
import { stateOn } from "./review-case.ts";
import type { Reviewer } from "./reviewer.ts";
import { type Move, moves } from "./table.ts";

/** What the rules look at beside the case. `today` is YYYY-MM-DD. */
export interface Circumstances {
  readonly reviewer: Reviewer;
  readonly policy: ReviewPolicy;
  readonly today: string;
}

const stateWords = {
  draft: "a draft",
  submitted: "submitted",
  "under-review": "under review",
  "changes-requested": "waiting for changes",
  approved: "approved",
  expired: "approved once, and its time is over",
  retired: "retired",
} as const;

/** A state as people read it after "it is". */
export const stateInWords = (state: keyof typeof stateWords): string => stateWords[state];

const actWords: Readonly<Record<ActKind, string>> = {
  submit: "submit",
  assign: "assign",
  unassign: "unassign",
  begin: "begin the review of",
  comment: "comment on",
  resolve: "resolve a comment on",
  suggest: "suggest a change to",
  accept: "accept a suggestion for",
  decline: "decline a suggestion for",
  "withdraw-suggestion": "withdraw a suggestion for",
  edit: "edit",
  "request-changes": "request changes to",
  "sign-off": "sign off",
  "withdraw-sign-off": "withdraw a sign-off of",
  reopen: "reopen",
  retire: "retire",
};

const orList = (words: readonly string[]): string =>
  words.length <= 1 ? (words[0] ?? "nobody") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;

const anEditor = (role: string): string => `${/^[aeiou]/u.test(role) ? "an" : "a"} ${role}`;

function roleProblem(kind: ActKind, { roles }: Move, reviewer: Reviewer): Problem | undefined {
  if (roles.some((role) => reviewer.roles.includes(role))) return undefined;
  const people = roles.filter((role) => role !== "surveillance");
  return {
    code: "not-allowed",
    message: `You may not ${actWords[kind]} this; ${orList(people.map(anEditor))} may`,
    fix: `ask ${orList(people.map(anEditor))}, or an administrator for that role`,
  };
}

function stateProblem(kind: ActKind, { from }: Move, reviewCase: ReviewCase, today: string): Problem | undefined {
  const state = stateOn(reviewCase, today);
  if (from.includes(state)) return undefined;
  const closed = state === "approved" || state === "expired" || state === "retired";
  return {
    code: "wrong-state",
    message: `Nobody can ${actWords[kind]} this now: it is ${stateWords[state]}`,
    fix: closed && kind !== "reopen" ? "reopen it first" : `wait until it is ${orList(from.map((s) => stateWords[s]))}`,
  };
}

function signOffProblem(reviewCase: ReviewCase, { reviewer, policy }: Circumstances): Problem | undefined {
  if (reviewer.provedMinutesAgo === undefined)
    return {
      code: "needs-account",
      message: "A sign-off is a name under a text, and you are not signed in with an account of your own",
      fix: "sign in with your account in the browser",
    };
  if (reviewCase.authors.includes(reviewer.id))
    return {
      code: "own-work",
      message: "You brought this in or changed it, and nobody signs off their own work",
      fix: "ask another reviewer",
    };
  if (reviewer.expertise.length === 0)
    return {
      code: "no-expertise",
      message: "It is not noted yet what you could sign as",
      fix: "ask an administrator to note your profession, or that you are a lay reader",
    };
  if (reviewer.interests.trim() === "")
    return {
      code: "no-interests",
      message: "A sign-off carries the interests you declare, and you have declared none",
      fix: "declare your interests on your account page; “none” is an answer",
    };
  if (reviewCase.signOffs.some(({ person }) => person === reviewer.id))
    return {
      code: "already-done",
      message: "You have signed this already",
      fix: "withdraw your sign-off to sign anew",
    };
  if (reviewer.provedMinutesAgo > policy.freshMinutes)
    return {
      code: "sign-in-again",
      message: `A sign-off takes a sign-in of the last ${policy.freshMinutes} minutes`,
      fix: "sign in again, then sign off",
    };
  return undefined;
}

/** One who said nothing here has nothing of their own to withdraw. */
function ownProblem(kind: ActKind, reviewCase: ReviewCase, { reviewer }: Circumstances): Problem | undefined {
  const own =
    kind === "withdraw-sign-off"
      ? reviewCase.signOffs.some(({ person }) => person === reviewer.id)
      : reviewCase.suggestions.some(({ by, outcome }) => by === reviewer.id && outcome === undefined);
  if (own) return undefined;
  return {
    code: "not-yours",
    message: `You may not ${actWords[kind]} this: none of them is yours`,
    fix: "ask whoever gave it",
  };
}

/** Why this person may not do this kind of act to the case now; nothing when they may. */
export function whyNot(reviewCase: ReviewCase, kind: ActKind, circumstances: Circumstances): Problem | undefined {
  const move = moves[kind];
  const problem =
    roleProblem(kind, move, circumstances.reviewer) ?? stateProblem(kind, move, reviewCase, circumstances.today);
  if (problem !== undefined) return problem;
  if (move.only === "not-an-author") return signOffProblem(reviewCase, circumstances);
  return move.only === "one's-own" ? ownProblem(kind, reviewCase, circumstances) : undefined;
}

/** What this person may do now, and why not the rest. */
export function actsOf(
  reviewCase: ReviewCase,
  circumstances: Circumstances,
): { readonly may: readonly ActKind[]; readonly mayNot: Readonly<Record<string, string>> } {
  const answers = (Object.keys(moves) as ActKind[]).map(
    (kind) => [kind, whyNot(reviewCase, kind, circumstances)] as const,
  );
  return {
    may: answers.flatMap(([kind, problem]) => (problem === undefined ? [kind] : [])),
    mayNot: Object.fromEntries(
      answers.flatMap(([kind, problem]) =>
        problem === undefined
          ? []
          : [[kind, `${problem.message}${problem.fix === undefined ? "" : `: ${problem.fix}`}`]],
      ),
    ),
  };
}
