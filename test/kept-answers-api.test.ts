/** Erasing kept answers over HTTP: whose they are, who else may, and that numbers are all an administrator is told. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Accounts, type Browser, openAccounts } from "./support/accounts.ts";
import { databases, type FreshDatabase } from "./support/databases.ts";

const question = "Is IVIG useful in anti-MAG neuropathy?";
let fresh: FreshDatabase;
let accounts: Accounts;
let chair: Browser;
let ann: Browser;
let ben: Browser;

beforeEach(async () => {
  const [sqlite] = databases;
  if (sqlite === undefined) throw new Error("there is no database");
  fresh = await sqlite.create();
  accounts = openAccounts(await fresh.open());
  chair = await accounts.administrator();
  [ann, ben] = [await accounts.join(chair, "ann", ["reader"]), await accounts.join(chair, "ben", ["reader"])];
}, 120_000);
afterEach(async () => {
  expect(accounts.failures).toEqual([]);
  await fresh.remove();
});

const keep = async (browser: Browser): Promise<string> => {
  const kept = await browser.call("POST", "/api/answers", { question });
  return `/api${(kept.json as { readonly path: string }).path}`;
};

test("whoever made a link erases what it opens, once; others with the link may read and not erase", async () => {
  const path = await keep(ann);
  const mayErase = async (browser: Browser) => (await browser.call("GET", `${path}/keeping`)).json;
  expect(await mayErase(ann)).toMatchObject({ mayErase: true });
  expect(await mayErase(ben)).toMatchObject({ mayErase: false });
  expect(await mayErase(accounts.browser())).toMatchObject({ mayErase: false });
  const refused = await ben.call("DELETE", path);
  expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("kept by somebody else")]);
  expect((await accounts.browser().call("DELETE", path)).status).toBe(401);
  expect((await ben.call("GET", path)).status).toBe(200);
  expect((await ann.call("DELETE", path)).status).toBe(204);
  expect((await ann.call("DELETE", path)).status).toBe(404);
  expect((await ann.call("GET", path)).status).toBe(404);
  const last = (await accounts.audit()).at(-1);
  expect(last?.action).toBe("answer.removed");
  expect(JSON.stringify(last)).not.toContain(path.slice(-22));
});

test("an administrator erases with the link, and sees numbers alone", async () => {
  const path = await keep(ann);
  const counts = await chair.call("GET", "/api/kept");
  expect(counts.json).toMatchObject({ answers: [{ month: new Date().toISOString().slice(0, 7), answers: 1 }] });
  expect(counts.text).not.toMatch(new RegExp(`IVIG|ann|${path.slice(-22)}`));
  expect((await chair.call("DELETE", path)).status).toBe(204);
  expect((await chair.call("GET", "/api/kept")).json).toMatchObject({ answers: [] });
});
