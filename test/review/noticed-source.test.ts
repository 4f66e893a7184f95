/** A notice of retraction taken in by the clinic: the pack's source is marked, its articles go back, editors are told once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { localActor } from "../../src/app/actor.ts";
import { createNoticedSources, withNoticedSources } from "../../src/app/answers/noticed-sources.ts";
import type { Literature } from "../../src/app/ports/literature.ts";
import { createReviewCases, type ReviewCases } from "../../src/app/review/review-cases.ts";
import { composeReview } from "../../src/compose/review.ts";
import { realSurroundings } from "../../src/compose/surroundings.ts";
import { type Document, noMetadata } from "../../src/evidence/document.ts";
import { packDocument } from "../../src/evidence/packed-document.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { digestOf, sha256 } from "../../src/store/digest.ts";
import { createIngests } from "../../src/store/literature/ingests.ts";
import { createLiterature } from "../../src/store/literature/literature.ts";
import { openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct, shippedKnowledge } from "../support/product.ts";
import { publishArticle } from "../support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const source = "anti-mag/dalakas-2009";
const knowledge = shippedKnowledge();
const pmid = knowledge.libraries[0]?.sources.get("dalakas-2009")?.pmid;

/** A document that says that the publication was retracted. */
const notice: Document = {
  format: "plain-text",
  metadata: {
    ...noMetadata,
    title: "Retraction notice",
    pmid: "99999999",
    notices: [
      { kind: "retraction", about: "other", text: "Notice of retraction", ...(pmid === undefined ? {} : { pmid }) },
    ],
  },
  text: "Retracted.",
  blocks: [{ start: 0, end: 10, kind: "paragraph" }],
  sections: [],
  pages: [],
};

async function takeIn(literature: Literature): Promise<void> {
  const [path, at] = ["/in/notice.txt", realSurroundings.now()];
  await literature.takeIn({
    ingest,
    at,
    opened: [{ path, fingerprint: "1" }],
    documents: [
      {
        file: path,
        identity: `file:${path}`,
        version: sha256(notice.text),
        format: notice.format,
        metadata: notice.metadata,
        content: packDocument(notice),
        passages: [],
      },
    ],
    closed: [
      {
        path,
        fingerprint: "1",
        sha256: sha256("x"),
        complete: true,
        unchanged: false,
        documents: 1,
        problems: [],
        problemCount: 0,
      },
    ],
  });
}
const ingest = "00000000-0000-7000-8000-000000000001";

describeOnDatabases("a source that a document says was retracted", ({ create }) => {
  let fresh: FreshDatabase;
  let review: ReviewCases;
  let literature: Literature;
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
    const ingests = createIngests(db);
    await ingests.ask({ id: ingest, actor: "local", paths: [], options: { retireMissing: false }, askedAt: now() });
    await ingests.start(ingest, now(), { host: "here", pid: 1 }, () => false);
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
    await takeIn(literature);
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
