/** Searching the clinic's own documents, in a real browser. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IndexedPassage } from "../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { openVisitor, overflowOf, violationsOf } from "./visitor.ts";

const passage = (number: number, title: string, text: string, more: Partial<IndexedPassage> = {}): IndexedPassage => ({
  id: `${String(number).padStart(64, "0")}#40-${40 + text.length}`,
  version: String(number).padStart(64, "0"),
  documentId: `protocol-${number}`,
  title,
  section: [],
  role: "body",
  kind: "paragraph",
  text,
  format: "pdf",
  retracted: false,
  identifiers: [],
  ...more,
});

const passages = [
  passage(
    1,
    "Infusion unit protocol",
    "Measure IgM and viscosity before the first rituximab infusion. Plan plasma exchange with the unit when IgM is high.",
    {
      section: ["Before the infusion", "Blood tests"],
      page: 4,
      year: 2024,
      design: "guideline",
    },
  ),
  passage(
    2,
    "Nerve clinic letter template",
    "State the distal latency and the terminal latency index of the median nerve.",
    { format: "docx", year: 2021 },
  ),
  passage(3, "An infusion report that was withdrawn", "Rituximab infusion without monitoring was said to be safe.", {
    retracted: true,
    year: 2012,
  }),
];

async function fill(dataFolder: string): Promise<void> {
  const opened = await openLanceIndex(join(dataFolder, "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.append(passages);
  await opened.value.finish();
  await opened.value.close();
}

describe.skipIf(!hasBrowser())("search", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(fill), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it("the keyboard alone searches; the words are marked, corrections said, and nothing stands in an address", async () => {
    const { page, open, addresses, errors, close } = await openVisitor(browser, site);
    await open("/search");
    await page.keyboard.type("rituxmab infusion");
    await page.keyboard.press("Enter");
    const results = page.getByRole("region", { name: "Results" });
    await results.getByText("Searched for “rituximab” instead of “rituxmab”.").waitFor();
    const [first] = await results
      .getByRole("listitem")
      .filter({ has: page.locator("h2") })
      .all();
    expect(await first?.locator("mark").allTextContents()).toEqual(["rituximab", "infusion"]);
    expect(await first?.textContent()).toMatch(/Before the infusion › Blood tests · page 4 · 2024 · guideline · PDF/);
    expect(await results.getByText("withdrawn").count()).toBe(0);
    expect(await first?.getByRole("link").getAttribute("href")).toMatch(
      /^\/documents\/protocol-1\/0{63}1\?from=40&to=\d+$/,
    );
    await first?.getByRole("link").click();
    await page.waitForURL("**/documents/**");
    await page.goBack();
    await results.getByText("Infusion unit protocol").waitFor();
    expect(await page.getByLabel(/^Words, a/).inputValue()).toBe("rituxmab infusion");
    await page.locator("main summary").focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Retracted documents").selectOption("with");
    await page.getByRole("button", { name: "Search" }).click();
    await results.getByText("retracted", { exact: true }).waitFor();
    expect([...addresses].join(" ")).not.toMatch(/ritux/);
    expect(errors).toEqual([]);
    await close();
  });

  it("nothing found, nothing typed and a lay reader each get words that help", async () => {
    const { page, open, errors, close } = await openVisitor(browser, site);
    await open("/search");
    await page.keyboard.press("Enter");
    await page.getByText("Write what to search for.").waitFor();
    await page.keyboard.type("xylophone");
    await page.keyboard.press("Enter");
    await page.getByText("Nothing was found.").waitFor();
    await page.evaluate(`localStorage.setItem("ranvier-reader", JSON.stringify("patient"))`);
    await open("/search");
    await page.getByText("not for patients and carers").waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  it.each([
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const)("fits %i pixels in %s and axe finds nothing", async (width, colorScheme) => {
    const { page, open, close } = await openVisitor(browser, site, {
      viewport: { width, height: 900 },
      colorScheme,
      bypassCSP: true,
    });
    await open("/search");
    await page.getByLabel(/^Words, a/).fill("rituxmab infusion");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Results" }).waitFor();
    await page.locator("main summary").click();
    expect(await violationsOf(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    const folder = process.env["SCREENSHOTS"];
    if (folder !== undefined)
      await page.screenshot({ path: join(folder, `search-${width}-${colorScheme}.png`), fullPage: true });
    await close();
  });
});
