/** Withdrawn in one server, gone in the other; withdrawn at the terminal, gone in both; old addresses say so. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Answer, sentencesOf } from "../src/core/answer/answer.ts";
import { describeOnDatabases, type FreshDatabase } from "./support/databases.ts";
import { root } from "./support/product.ts";
import { environmentOn, type ServerProcess, startTwoServers } from "./support/server-process.ts";

const question = "Does rituximab work in anti-MAG neuropathy?";
const reason = "The figure was copied wrongly";

/** Tries until it holds; fails after a minute. */
async function within60Seconds(holds: () => Promise<boolean>): Promise<boolean> {
  const endMs = Date.now() + 60_000;
  while (Date.now() < endMs) {
    if (await holds()) return true;
    await new Promise((done) => setTimeout(done, 500));
  }
  return false;
}

describeOnDatabases("withdrawing", ({ create }) => {
  let fresh: FreshDatabase;
  let folder: string;
  let one: ServerProcess;
  let two: ServerProcess;
  beforeAll(async () => {
    fresh = await create();
    folder = mkdtempSync(join(tmpdir(), "ranvier-suspend-"));
    [one, two] = await startTwoServers(fresh.location, folder);
  }, 240_000);
  afterAll(async () => {
    await Promise.all([one, two].map((server) => server?.stop()));
    await fresh.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const call = async (server: ServerProcess, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };
  const ask = async (server: ServerProcess): Promise<Answer> =>
    (await call(server, "/api/ask", { question })).json as unknown as Answer;
  const says = (answer: Answer, claim: string): boolean =>
    sentencesOf(answer).some((s) => s.claim === claim && s.citations.length > 0);

  test("works across processes, pages and addresses, and is undone as a whole", async () => {
    const whole = await ask(one);
    const claim = whole.bottomLine[0]?.claim ?? "";
    const text = whole.bottomLine[0]?.text ?? "";
    const kept = await call(two, "/api/answers", { question });
    expect(kept.status).toBe(201);
    const suspended = await call(one, "/api/suspensions", { kind: "claim", id: claim, reason });
    expect(suspended.status).toBe(201);
    expect(suspended.json["shownIn"]).toMatchObject([{ kind: "answer", to: "local" }]);
    expect(says(await ask(one), claim), "at once where it was done").toBe(false);
    expect(await within60Seconds(async () => !says(await ask(two), claim))).toBe(true);
    const address = encodeURIComponent(claim);
    for (const server of [one, two]) {
      const old = await call(server, `/api/answers/${String(kept.json["token"])}`);
      expect(JSON.stringify(old.json)).not.toContain(text);
      expect(JSON.stringify(old.json)).toContain(reason);
      const page = await call(server, `/api/claims/${address}`);
      expect(page.status).toBe(410);
      expect(JSON.stringify(page.json)).toContain(reason);
      const claims = (await call(server, "/api/claims")).json["claims"] as readonly { id: string }[];
      expect(claims.some(({ id }) => id === claim)).toBe(false);
    }
    expect((await call(two, "/api/suspensions", { kind: "claim", id: claim, reason })).status).toBe(409);
    expect(
      (await call(two, "/api/suspensions/lift", { kind: "claim", id: claim, reason: "It was right" })).status,
    ).toBe(200);
    expect(says(await ask(two), claim)).toBe(true);
    expect(await within60Seconds(async () => says(await ask(one), claim))).toBe(true);
  }, 300_000);

  /** Runs a command while this process goes on, so that it notices connections that a server closes meanwhile. */
  const ranvier = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, [join(root, "src/cli/main.ts"), ...args], {
      cwd: root,
      env: { ...process.env, ...environmentOn(fresh.location, join(folder, "terminal")) },
    });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    const [status] = (await once(child, "close")) as [number | null];
    return { ...said, status };
  };

  test("by one command at the terminal", async () => {
    const id = "anti-mag/terminal-latency-index";
    const body = { inputs: {} };
    expect((await call(one, `/api/calculators/${encodeURIComponent(id)}`, body)).status).toBe(400);
    const done = await ranvier("suspend", "calculator", id, "--reason", reason, "--json");
    expect(done.stderr).toBe("");
    expect(done.status).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      kind: "calculator",
      pack: "anti-mag",
      id: "terminal-latency-index",
      reason,
    });
    for (const server of [one, two])
      expect(
        await within60Seconds(
          async () => (await call(server, `/api/calculators/${encodeURIComponent(id)}`, body)).status === 410,
        ),
      ).toBe(true);
    const ran = await ranvier("calc", "terminal-latency-index");
    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain(reason);
    expect((await ranvier("suspend", "--list")).stdout).toContain(`calculator ${id}: ${reason}`);
    expect((await ranvier("suspend", "calculator", id, "--reason", "It was right", "--lift")).status).toBe(0);
    expect((await ranvier("calc", "terminal-latency-index")).status).toBe(0);
  }, 300_000);
});
