/** The part of compose that joins review: its stores on an open database, and everything for one command. */
import type { Kysely } from "kysely";
import { ask } from "../app/answers/ask.ts";
import type { Knowledge } from "../app/answers/knowledge.ts";
import { createNoticedSources } from "../app/answers/noticed-sources.ts";
import type { WriteLetter } from "../app/ports/mail.ts";
import { mergeKnowledge } from "../app/answers/merge-knowledge.ts";
import type { People } from "../app/ports/people.ts";
import type { Surroundings } from "../app/ports/surroundings.ts";
import type { ReviewStores } from "../app/review/parts.ts";
import { createReviewCases, type ReviewCases } from "../app/review/review-cases.ts";
import { ok, type Result } from "../core/problem.ts";
import { digestOf } from "../store/digest.ts";
import { createLiterature } from "../store/literature/literature.ts";
import { type DatabaseLocation, openStore } from "../store/open-store.ts";
import { createFeedbackBox } from "../store/feedback/feedback.ts";
import { createPeople } from "../store/people/people.ts";
import { createNotifications } from "../store/review/notifications.ts";
import { createReviews } from "../store/review/reviews.ts";
import { createStandings } from "../store/standings/standings.ts";
import type { Tables } from "../store/tables.ts";

/** Where review is kept. */
export const composeReview = (db: Kysely<Tables>, writeLetter?: WriteLetter): ReviewStores => ({
  feedback: createFeedbackBox(db, writeLetter),
  harmful: createFeedbackBox(db).harmful,
  reviews: createReviews(db, writeLetter),
  notifications: createNotifications(db, writeLetter),
  people: createPeople(db),
});

/** Reviews with the records open. */
export interface OpenReview {
  readonly review: ReviewCases;
  readonly people: Pick<People, "findByName">;
  readonly close: () => Promise<void>;
}

/** Opens the records for a command about reviews. The packs are read when they are first needed. */
export async function openReview(
  location: DatabaseLocation,
  readKnowledge: () => Knowledge,
  surroundings: Surroundings,
): Promise<Result<OpenReview>> {
  const store = await openStore(location);
  if (!store.ok) return store;
  const db = store.value;
  let read: Knowledge | undefined;
  let merged: Knowledge | undefined;
  const overlay = await createStandings(db).read();
  const shipped = (): Knowledge => (read ??= readKnowledge());
  const knowledge = (): Knowledge => (merged ??= mergeKnowledge(shipped(), overlay, digestOf));
  const documents = createLiterature(db, surroundings);
  const review = createReviewCases({
    ...composeReview(db),
    surroundings,
    digestOf,
    knowledge,
    shipped,
    documents,
    noticedSources: createNoticedSources(knowledge, documents.findRetractions, surroundings.now),
    ask: (actor, asked) => ask({ knowledge: knowledge(), surroundings }, actor, asked),
  });
  return ok({ review, people: createPeople(db), close: () => db.destroy() });
}
