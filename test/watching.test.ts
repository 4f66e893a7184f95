/** What an operator can watch: metrics and log tell of routes and times, and of nothing that anybody wrote. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compose } from "../src/compose/compose.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import { parseConfig } from "../src/config.ts";
import { createApp } from "../src/server/app.ts";
import { createLog } from "../src/server/log.ts";
import { createMetrics } from "../src/server/metrics.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { packsFolder } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-watching-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openWatched() {
  const config = parseConfig({ RANVIER_DATA: folder, RANVIER_PACKS: packsFolder });
  if (!config.ok) throw new Error("the settings are not accepted");
  const composed = await compose(config.value);
  if (!composed.ok) throw new Error(composed.error.map(({ message }) => message).join("\n"));
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line), realSurroundings.now, true);
  const metrics = createMetrics(0);
  const { application, close } = composed.value;
  const app = createApp({
    application,
    version: "0.0.0",
    metrics: metrics.text,
    onAnswered: (answered) => {
      metrics.observe(answered);
      log.answered(answered);
    },
    onFailure: log.failure,
  });
  const bare = createApp({ application, version: "0.0.0", onFailure: log.failure });
  return { app, bare, close, lines };
}

/** Keeps something that is no answer, as a damaged disk might leave it. */
async function keepNonsense(token: string, nonsense: string): Promise<void> {
  const db = await openSqlite(join(folder, "ranvier.db"));
  await db.insertInto("saved_answers").values({ token, answer: nonsense, saved_at: "x", saved_by: "local" }).execute();
  await db.destroy();
}

const openingMs = 180_000;
let watched: Awaited<ReturnType<typeof openWatched>>;
beforeAll(async () => void (watched = await openWatched()), openingMs);

const mark = "Zyxwanda";

test("marked words sent everywhere turn up neither in the log nor in the metrics, failures included", async () => {
  const { app, bare, close, lines } = watched;
  const post = (path: string, body: string): Promise<Response> | Response =>
    app.request(path, { method: "POST", headers: { "content-type": "application/json", "user-agent": mark }, body });
  await post("/api/ask", JSON.stringify({ question: `Is IVIG useful for ${mark}?` }));
  await post("/api/ask", `{"question": "${mark}`);
  await post("/api/ask", JSON.stringify({ [mark]: mark }));
  await post("/api/assess", `{"resourceType":"Patient","id":"1","name":[{"family":"${mark}"}]}`);
  await post("/api/search", JSON.stringify({ query: mark }));
  await app.request(`/api/claims/${mark}`);
  await app.request(`/${mark}?q=${mark}`);
  await app.request("/", { method: mark.toUpperCase() });
  const token = mark.padEnd(22, "A");
  await keepNonsense(token, mark);
  expect((await app.request(`/api/answers/${token}`)).status).toBe(500);
  await close();
  expect((await app.request(`/api/answers/${token}`)).status).toBe(500);

  expect((await app.request("/healthz")).status).toBe(200);
  expect((await app.request("/readyz")).status).toBe(503);
  const text = await (await app.request("/metrics")).text();
  expect(text.toLowerCase()).not.toContain(mark.toLowerCase());
  expect(lines.join("\n").toLowerCase()).not.toContain(mark.toLowerCase());
  const events = lines.map((line) => JSON.parse(line) as { readonly event: string; readonly route?: string });
  expect(events.filter(({ event }) => event === "failure")).toHaveLength(2);
  expect(events.map(({ route }) => route)).toContain("/api/answers/:token");
  expect(text).toContain('ranvier_requests_total{method="POST",route="/api/ask",status="200"} 1');
  expect(text).toContain('ranvier_requests_total{method="GET",route="/api/claims/:id",status="404"} 1');
  expect((await bare.request("/metrics")).status).toBe(404);
});
