/** Acts on a case: judged by the table, stored on the revision they were made on, refused with what happened meanwhile. */
import { err, ok, type Problem, type Result } from "../../core/problem.ts";
import type { Act } from "../../core/review/act.ts";
import type { Done } from "../../core/review/acting.ts";
import { applyAct } from "../../core/review/apply-act.ts";
import type { ReviewCase } from "../../core/review/review-case.ts";
import type { Reviewer } from "../../core/review/reviewer.ts";
import type { Person } from "../ports/people.ts";
import type { ReviewWrite } from "../ports/reviews.ts";
import { contentOfItem, hashOf, isItemMoved } from "./items.ts";
import { dayOf, groundOf, isReviewer, notFound, policyOf, type ReviewParts } from "./parts.ts";
import { decisionOf } from "./standing.ts";
import { tellOf } from "./tell.ts";

/** Where an act comes from, for the audit. */
export interface ActOrigin {
  readonly origin: string;
}

/** Refused because somebody else was faster: says what they did. */
async function meanwhile({ reviews }: ReviewParts, id: string, revision: number): Promise<Problem> {
  const since = (await reviews.history(id)).filter((event) => event.revision > revision);
  const told = since.map(({ name, text }) => `${name} ${text}`).join("; ");
  return {
    code: "acted-meanwhile",
    message: `Somebody else acted first. Since you looked: ${told === "" ? "the case was changed" : told}`,
    where: { resource: `revision ${since.at(-1)?.revision ?? revision}` },
    fix: "look at the case as it is now, then act again",
  };
}

export interface Written {
  readonly before: ReviewCase;
  readonly done: Done;
  readonly act: Act;
  readonly by: Reviewer;
  readonly people: readonly Person[];
}

/** Everything an act writes. */
export function writeOf(
  parts: ReviewParts,
  { before, done, act, by, people }: Written,
  { origin }: ActOrigin,
): ReviewWrite {
  const { surroundings, digestOf } = parts;
  const { case: after, text, approved } = done;
  const at = after.updatedAt;
  return {
    case: after,
    event: { revision: after.revision, at, by: by.id, name: by.name, kind: act.kind, text },
    act,
    ...(approved === undefined ? {} : { approved }),
    decides: decisionOf(parts, before, act, done),
    tell: tellOf(act, before, done, by.id, { people, newId: surroundings.newId, now: at }),
    entry: {
      at,
      actor: by.id,
      action: `review.${approved === undefined ? act.kind : "approved"}`,
      subject: `review/${after.id}`,
      inputDigest: digestOf(act),
      outputDigest: after.contentHash,
      origin,
    },
  };
}

/** An item that is looked at again is looked at as the pack has it now. */
function refreshed(parts: ReviewParts, done: Done, act: Act): Done {
  const { subject } = done.case;
  if (act.kind !== "reopen" || subject.kind === "article") return done;
  const content = contentOfItem(parts, subject) ?? done.case.content;
  return { ...done, case: { ...done.case, content, contentHash: hashOf(parts, subject, content) } };
}

/** Performs an act in somebody's name. `revision`: the one it was made on. */
export async function performAct(
  parts: ReviewParts,
  by: Reviewer,
  { id, revision, act, origin }: { readonly id: string; readonly revision: number; readonly act: Act } & ActOrigin,
): Promise<Result<ReviewCase>> {
  const { reviews, surroundings } = parts;
  const [before, policy, people] = await Promise.all([reviews.find(id), policyOf(parts), parts.people.list()]);
  if (before === undefined) return err(notFound);
  if (before.revision !== revision) return err(await meanwhile(parts, id, revision));
  const now = surroundings.now();
  const result = applyAct(before, act, {
    reviewer: by,
    policy,
    today: dayOf(now),
    now,
    newId: surroundings.newId(),
    ground: groundOf(parts),
    hashOf: (subject, content) => hashOf(parts, subject, content),
    itemMoved: (reviewCase) => isItemMoved(parts, reviewCase),
    reviewerNamed: (person) => people.find((p) => p.id === person && isReviewer(p))?.name,
  });
  if (!result.ok) return result;
  const done = refreshed(parts, result.value, act);
  const write = writeOf(parts, { before, done, act, by, people }, { origin });
  if (!(await reviews.act(revision, write))) return err(await meanwhile(parts, id, revision));
  if (write.decides !== undefined) await parts.refresh?.();
  return ok(done.case);
}
