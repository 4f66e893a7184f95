/** The embedding server's slot: an OpenAI-compatible server on loopback, its failures, and search with and without it. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLiteratureSearch } from "../../src/app/literature/search.ts";
import type { EvidenceIndex } from "../../src/app/ports/evidence-index.ts";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { createEmbeddingsServer } from "../../src/index/embeddings-server.ts";
import { openLanceIndex } from "../../src/index/lance-index.ts";

/** Groups of words that mean the same thing: the vector of a text counts the words of each. */
const meanings = [/nerve|neuropath/i, /heart|cardiac/i, /walk|gait/i];
const vectorOf = (text: string): readonly number[] => meanings.map((meaning) => (meaning.test(text) ? 1 : 0.01));

let reply: (texts: readonly string[]) => { readonly status: number; readonly body: unknown };
const seen: { readonly key: string | undefined; readonly model: string; readonly path: string }[] = [];
const working = (texts: readonly string[]) => ({
  status: 200,
  // Out of order on purpose: the index says which vector belongs to which text.
  body: { data: texts.map((text, index) => ({ index, embedding: vectorOf(text) })).toReversed() },
});

const server: Server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const { model, input } = JSON.parse(Buffer.concat(parts).toString()) as { model: string; input: string[] };
    seen.push({ key: request.headers.authorization, model, path: request.url ?? "" });
    const { status, body } = reply(input);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  reply = working;
  seen.length = 0;
});

describe("createEmbeddingsServer", () => {
  const embedder = () => createEmbeddingsServer({ url, model: "small", key: "secret" });

  test("gives a vector for each text in order, and sends model and key to /v1/embeddings", async () => {
    const texts = ["a nerve", "a heart", "walking"];
    expect(await embedder().embed(texts)).toEqual({ ok: true, value: texts.map(vectorOf) });
    expect(seen).toEqual([{ key: "Bearer secret", model: "small", path: "/v1/embeddings" }]);
    await createEmbeddingsServer({ url: `${url}/v1/`, model: "small" }).embed(["x"]);
    expect(seen[1]).toEqual({ key: undefined, model: "small", path: "/v1/embeddings" });
    expect(await embedder().embed([])).toEqual({ ok: true, value: [] });
  });

  test.each<[string, typeof reply]>([
    ["an error", () => ({ status: 500, body: { error: "private words" } })],
    ["something else", () => ({ status: 200, body: { hello: "private words" } })],
    ["too few vectors", (texts) => ({ status: 200, body: { data: working(texts).body.data.slice(1) } })],
    [
      "vectors of two lengths",
      (texts) => ({
        status: 200,
        body: { data: texts.map((_, index) => ({ index, embedding: index === 0 ? [1] : [1, 2] })) },
      }),
    ],
  ])("%s is a problem that repeats neither text nor key", async (_name, failing) => {
    reply = failing;
    const embedded = await embedder().embed(["private words", "more"]);
    expect(embedded).toMatchObject({ ok: false, error: { code: "embeddings-not-answering" } });
    expect(JSON.stringify(embedded)).not.toMatch(/private|secret/);
  });

  test("a server that is not there is a problem, not an error", async () => {
    const embedded = await createEmbeddingsServer({ url: "http://127.0.0.1:9", model: "small" }).embed(["x"]);
    expect(embedded).toMatchObject({ ok: false, error: { code: "embeddings-not-answering" } });
  });
});

describe("search with embeddings", () => {
  let folder: string;
  let index: EvidenceIndex;
  const passage = (number: number, text: string, more: Partial<IndexedPassage> = {}): IndexedPassage => ({
    id: `${String(number).padStart(64, "0")}#0-${text.length}`,
    version: String(number).padStart(64, "0"),
    documentId: `document-${number}`,
    title: "",
    section: [],
    role: "body",
    kind: "paragraph",
    text,
    format: "plain-text",
    retracted: false,
    identifiers: [],
    ...more,
  });
  const embedder = () => createEmbeddingsServer({ url, model: "small" });
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "ranvier-vectors-"));
    const opened = await openLanceIndex(join(folder, "evidence"), { embedder: embedder() });
    if (!opened.ok) throw new Error(opened.error.message);
    index = opened.value;
    await index.add([
      passage(1, "Neuropathies of the legs"),
      passage(2, "Cardiac rhythm"),
      passage(3, "Gait", { retracted: true }),
    ]);
  });
  afterEach(async () => {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const find = async (text: string) => {
    const search = createLiteratureSearch({ index, embedder: embedder(), lexicons: [], isOrdinary: () => true });
    const { hits, notices } = await search.find(text, {}, 10);
    return { ids: hits.map((hit) => hit.passage.documentId), notices };
  };

  test("a passage with no word in common is found by its meaning; filters hold for it too", async () => {
    await index.finish();
    expect((await find("heart")).ids[0]).toBe("document-2");
    expect((await find("walking")).ids).not.toContain("document-3");
  });

  test("a passage found by word and by meaning comes first", async () => {
    await index.add([passage(4, "The nerve"), passage(5, "A nerve and a heart, walking")]);
    await index.finish();
    expect((await find("nerve")).ids[0]).toBe("document-4");
  });

  test("when the server fails, the search goes on by words and says so; missing vectors are made later", async () => {
    reply = () => ({ status: 503, body: {} });
    await index.finish();
    const failed = await find("rhythm");
    expect(failed.ids).toEqual(["document-2"]);
    expect(failed.notices).toEqual([expect.stringContaining("by words alone")]);
    reply = working;
    expect((await find("heart")).ids).toEqual([]);
    await index.finish();
    expect((await find("heart")).ids[0]).toBe("document-2");
  });

  test("what is removed is not found by meaning either", async () => {
    await index.finish();
    await index.remove([passage(2, "").version]);
    await index.finish();
    expect((await find("heart")).ids).not.toContain("document-2");
  });
});
