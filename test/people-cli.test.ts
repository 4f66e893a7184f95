/** Accounts from the terminal: an administrator at the machine needs none of their own. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openSqlite } from "../src/store/sqlite.ts";
import { goodPassword, openAccounts } from "./support/accounts.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-people-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ranvier = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly said: string }>((done) => {
    const child = execFile(
      process.execPath,
      [join(root, "src/cli/main.ts"), "people", ...args],
      { env: { ...process.env, RANVIER_DATA: folder } },
      (_error, out, said) => done({ code: child.exitCode ?? -1, out, said }),
    );
  });

test("ranvier people invites, lists, gives roles and disables; wrong use is one sentence and exit 2", async () => {
  expect(await ranvier("list")).toMatchObject({
    code: 0,
    out: "",
    said: expect.stringContaining("There are no accounts"),
  });
  const invited = await ranvier("invite", "--roles", "administrator", "--json");
  const { url } = JSON.parse(invited.out) as { readonly url: string };
  const db = await openSqlite(join(folder, "ranvier.db"));
  const joined = await openAccounts(db)
    .browser()
    .call("POST", "/api/join", {
      token: url.split("#")[1],
      name: "Chair",
      signInName: "chair",
      password: goodPassword,
    });
  expect(joined.status).toBe(200);
  await db.destroy();
  expect((await ranvier("list")).out).toBe("chair  Chair  administrator\n");
  expect(await ranvier("disable", "chair")).toMatchObject({
    code: 1,
    said: expect.stringContaining("last administrator"),
  });
  expect((await ranvier("roles", "chair", "administrator,clinician")).out).toContain("administrator,clinician");
  expect((await ranvier("password-link", "Chair")).out).toMatch(/^http:\/\/localhost:4000\/join#[\w-]{22}\n$/);
  expect((await ranvier("roles", "chair", "king")).code).toBe(2);
  expect(await ranvier("disable", "nobody")).toMatchObject({
    code: 2,
    said: expect.stringContaining("no such account"),
  });
  expect((await ranvier()).code).toBe(2);
}, 180_000);
