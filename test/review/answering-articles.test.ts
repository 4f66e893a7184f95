/** Approved articles as answers: to their own question and to nothing that lies beside it, below what concerns the person. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SuspensionView } from "../../src/contract/standings.ts";
import { type Answer, sentencesOf, unreviewedBanner } from "../../src/core/answer/answer.ts";
import { haveSamePage } from "../../src/core/answer/under-article.ts";
import { createReviews } from "../../src/store/review/reviews.ts";
import { type Accounts, type Browser, openAccounts } from "../support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "../support/databases.ts";
import { askProduct } from "../support/product.ts";
import { publishArticle } from "../support/published-article.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const article = { slug: "rituximab", version: 1 };

const otherWords = [
  "Is rituximab effective in anti-MAG neuropathy?",
  "How well does rituximab work for anti-MAG neuropathy?",
  "does rituximab help in anti-mag neuropathy",
];

const nearMisses = [
  "Does IVIG work in anti-MAG neuropathy?",
  "Does rituximab work in CIDP?",
  "Does rituximab work in MOG antibody disease?",
  "How long does rituximab take to work in anti-MAG neuropathy?",
  "What are the risks of rituximab in anti-MAG neuropathy?",
  "When should rituximab be given again in anti-MAG neuropathy?",
  "What dose of rituximab is given in anti-MAG neuropathy?",
  "Does ibrutinib work in anti-MAG neuropathy?",
  "Is rituximab safe in pregnancy?",
  "What is anti-MAG neuropathy?",
];

describeOnDatabases("an approved article", ({ create }) => {
  let fresh: FreshDatabase;
  let accounts: Accounts;
  let chair: Browser;
  beforeAll(async () => {
    fresh = await create();
    const db = await fresh.open();
    accounts = openAccounts(db);
    chair = await accounts.administrator();
    await publishArticle(createReviews(db), { question, slug: article.slug });
  }, 240_000);
  afterAll(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });
  const ask = async (asked: string, audience = "clinician"): Promise<Answer> => {
    const reply = await chair.call("POST", "/api/ask", { question: asked, audience });
    expect(reply.status, reply.text).toBe(200);
    return reply.json as Answer;
  };

  test("answers its question, says so, and is approved", async () => {
    const answer = await ask(question);
    expect(answer.article).toEqual(article);
    expect(answer.review).toMatchObject({ status: "approved", version: 1 });
    expect(answer.review.banner).toBeUndefined();
    expect(answer.bottomLine.length).toBeGreaterThan(0);
    expect(answer.bottomLine.every(({ approved }) => approved)).toBe(true);
    expect(answer.question).toBe(question);
  });

  test("stands below what the question says of the person, which no board approved", async () => {
    const said = "Rituximab for anti-MAG neuropathy: does it work in a 70 year old man?";
    const answer = await ask(said);
    const packs = askProduct(said);
    expect(packs.forThisPatient.length).toBeGreaterThan(0);
    expect(answer.forThisPatient.map(({ rule }) => rule)).toEqual(packs.forThisPatient.map(({ rule }) => rule));
    expect(answer.article).toEqual(article);
    expect(answer.review.banner).toContain(unreviewedBanner);
    const cited = new Set(answer.references.map(({ n }) => n));
    expect(cited.size).toBe(answer.references.length);
    for (const sentence of sentencesOf(answer)) for (const { n } of sentence.citations) expect(cited).toContain(n);
    for (const [at, one] of packs.forThisPatient.entries()) {
      const sourceOf = (page: Answer, n: number) => page.references.find((r) => r.n === n)?.sourceId;
      const sources = (page: Answer, r: Answer["forThisPatient"][number] | undefined) =>
        r?.say.flatMap(({ citations }) => citations.map(({ n }) => sourceOf(page, n)));
      expect(sources(answer, answer.forThisPatient[at])).toEqual(sources(packs, one));
    }
  });

  test.each(otherWords)("answers it in other words: %s", async (asked) => {
    expect((await ask(asked)).article).toEqual(article);
  });

  test.each(nearMisses)("does not answer: %s", async (asked) => {
    const answer = await ask(asked);
    expect(answer.article).toBeUndefined();
    expect(answer.review.status).toBe("draft");
  });

  test("does not answer readers it was not written for", async () => {
    for (const audience of ["patient", "carer", "trainee"])
      expect((await ask(question, audience)).article).toBeUndefined();
  });

  test("answers no more once something it says is withdrawn, or it is withdrawn itself, and kept answers follow", async () => {
    const kept = (await chair.call("POST", "/api/answers", { question })).json as { token: string };
    const read = async () => (await chair.call("GET", `/api/answers/${kept.token}`)).json as Answer;
    const whole = await read();
    expect(whole.article).toEqual(article);
    const withdraw = async (kind: string, id: string, then: () => Promise<void>) => {
      const body = { kind, id, reason: "The figure was copied wrongly" };
      const done = await chair.call("POST", "/api/suspensions", body);
      expect(done.status, done.text).toBe(201);
      await then();
      expect((await chair.call("POST", "/api/suspensions/lift", body)).status).toBe(200);
      return done.json as SuspensionView;
    };
    const last = whole.sections.flatMap(({ sentences }) => sentences).at(-1);
    await withdraw("claim", last?.claim ?? "", async () => {
      expect((await ask(question)).article).toBeUndefined();
      const now = await read();
      expect(now.review.status).toBe("submitted");
      expect(now.bottomLine.some(({ approved }) => approved)).toBe(false);
    });
    expect((await ask(question)).article).toEqual(article);
    const { shownIn } = await withdraw("article", article.slug, async () => {
      expect((await ask(question)).article).toBeUndefined();
      const now = await read();
      expect(JSON.stringify(now)).not.toContain(whole.bottomLine[0]?.text);
      expect(now.notices[0]?.text).toContain("The figure was copied wrongly");
    });
    expect(shownIn).toMatchObject([{ kind: "answer" }]);
    expect(await read()).toEqual(whole);
  });
});

describe("haveSamePage", () => {
  test("holds for two ways to ask one thing, not for two things", () => {
    const page = askProduct(question);
    expect(haveSamePage(page, askProduct(question))).toBe(true);
    for (const asked of otherWords) expect(haveSamePage(page, askProduct(asked)), asked).toBe(true);
    for (const asked of nearMisses) expect(haveSamePage(page, askProduct(asked)), asked).toBe(false);
    expect(haveSamePage({ ...page, outcome: "partial" }, { ...page, outcome: "partial" })).toBe(false);
  });
});
