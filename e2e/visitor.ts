/** One visitor: a browser window with what it sent, what went wrong in it, and the usual moves. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Site } from "./site.ts";

/** A window on the site. */
export interface Visitor {
  readonly page: Page;
  /** Every address asked for, and every address and title shown. */
  readonly addresses: Set<string>;
  /** Errors of the page and of its console. */
  readonly errors: string[];
  readonly open: (path: string) => Promise<void>;
  readonly ask: (question: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a window. `options` sets its size and colour scheme. */
export async function openVisitor(browser: Browser, site: Site, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const addresses = new Set<string>();
  const errors: string[] = [];
  page.on("request", (request) => addresses.add(request.url()));
  page.on("framenavigated", (frame) => addresses.add(frame.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    // The browser reports every 4xx as an error; those are answers the pages show.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      errors.push(message.text());
  });
  return {
    page,
    addresses,
    errors,
    open: async (path) => {
      await page.goto(`${site.url}${path}`, { waitUntil: "networkidle" });
    },
    ask: async (question) => {
      await page.getByLabel("Your question").fill(question);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      addresses.add(`${page.url()} ${await page.title()}`);
    },
    close: () => context.close(),
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
  }[];
}

/** What axe holds against the page: WCAG 2.2 A and AA, and best practice. Needs a context with bypassCSP. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe });
  const result = await page.evaluate<AxeResult>(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  return result.violations.map(
    (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0]?.target.join(" ")} ${v.nodes[0]?.failureSummary ?? ""}`,
  );
}

/** How far the page is wider than the window, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
