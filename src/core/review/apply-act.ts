/** One act on a case: the case after it and what was done in words, or why it cannot be done. Obeys the table of moves. */
import { dayInWords, dayNumber, isoDay } from "../calendar.ts";
import { err, ok, type Problem, type Result } from "../problem.ts";
import type { Act, ActKind } from "./act.ts";
import { type ActContext, type Change, changed, type Done, refuse } from "./acting.ts";
import { editedBy } from "./authored.ts";
import { whyNot } from "./may.ts";
import { needsOf, validSignOffs, withArticle } from "./needed.ts";
import type { ApprovedVersion, Edit, ReviewCase, SignOff } from "./review-case.ts";
import { decideSuggestion, suggest, withdrawSuggestion } from "./suggestions.ts";
import { moves } from "./table.ts";

const editWords: Readonly<Record<Edit["kind"], string>> = {
  reword: "reworded a sentence",
  remove: "removed a sentence",
  move: "moved a sentence",
  "add-claim": "added a claim",
  "add-statement": "added a statement",
  retitle: "changed the title",
};

function assign(reviewCase: ReviewCase, act: Extract<Act, { kind: "assign" }>, context: ActContext): Result<Change> {
  const name = context.reviewerNamed(act.person);
  if (name === undefined)
    return refuse("not-a-reviewer", "This person cannot review", "choose somebody with the role reviewer");
  const due = act.dueOn ?? reviewCase.dueOn;
  return changed(`asked ${name} to review${act.dueOn === undefined ? "" : ` until ${dayInWords(act.dueOn)}`}`, {
    assignees: [...new Set([...reviewCase.assignees, act.person])],
    ...(due === undefined ? {} : { dueOn: due }),
  });
}

function unassign(reviewCase: ReviewCase, person: string, context: ActContext): Result<Change> {
  if (!reviewCase.assignees.includes(person))
    return refuse("already-done", "This person is not assigned", "reload the case");
  return changed(`took ${context.reviewerNamed(person) ?? "somebody"} off the case`, {
    assignees: reviewCase.assignees.filter((id) => id !== person),
  });
}

function comment(reviewCase: ReviewCase, act: Extract<Act, { kind: "comment" }>, context: ActContext): Result<Change> {
  const { text, audience, sentence } = act;
  const pages = reviewCase.content.pages.filter((page) => audience === undefined || page.audience === audience);
  const isThere = pages.some((page) => page.parts.some((part) => part.sentences.some(({ id }) => id === sentence)));
  if (pages.length === 0 || (sentence !== undefined && (audience === undefined || !isThere)))
    return refuse("no-such-sentence", "This sentence is not on that page", "reload the case and comment again");
  const said = {
    id: context.newId,
    by: context.reviewer.id,
    at: context.now,
    text,
    ...(audience === undefined ? {} : { audience }),
    ...(sentence === undefined ? {} : { sentence }),
  };
  return changed(sentence === undefined ? "commented" : "commented on a sentence", {
    comments: [...reviewCase.comments, said],
  });
}

function resolve(reviewCase: ReviewCase, id: string, context: ActContext): Result<Change> {
  if (!reviewCase.comments.some((c) => c.id === id && c.resolved === undefined))
    return refuse("already-done", "There is no such open comment", "reload the case");
  const resolved = { by: context.reviewer.id, at: context.now };
  return changed("resolved a comment", {
    comments: reviewCase.comments.map((c) => (c.id === id ? { ...c, resolved } : c)),
  });
}

function requestChanges(reviewCase: ReviewCase, why: string, context: ActContext): Result<Change> {
  const said = { id: context.newId, by: context.reviewer.id, at: context.now, text: why };
  return changed("asked for changes", { comments: [...reviewCase.comments, said] });
}

/** Nobody signs what its records do not bear out any more. */
function groundProblem(reviewCase: ReviewCase, { ground, itemMoved }: ActContext): Problem | undefined {
  if (reviewCase.subject.kind !== "article")
    return itemMoved(reviewCase)
      ? {
          code: "ground-moved",
          message: "The pack's item is another now than the one under review",
          fix: "retire the case and reopen it: it is then reviewed as the pack has it",
        }
      : undefined;
  const [first, ...more] = ground.fallenIn(reviewCase.content);
  if (first === undefined) return undefined;
  const others = more.length === 0 ? "" : `, and ${more.length} more`;
  return {
    code: "ground-moved",
    message: `Its records no longer bear out a sentence for the ${first.audience} (${first.why})${others}`,
    where: { pointer: first.sentence },
    fix: "have it reworded or removed, then sign",
  };
}

function signOff(reviewCase: ReviewCase, act: Extract<Act, { kind: "sign-off" }>, context: ActContext): Result<Change> {
  const { reviewer, now } = context;
  if (act.contentHash !== reviewCase.contentHash)
    return refuse("acted-meanwhile", "The content is not the one you read", "read what changed, then sign off");
  if (!reviewer.expertise.includes(act.as))
    return refuse(
      "no-expertise",
      `You are not noted as ${withArticle(act.as)}`,
      `sign as ${reviewer.expertise.map(withArticle).join(" or ")}, or ask an administrator`,
    );
  if (reviewCase.suggestions.some(({ outcome }) => outcome === undefined))
    return refuse(
      "undecided-suggestions",
      "A suggestion is undecided, and what you sign could still change",
      "have it accepted, declined or withdrawn first",
    );
  const problem = groundProblem(reviewCase, context);
  if (problem !== undefined) return err(problem);
  const { id: person, name, interests } = reviewer;
  const signed: SignOff = { person, name, as: act.as, interests, at: now, contentHash: act.contentHash };
  return changed(`signed off as ${act.as.replaceAll("-", " ")}`, { signOffs: [...reviewCase.signOffs, signed] });
}

/** What each act changes, beside the state that the table gives. */
function changeOf(reviewCase: ReviewCase, act: Act, context: ActContext): Result<Change> {
  const { reviewer, now } = context;
  switch (act.kind) {
    case "submit":
      return changed("submitted it");
    case "assign":
      return assign(reviewCase, act, context);
    case "unassign":
      return unassign(reviewCase, act.person, context);
    case "begin":
      return changed("began the review");
    case "comment":
      return comment(reviewCase, act, context);
    case "resolve":
      return resolve(reviewCase, act.comment, context);
    case "suggest":
      return suggest(reviewCase, act, context);
    case "accept":
    case "decline":
      return decideSuggestion(reviewCase, act, context);
    case "withdraw-suggestion":
      return withdrawSuggestion(reviewCase, act.suggestion, context);
    case "edit": {
      const set = editedBy(reviewCase, act.edit, reviewer.id, context);
      return set.ok ? changed(editWords[act.edit.kind], set.value) : set;
    }
    case "request-changes":
      return requestChanges(reviewCase, act.why, context);
    case "sign-off":
      return signOff(reviewCase, act, context);
    case "withdraw-sign-off":
      return changed("withdrew a sign-off", {
        signOffs: reviewCase.signOffs.filter(({ person }) => person !== reviewer.id),
      });
    case "reopen":
      return changed(`reopened it: ${act.reasons.map((reason) => reason.text).join(" ")}`, {
        reopened: { at: now, reasons: act.reasons },
        // It was due for the review that came to its end.
        dueOn: undefined,
      });
    default:
      return changed(`retired it: ${act.why}`);
  }
}

const dayOf = (at: string): string => at.slice(0, 10);

/** The last day of an approval of this day. */
export function lastDay(day: string, validDays: number): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return isoDay(dayNumber(Number(year), Number(month), Number(date)) + validDays);
}

function approvedVersion(reviewCase: ReviewCase, { ground, policy, now }: ActContext): ApprovedVersion {
  const { content, contentHash } = reviewCase;
  return {
    version: (reviewCase.approved?.version ?? 0) + 1,
    content,
    contentHash,
    approvedAt: now,
    expiresOn: lastDay(dayOf(now), policy.validDays),
    signOffs: validSignOffs(reviewCase),
    basis: ground.basisOf(content),
  };
}

/** A last sign-off makes the approved version; the reasons for looking again are then answered. */
function approve({ reopened, ...reviewCase }: ReviewCase, context: ActContext): Omit<Done, "text"> {
  void reopened;
  const approved = approvedVersion(reviewCase, context);
  const { version, expiresOn } = approved;
  return { case: { ...reviewCase, state: "approved", approved: { version, expiresOn } }, approved };
}

const stateAfter = (kind: ActKind, state: ReviewCase["state"]): ReviewCase["state"] => {
  const { to } = moves[kind];
  return kind === "sign-off" || to === "same" || to === "expired" ? state : to;
};

/** Performs one act. Changes nothing where it fails. */
export function applyAct(reviewCase: ReviewCase, act: Act, context: ActContext): Result<Done> {
  const problem = whyNot(reviewCase, act.kind, context);
  if (problem !== undefined) return err(problem);
  const change = changeOf(reviewCase, act, context);
  if (!change.ok) return change;
  const { set, text } = change.value;
  const next: ReviewCase = {
    ...reviewCase,
    ...(moves[act.kind].clearsSignOffs === true ? { signOffs: [] } : {}),
    ...set,
    state: stateAfter(act.kind, reviewCase.state),
    revision: reviewCase.revision + 1,
    updatedAt: context.now,
  };
  if (act.kind !== "sign-off") return ok({ case: next, text });
  const isMet = needsOf(next, context.policy, context.ground.asks).every(({ met }) => met);
  return ok(isMet ? { ...approve(next, context), text: `${text}, and it is approved` } : { case: next, text });
}
