/** Asking what an approved article answers: the page is the article, and what the question itself calls up stands above it. */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { unreviewedBanner } from "../src/core/answer/answer.ts";
import { createReviews } from "../src/store/review/reviews.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { publishArticle } from "../test/support/published-article.ts";
import { lookAt } from "./board.ts";
import { hasBrowser } from "./browser.ts";
import { setUpVisits } from "./visits.ts";

const title = "Does rituximab work in anti-MAG neuropathy?";
const alarming = `${title} The antibodies are found only in this disease. She is confused since yesterday.`;

async function publish(dataFolder: string): Promise<void> {
  const db = await openSqlite(join(dataFolder, "ranvier.db"));
  await publishArticle(createReviews(db), { question: title, slug: "rituximab" });
  await db.destroy();
}

/** Where something begins on the page, in pixels from the top. */
const topOf = async (page: Page, selector: string): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;

describe.skipIf(!hasBrowser())("an approved article on the ask page", { timeout: 120_000 }, () => {
  const { visit } = setUpVisits(publish);

  it("answers its question as approved, names its reviewers and leads to itself", async () => {
    await visit(
      async (visitor) => {
        const { page, open, ask } = visitor;
        await open("/");
        await ask("How well does rituximab work for anti-MAG neuropathy?");
        const review = page.getByRole("region", { name: "Review" });
        await review.getByText(/Version 1 was approved on \d+ \w+ \d{4} by /).waitFor();
        expect(await review.getByText(unreviewedBanner).count()).toBe(0);
        expect(await lookAt(visitor, "50-article-as-answer")).toEqual([]);
        await review.getByRole("link", { name: title }).click();
        await page.waitForURL("**/articles/rituximab");
        await page.getByRole("heading", { level: 1, name: title }).waitFor();
      },
      { bypassCSP: true },
    );
  });

  it("stands below urgency and corrections, which no board approved, and the page says so", async () => {
    await visit(
      async (visitor) => {
        const { page, open, ask } = visitor;
        await open("/");
        await ask(alarming);
        const review = page.getByRole("region", { name: "Review" });
        await review.getByText("what concerns this question alone stands above it").waitFor();
        expect(await review.locator(".banner").textContent()).toContain(unreviewedBanner);
        await page.getByRole("alert").getByRole("heading", { name: "Urgent: act now" }).waitFor();
        const tops = [
          await topOf(page, ".box-urgent"),
          await topOf(page, "#correction"),
          await topOf(page, "#in-short"),
        ];
        expect(tops.every(Number.isFinite), tops.join(" ")).toBe(true);
        expect(tops).toEqual(tops.toSorted((a, b) => a - b));
        expect(new Set(tops).size).toBe(3);
        expect(await lookAt(visitor, "51-below-urgency")).toEqual([]);
      },
      { bypassCSP: true },
    );
  });

  it("does not answer what lies beside it", async () => {
    await visit(async ({ page, open, ask }) => {
      await open("/");
      await ask("Does IVIG work in anti-MAG neuropathy?");
      const review = page.getByRole("region", { name: "Review" });
      await review.getByText(unreviewedBanner).waitFor();
      expect(await review.getByText("From the approved article").count()).toBe(0);
    });
  });
});
