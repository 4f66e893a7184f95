/** MCP over loopback HTTP, met by the protocol's own client; foreign hosts, pages and proxies; tokens over a network. */
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleRecords } from "../../src/examples/example-records.ts";
import { type Accounts, type Browser, openAccounts } from "../support/accounts.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
import { type ServerProcess, startServer } from "../support/server-process.ts";
import { type CalledTool, textOf } from "./called-tool.ts";

const today = new Date().toISOString().slice(0, 10);
const flare = exampleRecords(today)[0]?.bundle;
const rpc = (method: string, params: unknown = {}) => ({ jsonrpc: "2.0", id: 1, method, params });
const assessment = rpc("tools/call", { name: "assess_patient", arguments: { record: flare } });

async function clientOf({ url }: ServerProcess): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", url)));
  return client;
}

describe("MCP over HTTP on this machine", () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-mcp-http-"));
  let careful: ServerProcess;
  let open: ServerProcess;
  beforeAll(async () => {
    [careful, open] = await Promise.all([
      startServer({ RANVIER_DATA: join(folder, "careful") }),
      startServer({ RANVIER_DATA: join(folder, "open"), RANVIER_UNREVIEWED: "on" }),
    ]);
  }, 240_000);
  afterAll(async () => {
    await Promise.all([careful.stop(), open.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  test("a client connects, lists the tools and asks", async () => {
    const client = await clientOf(careful);
    expect((await client.listTools()).tools).toHaveLength(4);
    const answer = await client.callTool({ name: "ask", arguments: { question: "Is IVIG useful?" } });
    expect(textOf(answer as CalledTool)).toContain("Not yet reviewed by clinicians");
    await client.close();
  });

  test("unapproved rules stay in the house unless the operator says otherwise", async () => {
    const called = { name: "assess_patient", arguments: { record: flare } };
    const inSituation = { name: "ask", arguments: { question: "Anti-MAG neuropathy, IgM 52 g/L, rituximab planned?" } };
    const results = await Promise.all(
      [careful, open].map(async (server) => {
        const client = await clientOf(server);
        const assessed = (await client.callTool(called)) as CalledTool;
        const asked = (await client.callTool(inSituation)) as CalledTool;
        await client.close();
        const report = assessed.structuredContent as {
          withheld: number;
          patients: { recommendations: unknown[]; undecided: unknown[]; references: unknown[] }[];
        };
        const { answer } = asked.structuredContent as { answer: { forThisPatient: unknown[]; notices: unknown[] } };
        return { report, text: textOf(assessed), answer };
      }),
    );
    const [kept, given] = results;
    expect(kept?.report.withheld).toBeGreaterThan(3);
    expect(kept?.report.patients[0]).toMatchObject({ recommendations: [], undecided: [], references: [] });
    expect(kept?.text).toContain("no board has approved");
    expect(kept?.answer.forThisPatient).toEqual([]);
    expect(kept?.answer.notices).toContainEqual(expect.objectContaining({ kind: "withheld" }));
    expect(given?.report.withheld).toBe(0);
    expect(given?.report.patients[0]?.recommendations.length).toBeGreaterThan(3);
    expect(given?.answer.forThisPatient.length).toBeGreaterThan(0);
  });

  /** Node's fetch does not let a Host be set, so this is asked one layer below. */
  const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((done, failed) => {
      const body = JSON.stringify(rpc("tools/list"));
      const sent = request(
        new URL("/mcp", open.url),
        {
          method: "POST",
          headers: { "content-type": "application/json", accept: "application/json, text/event-stream", ...headers },
        },
        (response) => {
          response.resume();
          done(response.statusCode);
        },
      );
      sent.once("error", failed);
      sent.end(body);
    });

  test.each([
    ["its own name", {}, 200],
    ["another name", { host: "evil.example" }, 421],
    ["a page of another site", { origin: "https://evil.example" }, 403],
    ["a page of another port of this machine", { origin: "http://localhost:1" }, 403],
    ["a cross-site request without an origin", { "sec-fetch-site": "cross-site" }, 403],
    ["an unknown proxy", { "x-forwarded-for": "192.0.2.7" }, 400],
    ["an unknown proxy by its standard name", { forwarded: "for=192.0.2.7" }, 400],
  ])("asked by %s", async (_, headers, status) => {
    expect(await statusWith(headers)).toBe(status);
  });

  test("there is no stream to listen on and no session to end", async () => {
    for (const method of ["GET", "DELETE"]) {
      const response = await fetch(`${open.url}/mcp`, { method });
      expect({ status: response.status, allow: response.headers.get("allow") }).toEqual({ status: 405, allow: "POST" });
    }
  });

  test("what is no JSON gets problem details", async () => {
    const response = await fetch(`${open.url}/mcp`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("MCP over a network", () => {
  let fresh: FreshDatabase;
  let overNetwork: Accounts;
  let administrator: Browser;
  beforeAll(async () => {
    const [sqlite] = databases;
    if (sqlite === undefined) throw new Error("there is no database");
    fresh = await sqlite.create();
    overNetwork = openAccounts(await fresh.open(), {
      environment: { RANVIER_TRUSTED_PROXY: "10.0.0.5", RANVIER_PUBLIC_URL: "https://ranvier.example" },
      reach: { from: "network", publicUrl: "https://ranvier.example", trustedProxies: ["10.0.0.5"] },
      peer: "10.0.0.5",
      origin: "http://ranvier.example",
      requestHeaders: { "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7" },
    });
    administrator = await overNetwork.administrator();
  }, 120_000);
  afterAll(() => fresh.remove());

  const tokenWith = async (scope: string): Promise<Record<string, string>> => {
    const made = await administrator.call("POST", "/api/service-tokens", { name: scope, scopes: [scope], days: 1 });
    return { authorization: `Bearer ${(made.json as { secret: string }).secret}` };
  };

  test("nobody without a token, also not a person who is signed in", async () => {
    const stranger = await overNetwork.browser().call("POST", "/mcp", rpc("tools/list"));
    expect({ status: stranger.status, asks: stranger.headers.get("www-authenticate") }).toEqual({
      status: 401,
      asks: "Bearer",
    });
    expect((await administrator.call("POST", "/mcp", rpc("tools/list"))).status).toBe(401);
  });

  test("a token for questions asks and does not assess; one for patients does, and the audit says which", async () => {
    const browser = overNetwork.browser();
    const [asks, assesses] = [await tokenWith("ask"), await tokenWith("patients")];
    const resultOf = async (headers: Record<string, string>, body: unknown): Promise<CalledTool> =>
      ((await browser.call("POST", "/mcp", body, headers)).json as { result: CalledTool }).result;
    const question = rpc("tools/call", { name: "ask", arguments: { question: "Is IVIG useful?" } });
    expect((await resultOf(asks, question)).isError).toBeUndefined();
    const refused = await resultOf(asks, assessment);
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain("Your account may not do this");
    expect((await resultOf(assesses, assessment)).isError).toBeUndefined();
    const entries = (await overNetwork.audit()).filter(({ action }) => action === "patient.assessed");
    expect(entries).toHaveLength(1);
    expect(entries[0]?.actor).toMatch(/^token\//);
    expect(overNetwork.failures).toEqual([]);
  });
});
