/** A reader tells the board that something could harm somebody; the board is alerted, sees it first and closes it. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lookAt, openChair } from "./board.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import type { Visitor } from "./visitor.ts";

describe.skipIf(!hasBrowser())("what readers say", { timeout: 240_000 }, () => {
  let site: Site;
  let browser: Browser;
  let chair: Visitor;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    chair = await openChair(browser, site);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it("goes from under an answer to the head of the queue", async () => {
    const { page } = chair;
    await chair.open("/");
    await page.getByRole("textbox").first().fill("Does rituximab work in anti-MAG neuropathy?");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "This is wrong" }).click();
    await page.getByLabel("What is wrong, and how you know").fill("The share of people who improve is another.");
    await page.getByRole("button", { name: "Something is missing" }).click();
    await page.getByLabel("What is missing").waitFor();
    await page.getByRole("button", { name: "This is wrong" }).click();
    expect(await page.getByLabel("What is wrong, and how you know").inputValue()).toContain("people who improve");
    await page.getByLabel("It could harm somebody: alert the board now").check();
    const found = [...(await lookAt(chair, "feedback-form"))];
    await page.getByRole("button", { name: "Send to the board" }).click();
    await page.getByText("The board has it. Thank you.").waitFor();
    await chair.open("/review");
    await page.getByRole("heading", { name: "What readers said (1)" }).waitFor();
    await page.locator(".queue-harm .tag-harm").waitFor();
    found.push(...(await lookAt(chair, "feedback-list")));
    await page.getByLabel("What became of it").fill("Read the paper again: it is right.");
    await page.getByRole("button", { name: "Close this report" }).click();
    await page.getByRole("heading", { name: "What readers said (1)" }).waitFor({ state: "detached" });
    expect(found).toEqual([]);
    expect(site.failures).toEqual([]);
  });
});
