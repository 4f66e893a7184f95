/** A notice of retraction taken in by the clinic: the pack's source is marked, its articles go back, editors are told once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { localActor } from "../../src/app/actor.ts";
import { createNoticedSources, withNoticedSources } from "../../src/app/answers/noticed-sources.ts";
import type { Ingests } from "../../src/app/ports/ingests.ts";
import type { Literature } from "../../src/app/ports/literature.ts";
import { createReviewCases, type ReviewCases } from "../../src/app/review/review-cases.ts";
import { composeReview } from "../../src/compose/review.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { digestOf } from "../../src/store/digest.ts";
import { createIngests } from "../../src/store/literature/ingests.ts";
import { createLiterature } from "../../src/store/literature/literature.ts";
import { openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct, shippedKnowledge } from "../support/product.ts";
import { takeInNotice } from "../support/taken-notice.ts";
import { publishArticle } from "../support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const source = "anti-mag/dalakas-2009";
const knowledge = shippedKnowledge();
const pmid = knowledge.libraries[0]?.sources.get("dalakas-2009")?.pmid;

describeOnDatabases("a source that a document says was retracted", ({ create }) => {
  let fresh: FreshDatabase;
  let review: ReviewCases;
  let literature: Literature;
  let ingests: Ingests;
  let noticed: ReturnType<typeof createNoticedSources>;
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs).toISOString();
  beforeAll(async () => {
    fresh = await create();
    const db = await fresh.open();
    await openAccounts(db).joinAtTerminal("ed", ["editor"]);
    const stores = composeReview(db);
    literature = createLiterature(db, realSurroundings);
    noticed = createNoticedSources(() => knowledge, literature.findRetractions, now);
    review = createReviewCases({
      ...stores,
      surroundings: { ...realSurroundings, now },
      digestOf,
      knowledge: () => knowledge,
      shipped: () => knowledge,
      documents: literature,
      noticedSources: noticed,
      ask: () => Promise.reject(new Error("nothing is asked")),
    });
    await publishArticle(stores.reviews, { question, slug: "rituximab" });
    ingests = createIngests(db);
  }, 240_000);
  afterAll(() => fresh.remove());
  const told = async (): Promise<readonly string[]> => {
    const db = await fresh.open();
    return (await db.selectFrom("notifications").select("text").execute()).map(({ text }) => text);
  };

  test("nothing is marked while no document says so", async () => {
    expect(await noticed()).toEqual(new Map());
    expect(await review.surveillance.survey()).toBe(0);
    const answer = askProduct(question);
    expect(withNoticedSources(answer, await noticed())).toBe(answer);
  });

  test("answers mark it and go on; its article goes back with the reason; editors are told, once", async () => {
    await takeInNotice({ literature, ingests }, pmid, realSurroundings.now());
    aheadMs = 6_000;
    expect([...(await noticed()).keys()]).toEqual([source]);
    const [before, after] = [askProduct(question), withNoticedSources(askProduct(question), await noticed())];
    expect(after.notices[0]).toMatchObject({ kind: "source-changed", text: expect.stringContaining("Dalakas") });
    expect(after.references.find(({ sourceId }) => sourceId === source)?.notice).toContain("was retracted");
    expect(after.references.filter(({ notice: mark }) => mark?.includes("was retracted")).length).toBe(1);
    expect(after.sections).toEqual(before.sections);
    expect(await review.surveillance.survey()).toBe(1);
    const [stale] = await review.surveillance.listStale();
    expect(stale).toMatchObject({ state: "submitted", reasons: [{ kind: "source-retracted", subject: source }] });
    const about = (await told()).filter((text) => text.startsWith("A document taken in says"));
    expect(about).toEqual([expect.stringContaining("Dalakas")]);
    aheadMs = 12_000;
    expect(await review.surveillance.survey()).toBe(0);
    expect((await told()).filter((text) => text.startsWith("A document taken in says"))).toEqual(about);
    const article = await review.openArticle(localActor, "rituximab", {});
    expect(article.ok && article.value.notices.join(" ")).toContain("a source it cites was retracted");
    const entries = await createAuditLog(await fresh.open()).list({ after: 0, limit: 1000 });
    expect(entries.filter(({ action }) => action === "source.noticed")).toMatchObject([
      { subject: `source/${source}` },
    ]);
    expect(await createAuditLog(await fresh.open()).verify()).toMatchObject({ ok: true });
  }, 120_000);
});
