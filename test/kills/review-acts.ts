/** Review while processes are killed: comments of many on one case, and last sign-offs with all that hangs on them. */
import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Reviews, ReviewWrite } from "../../src/app/ports/reviews.ts";
import type { Act } from "../../src/core/review/act.ts";
import type { ActContext } from "../../src/core/review/acting.ts";
import { applyAct } from "../../src/core/review/apply-act.ts";
import type { ReviewContent } from "../../src/core/review/content.ts";
import { createGround } from "../../src/core/review/ground.ts";
import type { ReviewCase, ReviewSubject } from "../../src/core/review/review-case.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createReviews } from "../../src/store/review/reviews.ts";
import type { Tables } from "../../src/store/tables.ts";
import type { KilledAct } from "./acts.ts";

const at = "2026-11-21T12:00:00.000Z";
const told = "board";

const content: ReviewContent = {
  title: "A case that is written while its writers are killed",
  pages: [
    {
      audience: "clinician",
      parts: [
        {
          id: "not-known",
          title: "Not known",
          kind: "not-known",
          sentences: [
            {
              id: "s1",
              says: { text: "Nobody knows.", citations: [], check: "curated", read: "not-read", approved: false },
            },
          ],
        },
      ],
      references: [],
      terms: [],
      disclaimer: "x",
    },
  ],
  evidenceCurrentThrough: "2026-11-01",
  packs: [],
};

const context = (id: string): ActContext => ({
  reviewer: {
    id: "signer",
    name: "Signer",
    roles: ["reviewer"],
    expertise: ["neurologist"],
    interests: "None.",
    provedMinutesAgo: 0,
  },
  policy: { signOffs: 1, requires: [], validDays: 365, freshMinutes: 10 },
  today: at.slice(0, 10),
  now: at,
  newId: id,
  ground: createGround([], digestOf),
  hashOf: (_subject, given) => digestOf(given),
  itemMoved: () => false,
  reviewerNamed: () => undefined,
});

/** Somebody who is told by letter; both writers may be the first to make them. */
async function ensureReader(db: Kysely<Tables>): Promise<void> {
  const reader = { id: told, name: "Board", email: "board@clinic.example", email_verified: 0, roles: "reviewer" };
  await db
    .insertInto("people")
    .values({ ...reader, created_at: at, updated_at: at, interests: "", expertise: "" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const reviewsOf = (db: Kysely<Tables>): Reviews =>
  createReviews(db, ({ id }) => ({ subject: `Letter ${id}`, text: "Look.", notBefore: at }));

function writeOf(reviewCase: ReviewCase, act: Act, set: Partial<ReviewWrite> = {}): ReviewWrite {
  const { id, revision } = reviewCase;
  return {
    case: reviewCase,
    event: { revision, at, by: "signer", name: "Signer", kind: act.kind, text: act.kind },
    act,
    tell: [],
    entry: { at, actor: "signer", action: `review.${act.kind}`, subject: `review/${id}`, origin: "test" },
    ...set,
  };
}

const newCase = (id: string, subject: ReviewSubject): ReviewCase => ({
  id,
  subject,
  state: "under-review",
  revision: 1,
  content,
  contentHash: digestOf(content),
  authors: [],
  assignees: [],
  comments: [],
  suggestions: [],
  signOffs: [],
  createdAt: at,
  updatedAt: at,
});

const notice = (id: string, caseId: string): ReviewWrite["tell"][number] => ({
  id,
  person: told,
  at,
  case: caseId,
  kind: "other",
  text: "Look",
  harm: false,
});

/** Revisions of one case before the next is begun: its record grows with every comment. */
const longestStory = 150;

/** The case that everybody comments on now; the first to come makes it. */
async function sharedCase(reviews: Reviews): Promise<ReviewCase> {
  for (let n = 1; ; n++) {
    const subject = { kind: "article", slug: `shared-${n}` } as const;
    const known = await reviews.findBySubject(subject);
    if (known !== undefined && known.revision < longestStory) return known;
    if (known !== undefined) continue;
    // As in use, no two that begin a case at once give it the same identifier.
    const made = newCase(randomUUID(), subject);
    if (await reviews.create(writeOf(made, { kind: "submit" }))) return made;
    n -= 1;
  }
}

function done(reviewCase: ReviewCase, act: Act, id: string, set: Partial<ReviewWrite> = {}): ReviewWrite {
  const result = applyAct(reviewCase, act, context(id));
  if (!result.ok) throw new Error(result.error.message);
  const { case: after, approved } = result.value;
  return writeOf(after, act, { ...(approved === undefined ? {} : { approved }), ...set });
}

const setOf = (values: readonly (string | null)[]): ReadonlySet<string> =>
  new Set(values.filter((value) => value !== null));

/** Two processes comment on one case: whoever is slower looks again, as people do. */
export const comment: KilledAct = {
  name: "review-comment",
  write: async (db, key) => {
    const reviews = reviewsOf(db);
    for (;;) {
      const now = await sharedCase(reviews);
      if (await reviews.act(now.revision, done(now, { kind: "comment", text: key }, key))) return;
    }
  },
  whole: async (db) => {
    const rows = await db.selectFrom("review_events").select("act").where("kind", "=", "comment").execute();
    const noted = new Set(rows.map(({ act }) => (JSON.parse(act) as { readonly text: string }).text));
    const cases = await createReviews(db).list();
    const said = cases.flatMap(({ comments }) => comments.map(({ text }) => text));
    return new Set(said.filter((text) => noted.has(text)));
  },
  halfDone: async (db) => {
    const events = await db.selectFrom("review_events").select(["case_id", "revision"]).execute();
    const entries = await db.selectFrom("audit").select("subject").where("subject", "like", "review/%").execute();
    const cases = await createReviews(db).list();
    return cases.filter(({ id, revision, comments, subject }) => {
      const of = events.filter(({ case_id }) => case_id === id);
      const inTurn = new Set(of.map((event) => event.revision)).size === revision && of.length === revision;
      const noted = entries.filter((entry) => entry.subject === `review/${id}`).length === revision;
      return !inTurn || !noted || (subject.kind === "article" && comments.length !== revision - 1);
    }).length;
  },
};

/** Keys for which each of the things that belong to an approval is there. */
async function partsOfApprovals(db: Kysely<Tables>): Promise<readonly ReadonlySet<string>[]> {
  const [cases, versions, standings, notices, letters, entries] = await Promise.all([
    createReviews(db).list(),
    db.selectFrom("review_versions").select("case_id").execute(),
    db.selectFrom("standings").select("id").where("approved_hash", "is not", null).execute(),
    db.selectFrom("notifications").select("case_id").execute(),
    db.selectFrom("mail_outbox").select("id").execute(),
    db.selectFrom("audit").select("subject").where("action", "=", "review.sign-off").execute(),
  ]);
  const events = await db.selectFrom("review_events").select("case_id").where("kind", "=", "sign-off").execute();
  return [
    setOf(cases.flatMap(({ id, state }) => (state === "approved" ? [id] : []))),
    setOf(versions.map(({ case_id }) => case_id)),
    setOf(standings.map(({ id }) => id)),
    setOf(notices.map(({ case_id }) => case_id)),
    setOf(letters.map(({ id }) => id)),
    setOf(entries.map(({ subject }) => subject.slice("review/".length))),
    setOf(events.map(({ case_id }) => case_id)),
  ];
}

/** A last sign-off: the version, the item's standing, who is told and by what letter, and the audit are one act. */
export const approval: KilledAct = {
  name: "review-approval",
  write: async (db, key) => {
    await ensureReader(db);
    const reviews = reviewsOf(db);
    const made = newCase(key, { kind: "claim", item: `kills/${key}` });
    await reviews.create(writeOf(made, { kind: "submit" }));
    const act = { kind: "sign-off", as: "neurologist", contentHash: made.contentHash } as const;
    const { contentHash } = made;
    const decides = {
      item: { pack: "kills", kind: "claim", id: key },
      changes: [{ kind: "approve", contentHash }],
    } as const;
    const stored = await reviews.act(1, done(made, act, key, { decides, tell: [notice(key, key)] }));
    if (!stored) throw new Error("nobody else acts on this case");
  },
  whole: async (db) => {
    const [first, ...others] = await partsOfApprovals(db);
    return new Set([...(first ?? [])].filter((key) => others.every((part) => part.has(key))));
  },
  halfDone: async (db) => {
    const parts = await partsOfApprovals(db);
    const any = new Set(parts.flatMap((part) => [...part]));
    return [...any].filter((key) => !parts.every((part) => part.has(key))).length;
  },
};
