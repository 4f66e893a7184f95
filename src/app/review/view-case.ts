/** A case as one person sees it: what is in it, what they may do, what happened, and what changed since they looked. */
import type { CaseView } from "../../contract/review.ts";
import { differences } from "../../core/review/difference.ts";
import { actsOf, whyNot } from "../../core/review/may.ts";
import type { Fallen } from "../../core/review/fallen.ts";
import { groundNeeds, type Need, needsOf } from "../../core/review/needed.ts";
import { expertiseNeeded } from "../../core/review/policy.ts";
import { type ReviewCase, stateOn } from "../../core/review/review-case.ts";
import type { Reviewer } from "../../core/review/reviewer.ts";
import type { ReviewEvent } from "../ports/reviews.ts";
import { isItemMoved } from "./items.ts";
import { dayOf, groundOf, namesOf, policyOf, type ReviewParts } from "./parts.ts";

/** Everybody a case and its history name. */
function peopleIn(reviewCase: ReviewCase, history: readonly ReviewEvent[]): readonly string[] {
  const { authors, assignees, comments, suggestions, signOffs } = reviewCase;
  const said = [...comments, ...suggestions].flatMap((s) => [s.by]);
  const decided = [
    ...suggestions.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome.by])),
    ...comments.flatMap(({ resolved }) => (resolved === undefined ? [] : [resolved.by])),
  ];
  const signed = signOffs.map(({ person }) => person);
  return [...new Set([...authors, ...assignees, ...said, ...decided, ...signed, ...history.map(({ by }) => by)])];
}

type Changes = Pick<CaseView, "changes" | "changesSince">;

/** Changes since this person last looked, else since the last approved version. */
async function changesFor({ reviews }: ReviewParts, reviewCase: ReviewCase, person: string): Promise<Changes> {
  const { id, revision, content, approved } = reviewCase;
  const seen = (await reviews.seenBy(person)).get(id);
  if (seen !== undefined && seen < revision) {
    const then = await reviews.contentAt(id, seen);
    if (then !== undefined) return { changes: differences(then, content), changesSince: "since you last looked" };
  }
  const version = (await reviews.versions(id)).at(-1);
  return approved === undefined || version === undefined
    ? { changes: [] }
    : {
        changes: differences(version.content, content),
        changesSince: `since version ${version.version} was approved`,
      };
}

/** Only what can still be signed is held against its records. */
const isOpen = ({ state }: ReviewCase): boolean => state !== "approved" && state !== "retired";

const fallenOf = (parts: ReviewParts, reviewCase: ReviewCase): readonly Fallen[] =>
  isOpen(reviewCase) && reviewCase.subject.kind === "article" ? groundOf(parts).fallenIn(reviewCase.content) : [];

const groundNeedsOf = (parts: ReviewParts, reviewCase: ReviewCase, fallen: readonly Fallen[]): readonly Need[] =>
  groundNeeds(
    fallen.length,
    isOpen(reviewCase) && reviewCase.subject.kind !== "article" && isItemMoved(parts, reviewCase),
  );

/** The view of a case. Looking changes nothing. */
export async function viewCase(parts: ReviewParts, reviewCase: ReviewCase, reviewer: Reviewer): Promise<CaseView> {
  const { reviews, surroundings } = parts;
  const [policy, people, history, changes] = await Promise.all([
    policyOf(parts),
    parts.people.list(),
    reviews.history(reviewCase.id),
    changesFor(parts, reviewCase, reviewer.id),
  ]);
  const ground = groundOf(parts);
  const today = dayOf(surroundings.now());
  const nameOf = namesOf(people);
  const needed = expertiseNeeded(reviewCase.content, policy, ground.asks);
  const fallen = fallenOf(parts, reviewCase);
  return {
    case: reviewCase,
    state: stateOn(reviewCase, today),
    people: peopleIn(reviewCase, history).map((id) => ({ id, name: nameOf(id) })),
    needed: [...needsOf(reviewCase, policy, ground.asks), ...groundNeedsOf(parts, reviewCase, fallen)],
    fallen,
    ...actsOf(reviewCase, { reviewer, policy, today }),
    signAs: reviewer.expertise.toSorted((a, b) => Number(needed.includes(b)) - Number(needed.includes(a))),
    mustSignInAgain: whyNot(reviewCase, "sign-off", { reviewer, policy, today })?.code === "sign-in-again",
    history: history.map(({ revision, at, by, name, kind, text }) => ({
      revision,
      at,
      by: { id: by, name },
      kind,
      text,
    })),
    ...changes,
  };
}
