/** Published articles when something they say, cite or are is withdrawn, on every database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ArticleView } from "../../src/contract/review.ts";
import type { SuspensionView } from "../../src/contract/standings.ts";
import { sentencesOf } from "../../src/core/answer/answer.ts";
import { createReviews } from "../../src/store/review/reviews.ts";
import { type Accounts, type Browser, openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { publishArticle } from "../support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const reason = "The figure was copied wrongly";
const address = "/api/articles/rituximab";

describeOnDatabases("a published article", ({ create }) => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  let chair: Browser;
  beforeAll(async () => {
    fresh = await create();
    const db = await fresh.open();
    accounts = openAccounts(db);
    chair = await accounts.administrator();
    await publishArticle(createReviews(db), { question, slug: "rituximab" });
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });
  const read = async (): Promise<ArticleView> => (await chair.call("GET", address)).json as ArticleView;
  const suspend = async (kind: string, id: string) => {
    const done = await chair.call("POST", "/api/suspensions", { kind, id, reason });
    expect(done.status, done.text).toBe(201);
    return done.json as SuspensionView;
  };
  const lift = async (kind: string, id: string) =>
    expect((await chair.call("POST", "/api/suspensions/lift", { kind, id, reason: "It was right" })).status).toBe(200);

  test("shows a notice in place of a withdrawn statement, and is named among what showed it", async () => {
    const before = await read();
    const [sentence] = before.page.bottomLine;
    const { shownIn } = await suspend("claim", sentence?.claim ?? "");
    expect(shownIn).toMatchObject([{ kind: "article", subject: "article/rituximab/1" }]);
    const after = await read();
    expect(JSON.stringify(after)).not.toContain(sentence?.text);
    expect(after.page.bottomLine[0]).toMatchObject({ citations: [], approved: false });
    expect(after.page.bottomLine[0]?.text).toContain(reason);
    await lift("claim", sentence?.claim ?? "");
    expect(await read()).toEqual(before);
  });

  test("cites no withdrawn source as support", async () => {
    const before = await read();
    const [reference] = before.page.references;
    const { shownIn } = await suspend("source", reference?.sourceId ?? "");
    expect(shownIn).toMatchObject([{ subject: "article/rituximab/1" }]);
    const after = await read();
    expect(sentencesOf(after.page).flatMap(({ citations }) => citations.map(({ n }) => n))).not.toContain(reference?.n);
    expect(after.page.references[0]?.notice).toContain(reason);
    await lift("source", reference?.sourceId ?? "");
  });

  test("withdrawn as a whole, is gone from its address and the list, with the reason", async () => {
    expect((await chair.call("POST", "/api/suspensions", { kind: "article", id: "none", reason })).status).toBe(404);
    await suspend("article", "rituximab");
    for (const path of [address, `${address}?version=1`, `${address}/differences?from=1&to=1`]) {
      const gone = await chair.call("GET", path);
      expect(gone.status).toBe(410);
      expect(gone.text).toContain(reason);
    }
    expect((await chair.call("GET", "/api/articles")).json).toEqual({ articles: [] });
    await lift("article", "rituximab");
    expect((await chair.call("GET", address)).status).toBe(200);
  });
});
