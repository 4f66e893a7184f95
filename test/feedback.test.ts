/** What readers say reaches the board: harm first and with an alert, on every database; and nobody else reads it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FeedbackView } from "../src/contract/feedback.ts";
import type { Notification, QueueEntry } from "../src/contract/review.ts";
import { createReviews } from "../src/store/review/reviews.ts";
import { type Accounts, type Browser, openAccounts } from "./support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "./support/databases.ts";
import { askProduct } from "./support/product.ts";
import { publishArticle } from "./support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const claim = askProduct(question).bottomLine[0]?.claim ?? "";
const words = "Planted words 4711 of a reader";

describeOnDatabases("feedback", ({ create }) => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  let chair: Browser;
  let reader: Browser;
  let article = "";
  beforeAll(async () => {
    fresh = await create();
    const db = await fresh.open();
    accounts = openAccounts(db);
    chair = await accounts.administrator();
    reader = await accounts.join(chair, "reader", ["reader"]);
    article = (await publishArticle(createReviews(db), { question, slug: "rituximab" })).id;
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });
  const give = (body: unknown) => reader.call("POST", "/api/feedback", body);
  const list = async (which = "open") =>
    ((await chair.call("GET", `/api/feedback?which=${which}`)).json as { feedback: readonly FeedbackView[] }).feedback;
  const told = async () =>
    ((await chair.call("GET", "/api/notifications")).json as { notifications: readonly Notification[] }).notifications;

  test("is taken of statements and articles that there are", async () => {
    expect((await give({ kind: "helped", about: "claim", id: claim })).status).toBe(201);
    expect((await give({ kind: "missing", about: "article", id: "rituximab", words })).status).toBe(201);
    expect((await give({ kind: "wrong", about: "claim", id: "anti-mag/none", words })).status).toBe(404);
    expect((await give({ kind: "wrong", about: "article", id: "none", words })).status).toBe(404);
    expect((await give({ kind: "bad", about: "claim", id: claim })).status).toBe(400);
    expect(await told()).toEqual([]);
    expect((await reader.call("GET", "/api/feedback")).status).toBe(403);
    expect((await list()).map(({ kind }) => kind)).toEqual(["missing", "helped"]);
  });

  test("that could harm somebody comes first, alerts the board and puts its case at the head of the queue", async () => {
    const given = await give({ kind: "wrong", about: "article", id: "rituximab", words, couldHarm: true });
    expect(given.status).toBe(201);
    expect((await give({ kind: "helped", about: "claim", id: claim, couldHarm: true })).status).toBe(201);
    const [first, ...others] = await list();
    expect(first).toMatchObject({ couldHarm: true, item: "rituximab", title: question, words });
    expect(others.some(({ couldHarm }) => couldHarm)).toBe(false);
    const alerts = await told();
    expect(alerts).toMatchObject([{ harm: true, case: article }]);
    expect(alerts[0]?.text).not.toContain(words);
    const queue = async () =>
      ((await chair.call("GET", "/api/review/cases")).json as { cases: readonly QueueEntry[] }).cases;
    expect((await queue())[0]).toMatchObject({ id: article, harm: true });
    const close = () => chair.call("POST", `/api/feedback/${first?.id}/close`, { outcome: "Put right in version 2" });
    expect((await close()).status).toBe(204);
    expect((await close()).status).toBe(404);
    expect((await queue())[0]).toMatchObject({ id: article, harm: false });
    expect((await list()).map(({ id }) => id)).not.toContain(first?.id);
    expect((await list("all")).find(({ id }) => id === first?.id)?.closed).toMatchObject({
      outcome: "Put right in version 2",
    });
  });

  test("leaves a digest in the audit and no words", async () => {
    const entries = await accounts.audit();
    expect(entries.filter(({ action }) => action === "feedback.given").length).toBe(4);
    expect(entries.some(({ action }) => action === "feedback.closed")).toBe(true);
    expect(JSON.stringify(entries)).not.toContain("4711");
  });
});
