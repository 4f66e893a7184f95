/** The library in a real browser: add documents, read the report, find one, open it at a quotation, correct and retire it. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DocumentList, DocumentVersionView } from "../src/contract/documents.ts";
import { hasBrowser, openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { openVisitor, overflowOf, type Visitor, violationsOf } from "./visitor.ts";

const protocol = (hours: number): string =>
  `# Infusion protocol\n\n## Before\n\nIgM is measured before the first infusion.\n\n## Infusion\n\nThe drug is given over ${hours} hours. Blood pressure is measured often.\n`;

const fileOf = (name: string, content: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

describe.skipIf(!hasBrowser())("the library", () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(), openBrowser()]);
    visitor = await openVisitor(browser, site, { bypassCSP: true });
  }, 240_000);
  afterAll(async () => {
    expect(visitor.errors).toEqual([]);
    expect(site.failures).toEqual([]);
    await visitor.close();
    await browser.close();
    await site.close();
  });

  /** Nothing sticks out on a phone, and axe holds nothing against the page in either scheme. */
  async function holdUp(): Promise<void> {
    const { page } = visitor;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await overflowOf(page)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  async function add(...files: readonly ReturnType<typeof fileOf>[]): Promise<void> {
    await visitor.page.setInputFiles("input[type=file]", [...files]);
  }

  it("is empty at first and says how it is filled", async () => {
    await visitor.open("/documents");
    await visitor.page.getByRole("heading", { name: "No documents yet" }).waitFor();
    expect(await visitor.page.getByText("ranvier -- ingest").count()).toBe(1);
    await holdUp();
  });

  it("takes uploads in and reports what was not read", async () => {
    const { page } = visitor;
    await add(fileOf("protocol.md", protocol(4)), fileOf("picture.bin", "\u0000\u0001".repeat(900)));
    await page.getByText("1 document added").waitFor({ timeout: 60_000 });
    expect(await page.getByText(/^picture\.bin: /).count()).toBe(1);
    await page.getByRole("link", { name: "Infusion protocol" }).waitFor();
    await holdUp();
  });

  it("opens a document at the exact quotation", async () => {
    const { page } = visitor;
    const { documents } = (await (await fetch(`${site.url}/api/documents`)).json()) as DocumentList;
    const [document] = documents;
    const path = `/documents/${document?.id}/${document?.version}`;
    const { text } = (await (
      await fetch(`${site.url}/api/documents/${document?.id}/versions/${document?.version}`)
    ).json()) as DocumentVersionView;
    const quote = "The drug is given over 4 hours.";
    const from = text.indexOf(quote);
    await visitor.open(`${path}?from=${from}&to=${from + quote.length}`);
    expect(await page.locator("mark.quoted").allTextContents()).toEqual([quote]);
    expect(await page.locator("mark.quoted").isVisible()).toBe(true);
    await holdUp();
  });

  it("an older version says that a newer one exists, and leads there", async () => {
    const { page } = visitor;
    const old = page.url();
    await visitor.open("/documents");
    await add(fileOf("protocol.md", protocol(6)));
    await page.getByText(/1 new version of known ones/).waitFor({ timeout: 60_000 });
    await page.goto(old);
    await page.getByText("A newer version exists.").waitFor();
    await page.getByRole("link", { name: "Open the current version" }).click();
    await page.getByText(/over 6 hours/).waitFor();
    expect(await page.getByText("A newer version exists.").count()).toBe(0);
  });

  it("corrects a title, retires the document and brings it back", async () => {
    const { page } = visitor;
    await page.getByText("Correct or retire").click();
    await page.getByLabel("Title").fill("Rituximab infusion");
    await page.getByLabel("Reason, for the history").fill("as printed");
    await page.getByRole("button", { name: "Correct" }).click();
    await page.getByRole("heading", { level: 1, name: "Rituximab infusion" }).waitFor();
    await page.getByText("Correct or retire").click();
    await page.getByRole("button", { name: "Retire this document" }).click();
    await page.getByText("somebody took it out of use").waitFor();
    await page.getByRole("button", { name: "Restore this document" }).click();
    await page.getByText("somebody took it out of use").waitFor({ state: "hidden" });
    await page.getByText(/changes by hand \(3\)/).click();
    const change = page.getByText("title from “Infusion protocol” to “Rituximab infusion” (as printed)");
    await change.waitFor();
    expect(await change.count()).toBe(1);
    await holdUp();
  });
});
