/** The board's queue: every case with what it waits for, what could harm first, then what is due first. */
import type { QueueEntry, QueueQuery } from "../../contract/review.ts";
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

function isAsked(entry: QueueEntry, query: QueueQuery, person: string, today: string): boolean {
  const { state, kind, mine, overdue, words } = query;
  const said =
    words
      ?.toLowerCase()
      .split(/\s+/u)
      .filter((word) => word !== "") ?? [];
  const text =
    `${entry.title} ${entry.subject.kind === "article" ? entry.subject.slug : entry.subject.item}`.toLowerCase();
  return (
    (state === undefined || entry.state === state) &&
    (kind === undefined || entry.subject.kind === kind) &&
    (mine === undefined || entry.assignees.some(({ id }) => id === person)) &&
    (overdue === undefined || (entry.dueOn !== undefined && entry.dueOn < today && !closed.includes(entry.state))) &&
    said.every((word) => text.includes(word))
  );
}

const never = "9999-12-31";
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What could harm, then what is still to be done and due first, then the latest changed. */
const byUrgency = (a: QueueEntry, b: QueueEntry): number =>
  Number(b.harm) - Number(a.harm) ||
  Number(closed.includes(a.state)) - Number(closed.includes(b.state)) ||
  compareText(a.dueOn ?? never, b.dueOn ?? never) ||
  compareText(b.updatedAt, a.updatedAt);

/** The queue as one person asks for it. */
export async function listQueue(parts: ReviewParts, actor: Actor, query: QueueQuery): Promise<readonly QueueEntry[]> {
  const [cases, policy, people, seen, harmful] = await Promise.all([
    parts.reviews.list(),
    policyOf(parts),
    parts.people.list(),
    parts.reviews.seenBy(actor.id),
    parts.harmful?.() ?? Promise.resolve(new Set<string>()),
  ]);
  const today = dayOf(parts.surroundings.now());
  const reading = { policy, today, asks: groundOf(parts).asks, nameOf: namesOf(people), seen, harmful };
  return cases
    .map((reviewCase) => entryOf(reviewCase, reading))
    .filter((entry) => isAsked(entry, query, actor.id, today))
    .sort(byUrgency);
}
