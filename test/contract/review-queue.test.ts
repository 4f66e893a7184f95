/** The board's queue against a slow model that reads every case, over every database: 2,000 cases, narrowed and divided. */
import type { Kysely } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { QueueAsked, Reviews } from "../../src/app/ports/reviews.ts";
import { type ReviewCase, type ReviewState, stateOn } from "../../src/core/review/review-case.ts";
import { createReviews } from "../../src/store/review/reviews.ts";
import { migrateUpTo } from "../../src/store/migrate.ts";
import { connectStore, openStore } from "../../src/store/open-store.ts";
import type { Tables } from "../../src/store/tables.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { caseOf, contentFrom } from "../support/review.ts";

const today = "2026-11-15";
const cases = 2_000;
const everything: QueueAsked = { today, words: [], overdue: false, harmful: new Set(), from: 0, limit: cases };

/** Numbers that look random and are the same every time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const titles = [
  "Plasma exchange",
  "Übelkeit nach Rituximab",
  "100 % of cases",
  "snake_case of IgM",
  "A back\\slash",
  "IVIG, again",
];
const states = ["draft", "submitted", "under-review", "changes-requested", "approved", "retired"] as const;
const day = (n: number): string => `2026-11-${String(n + 1).padStart(2, "0")}`;

function someCases(): readonly ReviewCase[] {
  const below = numbersFrom(7);
  const whole = contentFrom("Does rituximab work in anti-MAG neuropathy?");
  // Most of them short, so that there can be many.
  const short = whole.pages.map((page) => ({ ...page, parts: page.parts.slice(0, 1), references: [], terms: [] }));
  return Array.from({ length: cases }, (_, n): ReviewCase => {
    const title = `${titles[below(titles.length)]} ${below(40)}`;
    const [approved, due] = [below(3) === 0, below(2) === 0];
    const item = `anti-mag/item-${n}`;
    return caseOf(
      { ...whole, pages: n % 100 === 0 ? whole.pages : short, title },
      {
        id: `00000000-0000-7000-8000-${String((n * 7_919) % 1_000_003).padStart(12, "0")}`,
        subject:
          n % 3 === 0 ? { kind: "article", slug: `article-${n}` } : { kind: n % 3 === 1 ? "claim" : "rule", item },
        state: states[below(states.length)] ?? "draft",
        assignees: ["ada", "berta", "ad"].filter(() => below(3) === 0),
        updatedAt: `2026-11-01T10:00:${String(below(60)).padStart(2, "0")}.000Z`,
        ...(due ? { dueOn: day(below(28)) } : {}),
        ...(approved ? { approved: { version: 1, expiresOn: day(below(28)) } } : {}),
      },
    );
  });
}

const isClosed = (state: ReviewState): boolean => ["approved", "retired"].includes(state);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same of cases that were all read: filter, sort, cut. */
function slowly(
  all: readonly ReviewCase[],
  asked: QueueAsked,
): { readonly total: number; readonly ids: readonly string[] } {
  const fits = (one: ReviewCase): boolean => {
    const state = stateOn(one, today);
    const text = `${one.content.title} ${one.subject.kind === "article" ? one.subject.slug : one.subject.item}`;
    return (
      (asked.state === undefined || asked.state === state) &&
      (asked.kind === undefined || asked.kind === one.subject.kind) &&
      (asked.assignee === undefined || one.assignees.includes(asked.assignee)) &&
      (!asked.overdue || (one.dueOn !== undefined && one.dueOn < today && !isClosed(state))) &&
      asked.words.every((word) => text.toLowerCase().includes(word))
    );
  };
  const found = all
    .filter(fits)
    .toSorted(
      (a, b) =>
        Number(asked.harmful.has(b.id)) - Number(asked.harmful.has(a.id)) ||
        Number(isClosed(stateOn(a, today))) - Number(isClosed(stateOn(b, today))) ||
        compare(a.dueOn ?? "9999-12-31", b.dueOn ?? "9999-12-31") ||
        compare(b.updatedAt, a.updatedAt) ||
        compare(a.id, b.id),
    );
  return { total: found.length, ids: found.slice(asked.from, asked.from + asked.limit).map(({ id }) => id) };
}

describeOnDatabases("the board's queue", ({ create }) => {
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let reviews: Reviews;
  const all = someCases();
  beforeAll(async () => {
    fresh = await create();
    db = await fresh.open();
    reviews = createReviews(db);
    for (const one of all)
      await reviews.create({
        case: one,
        event: { revision: 1, at: one.updatedAt, by: "editor", name: "Editor", kind: "submit", text: "submitted it" },
        act: { kind: "submit" },
        tell: [],
        entry: { at: one.updatedAt, actor: "editor", action: "review.submit", subject: one.id, origin: "test" },
      });
  }, 240_000);
  afterAll(() => fresh.remove());

  const harmful = new Set(all.filter((_, n) => n % 97 === 0).map(({ id }) => id));
  const asks: readonly Partial<QueueAsked>[] = [
    {},
    { harmful },
    ...([...states, "expired"] as const).map((state) => ({ state })),
    ...(["article", "claim", "rule"] as const).map((kind) => ({ kind, harmful })),
    ...["ada", "ad", "nobody", "%"].map((assignee) => ({ assignee })),
    { overdue: true },
    { overdue: true, state: "expired", assignee: "berta" },
    ...["%", "_", "\\", "übelkeit", "100 %", "case_of", "item-19"].map((word) => ({ words: [word] })),
    { words: ["rituximab", "nach"], kind: "article" },
  ];

  test.each(asks)("is what a reading of every case gives: %j", async (ask) => {
    for (const part of [{}, { from: 0, limit: 50 }, { from: 50, limit: 50 }, { from: 1_990, limit: 50 }]) {
      const asked = { ...everything, ...ask, ...part };
      const { total, cases: found } = await reviews.queue(asked);
      expect({ total, ids: found.map(({ id }) => id) }).toEqual(slowly(all, asked));
    }
  });

  test("its cases are whole", async () => {
    const [first] = (await reviews.queue({ ...everything, words: ["article-0"], limit: 1 })).cases;
    expect(first).toEqual(JSON.parse(JSON.stringify(all[0])));
  });
});

describeOnDatabases("the board's queue in a database of an earlier version", ({ create }) => {
  test("is filled from the cases that were there", async () => {
    const fresh = await create();
    try {
      const old = await connectStore(fresh.location);
      if (!old.ok) throw new Error(old.error.message);
      await migrateUpTo(old.value, "2026-11-21T23-30-letters");
      const some = someCases().slice(0, 450);
      for (const { id, subject, state, revision, updatedAt, ...rest } of some) {
        const record = JSON.stringify({ id, subject, state, revision, updatedAt, ...rest });
        const address = subject.kind === "article" ? subject.slug : subject.item;
        await (old.value as unknown as Kysely<{ review_cases: Record<string, string | number> }>)
          .insertInto("review_cases")
          .values({ id, kind: subject.kind, subject: address, state, revision, record, updated_at: updatedAt })
          .execute();
      }
      await old.value.destroy();
      const now = await openStore(fresh.location);
      if (!now.ok) throw new Error(now.error.message);
      try {
        for (const ask of [
          {},
          { overdue: true },
          { assignee: "ad" },
          { state: "expired" as const },
          { words: ["übel"] },
        ]) {
          const asked = { ...everything, ...ask };
          const { cases: found, total } = await createReviews(now.value).queue(asked);
          expect({ total, ids: found.map(({ id }) => id) }).toEqual(slowly(some, asked));
        }
      } finally {
        await now.value.destroy();
      }
    } finally {
      await fresh.remove();
    }
  });
});
