/** An answer from the clinic's own documents, in a real browser: quotation marks, where it comes from, and the document at it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { openVisitor, overflowOf, violationsOf } from "./visitor.ts";

const root = resolve(import.meta.dirname, "..");
const sentence = "Colchicine is the treatment that most patients with gout are offered first.";
const documents = {
  "gout.txt": `Gout: a ward protocol\n\n${sentence} It is given for a few days.\n\nTrials of colchicine in gout have consistently met their endpoints.\n`,
  "review.txt":
    "Gout: what the trials say\n\nThis is a draft for consultation.\n\nTrials of colchicine in gout have not consistently met their primary outcomes.\n",
};

/** Takes the documents in as a clinic would. */
async function takeIn(dataFolder: string): Promise<void> {
  const folder = join(dataFolder, "..", "documents");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  const environment = { ...process.env, RANVIER_DATA: dataFolder };
  const done = spawnSync(process.execPath, ["src/cli/main.ts", "ingest", folder], {
    cwd: root,
    env: environment,
    encoding: "utf8",
  });
  if (done.status !== 0) throw new Error(done.stderr);
}

describe.skipIf(!hasBrowser())("an answer from documents", () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(takeIn), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    expect(site.failures).toEqual([]);
    await site.close();
  });

  it.each([
    [1280, "light"],
    [390, "dark"],
  ] as const)(
    "quotes, says where from, and opens the document there: %i pixels, %s",
    async (width, colorScheme) => {
      const { page, ask, open, errors, close } = await openVisitor(browser, site, {
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      await open("/");
      await ask("What is the treatment of gout?");
      await page.getByText(sentence).first().waitFor();
      expect(await page.locator("q.quotation").count()).toBeGreaterThan(2);
      expect(await page.getByText("says of itself: a draft").count()).toBeGreaterThan(0);
      await page.getByRole("heading", { name: /How consistent the evidence is/ }).waitFor();
      expect(await violationsOf(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await page.getByRole("link", { name: "quoted from Gout: a ward protocol, not reviewed" }).first().click();
      await page.locator("mark").first().waitFor();
      expect(await page.locator("mark").first().innerText()).toContain("gout");
      expect(errors).toEqual([]);
      await close();
    },
    60_000,
  );
});
