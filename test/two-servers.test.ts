/** Two servers on one database are one product: sessions, roles and lock-outs hold on both. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goodPassword, tokenOf } from "./support/accounts.ts";
import { describeOnDatabases, type FreshDatabase } from "./support/databases.ts";
import { type ServerProcess, startTwoServers } from "./support/server-process.ts";

describeOnDatabases("two servers", ({ create }) => {
  let fresh: FreshDatabase;
  let folder: string;
  let servers: readonly [ServerProcess, ServerProcess];
  let firstRun: string;
  beforeAll(async () => {
    fresh = await create();
    folder = mkdtempSync(join(tmpdir(), "ranvier-two-"));
    const [one, two] = await startTwoServers(fresh.location, folder);
    servers = [one, two];
    firstRun = tokenOf(one.link);
  }, 240_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await fresh.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async (server: ServerProcess, method: string, path: string, cookie = "", body?: unknown) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const [line = ""] = response.headers.getSetCookie();
    return { status: response.status, cookie: line.split(";")[0] ?? "", json: await response.json() };
  };
  const account = async (server: ServerProcess, cookie: string) =>
    (await call(server, "GET", "/api/account", cookie)).json as { person?: { id: string }; accounts: boolean };

  test("share accounts, sessions, roles, sign-out and lock-out", async () => {
    const [one, two] = servers;
    const joined = await call(one, "POST", "/api/join", "", {
      token: firstRun,
      name: "Dr Chair",
      signInName: "chair",
      password: goodPassword,
    });
    expect(joined.status).toBe(200);
    expect((await account(two, "")).accounts).toBe(true);
    const { person } = await account(two, joined.cookie);
    expect(person).toBeDefined();
    const invited = await call(two, "POST", "/api/people/invitations", joined.cookie, { roles: ["reader"], note: "" });
    const reader = await call(one, "POST", "/api/join", "", {
      token: tokenOf(invited.json),
      name: "Reader",
      signInName: "reader",
      password: goodPassword,
    });
    const readerId = (await account(two, reader.cookie)).person?.id;
    expect((await call(two, "GET", "/api/people", reader.cookie)).status).toBe(403);
    await call(one, "POST", `/api/people/${readerId}/roles`, joined.cookie, { roles: ["administrator"] });
    expect((await call(two, "GET", "/api/people", reader.cookie)).status).toBe(200);
    await call(one, "POST", "/api/sign-out", reader.cookie);
    expect((await account(two, reader.cookie)).person).toBeUndefined();
    const guess = (server: ServerProcess, password: string) =>
      call(server, "POST", "/api/sign-in", "", { signInName: "reader", password });
    for (const server of [one, two, one, two, one]) expect((await guess(server, "wrong wrong wrong")).status).toBe(401);
    expect((await guess(two, goodPassword)).status).toBe(429);
    expect((await account(one, joined.cookie)).person?.id).toBe(person?.id);
  }, 120_000);
});
