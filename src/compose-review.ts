/** The part of compose that joins review: its stores on an open database. */
import type { Kysely } from "kysely";
import type { ReviewStores } from "./app/review/parts.ts";
import { createPeople } from "./store/people/people.ts";
import { createNotifications } from "./store/review/notifications.ts";
import { createReviews } from "./store/review/reviews.ts";
import type { Tables } from "./store/tables.ts";

/** Where review is kept. */
export const composeReview = (db: Kysely<Tables>): ReviewStores => ({
  reviews: createReviews(db),
  notifications: createNotifications(db),
  people: createPeople(db),
});
