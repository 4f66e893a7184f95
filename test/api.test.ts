/** The HTTP API over `app.request()`: contract, errors, and what never leaks. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createApplication } from "../src/app/application.ts";
import { AssessReport } from "../src/contract/assess.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { Answer } from "../src/core/answer/answer.ts";
import { createApp } from "../src/server/app.ts";
import { createAuditLog } from "../src/store/audit.ts";
import { digestOf } from "../src/store/digest.ts";
import { createLiterature } from "../src/store/literature/literature.ts";
import { createPatients } from "../src/store/patients/patients.ts";
import { createCards } from "../src/store/cards/cards.ts";
import { createSavedAnswers } from "../src/store/saved-answers.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { documentsOver, searchOver, searchWordsOf } from "../src/compose/literature.ts";
import { realSurroundings } from "../src/compose/surroundings.ts";
import { createMemoryIndex } from "../src/index/memory-index.ts";
import { shippedKnowledge } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-api-"));
const failures: unknown[] = [];
let app: ReturnType<typeof createApp>;
let audit: ReturnType<typeof createAuditLog>;
let close: () => Promise<void>;

beforeAll(async () => {
  const db = await openSqlite(join(folder, "ranvier.db"));
  audit = createAuditLog(db);
  close = () => db.destroy();
  const literatureSearch = searchOver(createMemoryIndex(), searchWordsOf(shippedKnowledge()));
  app = createApp({
    application: createApplication({
      knowledge: shippedKnowledge(),
      surroundings: realSurroundings,
      savedAnswers: createSavedAnswers(db),
      audit,
      digestOf,
      cards: createCards(db),
      literatureSearch,
      documents: documentsOver(createLiterature(db, realSurroundings), literatureSearch),
      patients: createPatients(db),
      examples: () => [],
    }),
    version: "0.0.0",
    onFailure: (error) => failures.push(error),
  });
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
  expect(failures).toEqual([]);
});

const post = (path: string, body: unknown, raw?: string) =>
  app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: raw ?? JSON.stringify(body),
  });

async function problem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  return ProblemDetails.parse(await response.json());
}

describe("POST /api/ask", () => {
  test("answers with the published contract and is never cached", async () => {
    const response = await post("/api/ask", { question: "Does rituximab work?" });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(Answer.parse(await response.json()).outcome).toBe("answered");
  });

  test("carries a conversation by its thread", async () => {
    const first = Answer.parse(
      await (await post("/api/ask", { question: "Is rituximab used in anti-MAG neuropathy?" })).json(),
    );
    const second = Answer.parse(
      await (await post("/api/ask", { question: "and in pregnancy?", previous: first.thread })).json(),
    );
    expect(JSON.stringify(second.bottomLine)).toMatch(/pregnan|contracepti|birth/i);
  });

  test.each([
    ["an empty question", { question: "" }],
    ["no question", {}],
    ["a wrong audience", { question: "x", audience: "robot" }],
    ["an unknown field", { question: "x", model: "y" }],
    ["a number", 7],
    ["a list", []],
    ["null", null],
  ])("%s is a 400 that says what and where", async (_name, body) => {
    const details = await problem(await post("/api/ask", body), 400);
    expect(details.problems[0]?.message.length).toBeGreaterThan(3);
  });

  test("malformed JSON is a 400 Problem", async () => {
    await problem(await post("/api/ask", undefined, '{"question": "x'), 400);
  });

  test("a wrong content type is a 400 Problem", async () => {
    const response = await app.request("/api/ask", {
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "hello",
    });
    await problem(response, 400);
  });

  test("8,001 characters are refused, 100 kB are refused, neither is echoed", async () => {
    const long = "zebra ".repeat(1400);
    const details = await problem(await post("/api/ask", { question: long }), 400);
    expect(JSON.stringify(details)).not.toContain("zebra");
    for (const [path, status] of [
      ["/api/ask", 400],
      ["/api/search", 413],
    ] as const) {
      const huge = await problem(await post(path, { question: "zebra ".repeat(17_000) }), status);
      expect(JSON.stringify(huge)).not.toContain("zebra");
    }
  });

  test.each(["/api/search", "/api/assess", "/fhir/PlanDefinition/anti-mag/$apply"])(
    "%s tells whoever sends too much that the connection is closed",
    async (path) => {
      const headers = { "content-type": "application/json", "content-length": "99999999" };
      const response = await app.request(path, { method: "POST", headers, body: "{}" });
      expect({ status: response.status, connection: response.headers.get("connection") }).toEqual({
        status: 413,
        connection: "close",
      });
    },
  );

  test("an unknown pack is named, none loads nothing", async () => {
    const details = await problem(await post("/api/ask", { question: "x", packs: ["nope"] }), 400);
    expect(details.problems[0]?.fix).toContain("anti-mag");
    const none = Answer.parse(
      await (await post("/api/ask", { question: "Does rituximab work?", packs: ["none"] })).json(),
    );
    expect(none.packs).toEqual([]);
    expect(none.outcome).toBe("out-of-scope");
    const urgent = Answer.parse(
      await (await post("/api/ask", { question: "I cannot breathe", packs: ["none"] })).json(),
    );
    expect(urgent.urgency?.level).toBe("now");
  });
});

describe("kept answers", () => {
  test("are stored on request under an unguessable token, and the audit names neither link nor question", async () => {
    const before = (await audit.list({ after: 0, limit: 1000 })).length;
    await post("/api/ask", { question: "Is IVIG useful?" });
    expect((await audit.list({ after: 0, limit: 1000 })).length).toBe(before);
    const saved = await post("/api/answers", { question: "Is IVIG useful?" });
    expect(saved.status).toBe(201);
    const { token, path } = z.object({ token: z.string(), path: z.string() }).parse(await saved.json());
    const { packs } = (await (await app.request("/api/packs")).json()) as { packs: { contentHash: string }[] };
    const [entry] = (await audit.list({ after: 0, limit: 1000 })).slice(-1);
    expect(entry).toMatchObject({ action: "answer.saved", packHash: packs[0]?.contentHash });
    expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(path).toBe(`/answers/${token}`);
    const opened = Answer.parse(await (await app.request(`/api/answers/${token}`)).json());
    expect(opened.question).toBe("Is IVIG useful?");
    const entries = JSON.stringify(await audit.list({ after: 0, limit: 1000 }));
    expect(entries).not.toContain(token);
    expect(entries).not.toContain("IVIG");
    expect(await audit.verify()).toMatchObject({ ok: true });
  });
  test("an unknown token is a 404, a malformed one a 400", async () => {
    await problem(await app.request("/api/answers/AAAAAAAAAAAAAAAAAAAAAA"), 404);
    await problem(await app.request("/api/answers/short"), 400);
  });
});

describe("browsing", () => {
  test("claims, sources, calculators and packs are listed", async () => {
    const json = async (path: string) =>
      (await app.request(path)).json() as Promise<Record<string, readonly Record<string, unknown>[]>>;
    expect((await json("/api/claims"))["claims"]?.length).toBeGreaterThanOrEqual(280);
    expect((await json("/api/sources"))["sources"]?.length).toBeGreaterThanOrEqual(70);
    expect((await json("/api/calculators"))["calculators"]?.length).toBeGreaterThanOrEqual(9);
    const packs = (await json("/api/packs"))["packs"];
    expect(packs?.[0]?.["contentHash"]).toMatch(/^[0-9a-f]{64}$/);
  });
  test("lay readers get no wording and no number that is meant for professionals", async () => {
    const text = await (await app.request("/api/claims?audience=patient")).text();
    expect(text).not.toMatch(/\d\s?mg\b|mg\/m2|\d\s?BTU/);
    expect(await (await app.request("/api/claims/rituximab-375-weekly?audience=carer")).text()).not.toContain("375 mg");
    expect(await (await app.request("/api/claims/rituximab-375-weekly")).text()).toContain("375 mg");
    const packs = await (await app.request("/api/packs?audience=patient")).text();
    expect(packs).not.toContain("No controlled study");
  });
  test("one claim by bare or full id; an unknown one is a 404", async () => {
    expect((await app.request("/api/claims/rituximab-both-trials-missed")).status).toBe(200);
    expect((await app.request("/api/claims/anti-mag%2Frituximab-both-trials-missed")).status).toBe(200);
    await problem(await app.request("/api/claims/nothing"), 404);
  });
});

describe("calculators", () => {
  const tli = {
    nerve: "median",
    distance: { value: 70, unit: "mm" },
    velocity: { value: 44, unit: "m/s" },
    latency: { value: 4.1, unit: "ms" },
  };
  test("give result, formula and reading", async () => {
    const response = await post("/api/calculators/terminal-latency-index", { inputs: tli });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ calculation: { results: { tli: { value: 0.39, unit: "1" } } } });
  });
  test("name every bad input, refuse lay readers where closed, and are not found by a wrong name", async () => {
    const details = await problem(
      await post("/api/calculators/terminal-latency-index", {
        inputs: { ...tli, velocity: { value: 900, unit: "m/s" }, latency: undefined },
      }),
      400,
    );
    expect(details.problems.map((p) => p.where?.pointer)).toEqual(["velocity", "latency"]);
    await problem(await post("/api/calculators/rituximab-dose", { inputs: {}, audience: "patient" }), 403);
    await problem(await post("/api/calculators/nothing", { inputs: {} }), 404);
  });
});

describe("the rest", () => {
  test("health, readiness, OpenAPI 3.1 and the answer schema are served", async () => {
    expect(await (await app.request("/healthz")).json()).toEqual({ status: "ok" });
    expect(await (await app.request("/readyz")).json()).toMatchObject({ status: "ready", packs: ["anti-mag"] });
    const openapi = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
      .parse(await (await app.request("/openapi.json")).json());
    expect(openapi.openapi).toBe("3.1.0");
    expect(Object.keys(openapi.paths)).toEqual(
      expect.arrayContaining([
        "/api/ask",
        "/api/claims",
        "/api/sources",
        "/api/calculators/{id}",
        "/api/packs",
        "/healthz",
      ]),
    );
    expect(await (await app.request("/schema/answer.json")).json()).toMatchObject({
      $defs: { Answer: { type: "object" } },
    });
  });
  test("an unknown call is a 404 Problem and headers forbid outside content", async () => {
    await problem(await app.request("/api/nothing"), 404);
    const response = await app.request("/healthz");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("POST /api/assess", () => {
  const send = (body: string, type = "application/fhir+json") =>
    app.request("/api/assess", { method: "POST", headers: { "content-type": type }, body });
  test("takes FHIR under its media types and gives the report; nothing is cached", async () => {
    const body = JSON.stringify({ resourceType: "Patient", id: "p1" });
    for (const type of ["application/fhir+json", "application/json", "application/x-ndjson"]) {
      const response = await send(body, type);
      expect([response.status, response.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(AssessReport.parse(await response.json()).patients.map((p) => p.population)).toEqual(["neither"]);
    }
  });
  test("takes a record larger than a question may be", async () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      JSON.stringify({
        resourceType: "Observation",
        id: `o${i}`,
        status: "final",
        subject: { reference: "Patient/p1" },
      }),
    );
    const body = [JSON.stringify({ resourceType: "Patient", id: "p1", text: { div: "x".repeat(90_000) } }), ...many];
    expect((await send(body.join("\n"))).status).toBe(200);
  });
  test("what is no JSON is a problem", async () => {
    const response = await send("igm 52");
    expect(response.status).toBe(400);
    expect(ProblemDetails.parse(await response.json()).problems[0]?.code).toBe("not-json");
  });
});

describe("GET /api/audit", () => {
  test("lists the newest entries or those after a number, and says whether the chain holds", async () => {
    const appended = [];
    for (const subject of ["a", "b", "c"])
      appended.push(
        await audit.append({ at: "2026-11-21T10:00:00.000Z", actor: "local", action: "test", subject, origin: "test" }),
      );
    const last = appended.at(-1)?.seq ?? 0;
    const get = async (path: string): Promise<unknown> => (await app.request(path)).json();
    expect(await get("/api/audit?limit=2")).toEqual({ entries: appended.slice(1), last });
    expect(await get(`/api/audit?after=${last - 3}&limit=1`)).toEqual({ entries: appended.slice(0, 1), last });
    expect(await get(`/api/audit?after=${last}`)).toEqual({ entries: [], last });
    expect(await get("/api/audit/check")).toEqual({ ok: true, entries: last, head: appended.at(-1)?.hash });
    expect((await app.request("/api/audit?limit=0")).status).toBe(400);
    expect((await app.request("/api/audit?after=x")).status).toBe(400);
  });
});
