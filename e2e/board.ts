/** People of the board in a browser: accounts with roles, each in a window of their own. */
import type { Browser } from "playwright-core";
import type { Site } from "./site.ts";
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
    if (folder !== undefined)
      await page.screenshot({
        path: `${folder}/${name}-${colorScheme}-${width}.png`,
        fullPage: true,
        clip: { x: 0, y: 0, width, height: 1700 },
      });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}
