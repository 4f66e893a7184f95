/** The board's queue: cases with what they wait for, what could harm first, then what is due first. */
import type { QueueEntry, QueueRequest, QueueView } from "../../contract/review.ts";
import { needsOf, stillNeeded, validSignOffs } from "../../core/review/needed.ts";
import type { ReviewPolicy } from "../../core/review/policy.ts";
import { type ReviewCase, stateOn } from "../../core/review/review-case.ts";
import type { Actor } from "../actor.ts";
import { dayOf, groundOf, namesOf, policyOf, type ReviewParts } from "./parts.ts";

interface Reading {
  readonly policy: ReviewPolicy;
  readonly today: string;
  readonly asks: (claim: string) => readonly string[];
  readonly nameOf: (id: string) => string;
  readonly seen: ReadonlyMap<string, number>;
  readonly harmful: ReadonlySet<string>;
}

const closed = ["approved", "retired"];
const usualLimit = 50;

function entryOf(reviewCase: ReviewCase, { policy, today, asks, nameOf, seen, harmful }: Reading): QueueEntry {
  const { id, subject, content, dueOn, reopened, updatedAt } = reviewCase;
  const named = (ids: readonly string[]) => ids.map((person) => ({ id: person, name: nameOf(person) }));
  const state = stateOn(reviewCase, today);
  const lastSeen = seen.get(id);
  return {
    id,
    subject,
    title: content.title,
    state,
    assignees: named(reviewCase.assignees),
    authors: named(reviewCase.authors),
    ...(dueOn === undefined ? {} : { dueOn }),
    openComments: reviewCase.comments.filter(({ resolved }) => resolved === undefined).length,
    openSuggestions: reviewCase.suggestions.filter(({ outcome }) => outcome === undefined).length,
    signOffs: validSignOffs(reviewCase).length,
    stillNeeded: closed.includes(state) ? [] : stillNeeded(needsOf(reviewCase, policy, asks)),
    ...(reopened === undefined ? {} : { reopened: reopened.reasons }),
    harm: harmful.has(id),
    changedSinceSeen: lastSeen !== undefined && lastSeen < reviewCase.revision,
    updatedAt,
  };
}

const wordsOf = (words: string | undefined): readonly string[] =>
  (words ?? "")
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== "");

/** A part of the queue as one person asks for it. */
export async function listQueue(parts: ReviewParts, actor: Actor, query: QueueRequest): Promise<QueueView> {
  const { state, kind, mine, overdue, words, from = 0, limit = usualLimit } = query;
  const today = dayOf(parts.surroundings.now());
  const harmful = (await parts.harmful?.()) ?? new Set<string>();
  const asked = { state, kind, overdue: overdue !== undefined, words: wordsOf(words), today, harmful, from, limit };
  const [{ total, cases }, policy, people, seen] = await Promise.all([
    parts.reviews.queue({ ...asked, assignee: mine === undefined ? undefined : actor.id }),
    policyOf(parts),
    parts.people.list(),
    parts.reviews.seenBy(actor.id),
  ]);
  const reading = { policy, today, asks: groundOf(parts).asks, nameOf: namesOf(people), seen, harmful };
  return { total, cases: cases.map((reviewCase) => entryOf(reviewCase, reading)) };
}
