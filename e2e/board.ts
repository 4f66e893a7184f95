/** People of the board in a browser: accounts with roles, each in a window of their own. */
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { openSite, type Site } from "./site.ts";
import { openVisitor, overflowOf, type Visitor, violationsOf } from "./visitor.ts";

export const boardPassword = "seven quiet herons at dusk";

export interface Member {
  readonly name: string;
  readonly signInName: string;
  readonly roles: readonly string[];
  readonly interests: string;
}

/** Calls the server as the page would, with its cookies. */
const call = (visitor: Visitor, path: string, body: object): Promise<unknown> =>
  visitor.page.evaluate(
    async ([to, sent]) => {
      const response = await fetch(to, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(sent),
      });
      if (!response.ok) throw new Error(`${to}: ${response.status} ${await response.text()}`);
      return await response.json();
    },
    [path, body] as const,
  );

const tokenIn = (link: unknown): string => (link as { readonly path: string }).path.split("#")[1] ?? "";

async function openWindow(browser: Browser, site: Site): Promise<Visitor> {
  const visitor = await openVisitor(browser, site, { bypassCSP: true });
  visitor.page.setDefaultTimeout(25_000);
  await visitor.open("/policy");
  return visitor;
}

/** The first account, made by the link printed at the first start. */
export async function openChair(browser: Browser, site: Site): Promise<Visitor> {
  const visitor = await openWindow(browser, site);
  const token = tokenIn(await site.application.people?.doors.firstRunLink());
  await call(visitor, "/api/join", { token, name: "Dr Chair", signInName: "chair", password: boardPassword });
  return visitor;
}

/** Somebody the administrator invites. */
export async function openMember(browser: Browser, site: Site, chair: Visitor, member: Member): Promise<Visitor> {
  const { name, signInName, roles, interests } = member;
  const invited = await call(chair, "/api/people/invitations", { roles, note: name });
  const visitor = await openWindow(browser, site);
  await call(visitor, "/api/join", { token: tokenIn(invited), name, signInName, password: boardPassword });
  await call(visitor, "/api/account/interests", { interests });
  return visitor;
}

const looks = [
  ["light", 1280],
  ["dark", 390],
] as const;
const pictures = [
  ["light", 1280],
  ["dark", 1280],
  ["light", 390],
  ["dark", 390],
] as const;

/** Of a picture much longer than wide nothing could be read: a page is taken piece by piece. */
const pieceHeight = 1_700;

async function takePictures(page: Page, path: string, width: number): Promise<void> {
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  for (let y = 0; y < height; y += pieceHeight)
    await page.screenshot({
      path: `${path}${y === 0 ? "" : `-${y / pieceHeight + 1}`}.png`,
      fullPage: true,
      clip: { x: 0, y, width, height: Math.min(pieceHeight, height - y) },
    });
}

/** Looks at a page wide and narrow, light and dark: what axe finds and what is too wide. With SCREENSHOTS, pictures too. */
export async function lookAt({ page }: Visitor, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folder = process.env["SCREENSHOTS"];
  for (const [colorScheme, width] of folder === undefined ? looks : pictures) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const wider = await overflowOf(page);
    if (wider > 0) found.push(`${name}: ${wider} px too wide at ${width}`);
    for (const violation of await violationsOf(page)) found.push(`${name}, ${colorScheme} ${width}: ${violation}`);
    if (folder !== undefined) await takePictures(page, `${folder}/${name}-${colorScheme}-${width}`, width);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** A site with its chair and the people invited, and everything found by looking at their pages. */
export interface Board {
  readonly site: Site;
  readonly browser: Browser;
  readonly chair: Visitor;
  readonly found: readonly string[];
  readonly join: (name: string, signInName: string, role: string) => Promise<Visitor>;
  readonly look: (visitor: Visitor, name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a site and a browser; everybody who joins declares the same interests. */
export async function openBoard(interests: string): Promise<Board> {
  const [site, browser] = await Promise.all([openSite(), openBrowser()]);
  const chair = await openChair(browser, site);
  const found: string[] = [];
  return {
    site,
    browser,
    chair,
    found,
    join: (name, signInName, role) =>
      openMember(browser, site, chair, { name, signInName, roles: [...new Set(["reader", role])], interests }),
    look: async (visitor, name) => {
      found.push(...(await lookAt(visitor, name)));
    },
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/** The sentence at a place of a case, counted from 0. */
export const sentenceAt = (page: Page, at: number): Locator => page.locator("[data-place]").nth(at);

/** Waits until the case is in a state. */
export const stateIs = (page: Page, words: string): Promise<void> =>
  page.locator(".review-line").getByText(words, { exact: true }).last().waitFor();
