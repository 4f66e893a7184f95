/** Signing in through a real OpenID Connect provider on this machine, in a real browser's steps without the browser. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Provider as OidcProvider } from "oidc-provider";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Kysely } from "kysely";
import type { Tables } from "../src/store/tables.ts";
import { type Accounts, type Browser, openAccounts } from "./support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "./support/databases.ts";

const publicUrl = "http://localhost";

interface ProviderServer {
  readonly issuer: string;
  readonly listen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** People the provider knows, by what is typed into its sign-in page. */
const profiles: Readonly<Record<string, { readonly name: string; readonly email?: string }>> = {
  ward: { name: "Dr Ward", email: "ward@clinic.example" },
  nomail: { name: "Dr Nomail" },
  spoof: { name: "Spoof", email: "chair@people.invalid" },
};

async function openProvider(): Promise<ProviderServer> {
  const { Provider } = (await import("oidc-provider")) as { readonly Provider: typeof OidcProvider };
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "ranvier",
        client_secret: "s".repeat(40),
        redirect_uris: [`${publicUrl}/api/auth/callback/provider`],
      },
    ],
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    cookies: { keys: ["k".repeat(32)] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email_verified: true, ...profiles[id] }),
    }),
  });
  let server: Server | undefined;
  return {
    issuer,
    listen: async () => {
      server = createServer(provider.callback());
      await new Promise<void>((done) => server?.listen(port, "localhost", done));
    },
    close: async () => {
      server?.closeAllConnections();
      await new Promise((done) => server?.close(done));
    },
  };
}

/** Follows the provider's pages, typing the name and pressing the buttons, until it sends the browser back to us. */
async function passProvider(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let request: { readonly url: string; readonly form?: string } = { url };
  for (let step = 0; step < 20; step++) {
    const response = await fetch(request.url, {
      redirect: "manual",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(request.form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
      },
      ...(request.form === undefined ? {} : { method: "POST", body: request.form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    if (location?.startsWith(`${publicUrl}/`) === true) return location;
    if (location !== null) {
      request = { url: new URL(location, request.url).href };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`The provider shows ${response.status}: ${page.slice(0, 300)}`);
    const prompt = page.includes('name="login"') ? "login" : "consent";
    const fields = prompt === "login" ? { prompt, login, password: "x" } : { prompt };
    request = { url: new URL(action, request.url).href, form: new URLSearchParams(fields).toString() };
  }
  throw new Error("The provider never sent the browser back");
}

describeOnDatabases("signing in through a provider", ({ create }) => {
  let provider: ProviderServer;
  let fresh: FreshDatabase;
  let db: Kysely<Tables>;
  let accounts: Accounts;
  beforeAll(async () => {
    provider = await openProvider();
    await provider.listen();
  });
  afterAll(async () => {
    await provider.close();
  });
  beforeEach(async () => {
    fresh = await create();
    db = await fresh.open();
    accounts = openAccounts(db, {
      environment: {
        RANVIER_PUBLIC_URL: publicUrl,
        RANVIER_OIDC_ISSUER: provider.issuer,
        RANVIER_OIDC_CLIENT_ID: "ranvier",
        RANVIER_OIDC_CLIENT_SECRET: "s".repeat(40),
        RANVIER_OIDC_NAME: "Clinic",
      },
    });
  });
  afterEach(async () => {
    expect(accounts.failures).toEqual([]);
    await fresh.remove();
  });
  const start = (browser: Browser, returnTo?: string) =>
    browser.call("POST", "/api/sign-in/provider", returnTo === undefined ? {} : { returnTo });
  const signIn = async (browser: Browser, login: string, returnTo?: string): Promise<string> => {
    const { url } = (await start(browser, returnTo)).json as { readonly url: string };
    const back = await passProvider(url, login);
    const reply = await browser.call("GET", back.slice(publicUrl.length));
    expect(reply.status).toBe(302);
    return reply.headers.get("location") ?? "";
  };
  const personOf = async (browser: Browser) =>
    (
      (await browser.call("GET", "/api/account")).json as {
        person?: { id: string; roles: string[]; hasPassword: boolean };
      }
    ).person;

  test("never makes the first account", async () => {
    expect((await start(accounts.browser())).status).toBe(403);
  });

  test("makes an account with the role reader at first, finds it again, and keeps none of the provider's tokens", async () => {
    await accounts.administrator();
    const ward = accounts.browser();
    expect(await signIn(ward, "ward", "/claims")).toBe("/account#new");
    const person = await personOf(ward);
    expect(person).toMatchObject({
      name: "Dr Ward",
      signInName: "ward@clinic.example",
      roles: ["reader"],
      hasPassword: false,
    });
    const again = accounts.browser();
    expect(await signIn(again, "ward", "/claims")).toBe("/claims");
    expect((await personOf(again))?.id).toBe(person?.id);
    const methods = await db.selectFrom("sign_in_methods").selectAll().where("provider_id", "=", "provider").execute();
    expect(methods).toHaveLength(1);
    expect(methods[0]).toMatchObject({ access_token: null, refresh_token: null, id_token: null });
    expect(
      (await accounts.audit()).filter(({ subject }) => subject === `account/${person?.id}`).map((e) => e.action),
    ).toEqual(["account.created", "sign-in", "sign-in"]);
  });

  test("needs no e-mail address, and never takes over an account by one", async () => {
    await accounts.administrator();
    const nomail = accounts.browser();
    await signIn(nomail, "nomail");
    expect(await personOf(nomail)).toMatchObject({ name: "Dr Nomail", signInName: "oidc-nomail" });
    const spoof = accounts.browser();
    await signIn(spoof, "spoof");
    expect(await personOf(spoof)).toMatchObject({ signInName: "oidc-spoof", roles: ["reader"] });
  });

  test("an account with that address is not taken over", async () => {
    const chair = await accounts.administrator();
    await accounts.join(chair, "ward@clinic.example", ["clinician"]);
    const ward = accounts.browser();
    expect(await signIn(ward, "ward")).toBe("/sign-in#provider-refused");
    expect(await personOf(ward)).toBeUndefined();
  });

  test("a disabled account gets no session", async () => {
    const chair = await accounts.administrator();
    const ward = accounts.browser();
    await signIn(ward, "ward");
    await chair.call("POST", `/api/people/${(await personOf(ward))?.id}/disable`);
    expect(await signIn(accounts.browser(), "ward")).toBe("/sign-in#provider-refused");
    expect(await personOf(ward)).toBeUndefined();
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "coming back leads to a page of ours, not to %s",
    async (returnTo) => {
      await accounts.administrator();
      await signIn(accounts.browser(), "ward");
      expect(await signIn(accounts.browser(), "ward", returnTo)).toBe("/");
    },
  );

  test("a reply that another browser began, that was changed or that came twice signs nobody in", async () => {
    await accounts.administrator();
    const [mine, other] = [accounts.browser(), accounts.browser()];
    const { url } = (await start(mine)).json as { readonly url: string };
    const back = (await passProvider(url, "ward")).slice(publicUrl.length);
    const locationOf = async (browser: Browser, path: string) =>
      (await browser.call("GET", path)).headers.get("location");
    expect(await locationOf(other, back)).toBe("/sign-in#provider-refused");
    expect(await personOf(other)).toBeUndefined();
    for (const path of [
      back,
      back,
      "/api/auth/callback/provider",
      "/api/auth/callback/provider?error=access_denied&state=x",
    ])
      expect(await locationOf(accounts.browser(), path)).toBe("/sign-in#provider-refused");
    expect(await db.selectFrom("people").select("id").execute()).toHaveLength(1);
  });

  test("a provider that does not answer is said, and found again once it does", async () => {
    await accounts.administrator();
    await provider.close();
    const browser = accounts.browser();
    const away = await start(browser);
    expect(away.status).toBe(503);
    expect(away.text).toContain("Clinic does not answer");
    expect((await browser.call("POST", "/api/ask", { question: "x" })).status).toBe(200);
    await provider.listen();
    for (let tries = 0; tries < 20 && (await start(browser)).status !== 200; tries++) await sleep(50);
    await signIn(browser, "ward");
    expect(await personOf(browser)).toBeDefined();
  });
});
