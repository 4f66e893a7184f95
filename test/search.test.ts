/** Searching the clinic's own documents over HTTP and from the command line. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OpenAPIHono } from "@hono/zod-openapi";
import { localActor } from "../src/app/actor.ts";
import type { Application } from "../src/app/application.ts";
import { searchOver, searchWordsOf } from "../src/compose/literature.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { SearchResponse } from "../src/contract/search.ts";
import type { IndexedPassage } from "../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { createMemoryIndex } from "../src/index/memory-index.ts";
import { addSearchRoutes } from "../src/server/api/search.ts";
import { problemResponse } from "../src/server/problem.ts";
import { root, shippedKnowledge } from "./support/product.ts";

const passage: IndexedPassage = {
  id: `${"0".repeat(64)}#10-52`,
  version: "0".repeat(64),
  documentId: "clinic/protocol",
  title: "Infusion protocol",
  section: ["Before the infusion"],
  role: "body",
  kind: "paragraph",
  text: "Measure IgM before the rituximab infusion.",
  page: 2,
  year: 2024,
  format: "pdf",
  retracted: false,
  identifiers: ["pmid:19743457"],
};

describe("POST /api/search", () => {
  const app = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : problemResponse(c, [{ code: "bad-request", message: "not understood" }]),
  });
  const index = createMemoryIndex();
  beforeAll(async () => {
    await index.add([passage]);
    const searchLiterature = searchOver(index, searchWordsOf(shippedKnowledge())).search;
    app.use(async (c, next) => {
      c.set("actor", localActor);
      await next();
    });
    addSearchRoutes(app, { searchLiterature } as unknown as Application);
  });
  const post = (body: unknown) =>
    app.request("/api/search", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  test("finds a passage, answers with the published contract and is never cached", async () => {
    const response = await post({ query: "igm before MabThera", filter: { formats: ["pdf"] } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const found = SearchResponse.parse(await response.json());
    expect(found.hits.map((hit) => hit.documentId)).toEqual(["clinic/protocol"]);
    expect(found.expansions).toContainEqual(expect.objectContaining({ said: "MabThera" }));
  });

  test.each([
    {},
    { query: "" },
    { query: "x".repeat(9000) },
    { query: "x", filter: { fromYear: "1" } },
    { query: "x", more: 1 },
  ])("refuses a body it cannot read (%#) and does not repeat it", async (body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(ProblemDetails.parse(await response.json()).problems).toHaveLength(1);
  });

  test("there is no GET: what is searched never stands in an address", async () => {
    expect((await app.request("/api/search?query=rituximab")).status).toBe(404);
  });
});

describe("ranvier search", () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-search-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly said: string }>((done) => {
      execFile(
        process.execPath,
        [join(root, "src/cli/main.ts"), "search", ...args],
        { cwd: root, env: { ...process.env, RANVIER_DATA: folder } },
        (error, out, said) => done({ code: error === null ? 0 : Number(error.code), out, said }),
      );
    });

  test("an empty index says how to fill it", async () => {
    const { code, out } = await run("rituximab");
    expect(code).toBe(0);
    expect(out).toContain("ranvier ingest");
  }, 60_000);

  test("prints title, section, page, the words marked and the id; --json is the API's response", async () => {
    const opened = await openLanceIndex(join(folder, "evidence"));
    if (!opened.ok) throw new Error(opened.error.message);
    await opened.value.add([passage]);
    await opened.value.finish();
    await opened.value.close();
    const { code, out } = await run("IgM before rituximab", "--from-year", "2020", "--format", "pdf,html");
    expect(code).toBe(0);
    for (const part of ["Infusion protocol", "Before the infusion", "page 2", "*IgM*", "*rituximab*", passage.id])
      expect(out).toContain(part);
    const json = await run("rituximab", "--json", "--to-year", "2020");
    expect(SearchResponse.parse(JSON.parse(json.out)).hits).toEqual([]);
  }, 120_000);

  test.each([[[]], [["x", "--limit", "many"]], [["x", "--design", "guess"]], [["x", "--retracted", "maybe"]]])(
    "bad usage %j ends with 2 and one sentence",
    async (args) => {
      const { code, out, said } = await run(...args);
      expect(code).toBe(2);
      expect(out).toBe("");
      expect(said.trim().split("\n")).toHaveLength(1);
    },
  );
});
