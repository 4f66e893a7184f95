/** Visits to one site in one browser, opened for the tests around them; after each, nothing may have failed anywhere. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { openVisitor, type Visitor } from "./visitor.ts";

export interface Visits {
  /** The site, once the tests run. */
  readonly site: Site;
  /** Runs one visit and holds that nothing failed in the page or on the server, and that no other place was asked. */
  readonly visit: (journey: (visitor: Visitor) => Promise<void>, options?: BrowserContextOptions) => Promise<void>;
}

/** Call within `describe`. `prepare` is given the data folder before the site opens. */
export function setUpVisits(prepare?: (dataFolder: string) => Promise<void>): Visits {
  let opened: { readonly site: Site; readonly browser: Browser } | undefined;
  beforeAll(async () => {
    const [site, browser] = await Promise.all([openSite(prepare), openBrowser()]);
    opened = { site, browser };
  }, 180_000);
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.site.close();
  });
  const inUse = () => {
    if (opened === undefined) throw new Error("The site is opened when the tests run, not when they are listed");
    return opened;
  };
  return {
    get site() {
      return inUse().site;
    },
    visit: async (journey, options = {}) => {
      const { site, browser } = inUse();
      const visitor = await openVisitor(browser, site, options);
      try {
        await journey(visitor);
        expect(visitor.errors).toEqual([]);
        expect(site.failures).toEqual([]);
        const foreign = [...visitor.addresses].filter((a) => a.startsWith("http") && !a.startsWith(site.url));
        expect(foreign).toEqual([]);
      } finally {
        await visitor.close();
      }
    },
  };
}
