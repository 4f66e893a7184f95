/** What was approved goes back to the board when its ground moves, and readers know at once, on every database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { localActor } from "../../src/app/actor.ts";
import type { Knowledge } from "../../src/app/answers/knowledge.ts";
import { mergeKnowledge } from "../../src/app/answers/merge-knowledge.ts";
import { createReviewCases, type ReviewCases } from "../../src/app/review/review-cases.ts";
import { createWatch } from "../../src/app/review/watch.ts";
import { composeReview } from "../../src/compose/review.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { createLibrary } from "../../src/core/answer/library.ts";
import { claimsOf } from "../../src/core/review/content.ts";
import { digestOf } from "../../src/store/digest.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { shippedKnowledge } from "../support/product.ts";
import { publishArticle } from "../support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const shipped = shippedKnowledge();
const suspended = { since: "2026-11-21T12:00:00.000Z", by: "chair", reason: "The figure was copied wrongly" };

/** The shipped packs with another certainty for one claim. */
function withClaimChanged(id: string): Knowledge {
  const libraries = shipped.libraries.map(({ pack, general }) =>
    createLibrary(
      {
        ...pack,
        claims: pack.claims.map((claim) =>
          claim.id === id
            ? { ...claim, certainty: { ...claim.certainty, level: "very-low", because: ["imprecision"] } }
            : claim,
        ),
      },
      general,
    ),
  );
  return { ...shipped, libraries };
}

describeOnDatabases("surveillance", ({ create }) => {
  let fresh: FreshDatabase;
  let review: ReviewCases;
  let knowledge = shipped;
  let aheadDays = 0;
  let claim = "";
  const now = () => new Date(Date.now() + aheadDays * 86_400_000).toISOString();
  beforeAll(async () => {
    fresh = await create();
    const db = await fresh.open();
    const stores = composeReview(db);
    review = createReviewCases({
      ...stores,
      surroundings: { ...realSurroundings, now },
      digestOf,
      knowledge: () => knowledge,
      shipped: () => shipped,
      ask: () => Promise.reject(new Error("nothing is asked")),
    });
    const { content } = await publishArticle(stores.reviews, { question, slug: "rituximab", validDays: 30 });
    await publishArticle(stores.reviews, {
      question: "Can a titre above 70,000 be measured?",
      slug: "titre",
      validDays: 365,
    });
    claim = claimsOf(content)[0] ?? "";
  }, 240_000);
  afterAll(() => fresh.remove());
  const read = async () => {
    const article = await review.openArticle(localActor, "rituximab", {});
    if (!article.ok) throw new Error(article.error.message);
    return article.value;
  };

  test("finds nothing while everything stands on its ground", async () => {
    expect(claim).not.toBe("");
    expect(await review.surveillance.listStale()).toEqual([]);
    expect(await review.surveillance.survey()).toBe(0);
    expect((await read()).page.review.status).toBe("approved");
  });

  test("readers know of a changed claim before the board was told", async () => {
    knowledge = withClaimChanged(claim.split("/")[1] ?? "");
    const article = await read();
    expect(article.page.review.status).toBe("submitted");
    expect(article.page.bottomLine.some(({ approved }) => approved)).toBe(false);
    expect(article.notices[0]).toBe("It is being looked at again.");
    expect(article.notices[1]).toMatch(/was changed in the pack/u);
    const listed = await review.listArticles(localActor);
    expect(listed.find(({ slug }) => slug === "rituximab")?.status).toBe("submitted");
    knowledge = shipped;
    expect((await read()).notices).toEqual([]);
  });

  test("an approval that ran out, or a withdrawn claim, sends only what it concerns back, once", async () => {
    aheadDays = 31;
    expect((await review.surveillance.listStale()).map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual([
      ["review-expired"],
    ]);
    aheadDays = 0;
    const [pack = "", id = ""] = claim.split("/");
    const entries = [{ pack, kind: "claim" as const, id, suspended }];
    knowledge = mergeKnowledge(shipped, { revision: 1, entries }, digestOf);
    const looks = createWatch(review.surveillance.survey, () => knowledge, { now });
    await Promise.all([looks.look(), looks.look()]);
    const stale = (await review.surveillance.listStale()).filter(({ subject }) => subject.kind === "article");
    const own = stale.find(({ subject }) => subject.kind === "article" && subject.slug === "rituximab");
    expect(own).toMatchObject({ state: "submitted", version: 1 });
    expect(own?.reasons[0]).toMatchObject({ kind: "suspended", subject: claim });
    const { cases: queue } = await review.queue(localActor, { state: "submitted" });
    expect(queue.find(({ id: caseId }) => caseId === own?.id)?.reopened).toEqual(own?.reasons);
    expect(await review.surveillance.survey()).toBe(0);
    knowledge = shipped;
    expect((await read()).notices).toContain("It is being looked at again.");
    expect((await review.listArticles(localActor)).find(({ slug }) => slug === "titre")?.status).toBe("approved");
  });

  test("runs when the packs in use were replaced, when asked and once an hour, and again after a failure", async () => {
    let runs = 0;
    let fails = false;
    let current = shipped;
    const watch = createWatch(
      async () => {
        runs += 1;
        await Promise.resolve();
        if (fails) throw new Error("no database");
      },
      () => current,
      { now },
    );
    const after = async (): Promise<number> => {
      await watch.look().catch(() => undefined);
      return runs;
    };
    expect([await after(), await after()]).toEqual([1, 1]);
    current = { ...shipped };
    expect([await after(), await after()]).toEqual([2, 2]);
    watch.ask();
    expect([await after(), await after()]).toEqual([3, 3]);
    aheadDays = 1;
    fails = true;
    expect([await after(), await after()]).toEqual([4, 5]);
    fails = false;
    expect([await after(), await after()]).toEqual([6, 6]);
    aheadDays = 0;
  });
});
