/** The evidence index in an S3-compatible bucket, on loopback, with one writer; and the check that a bucket is safe for more. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../../src/index/lance-index.ts";
import { probeBucket } from "../../src/index/probe-bucket.ts";

const passage = (number: number): IndexedPassage => ({
  id: `${String(number).padStart(64, "0")}#0-9`,
  version: String(number).padStart(64, "0"),
  documentId: `document-${number}`,
  title: "",
  section: [],
  role: "body",
  kind: "paragraph",
  text: "rituximab",
  format: "plain-text",
  retracted: false,
  identifiers: [],
});
const query = {
  words: [{ word: "rituximab", weight: 1 }],
  phrases: [],
  identifiers: [],
  filter: {},
  limit: 10,
};

describe("evidence index in a bucket", () => {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-bucket-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "clinic", configs: [] }],
  });
  let storage: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const { port } = await server.run();
    storage = {
      aws_endpoint: `http://127.0.0.1:${port}`,
      aws_access_key_id: "S3RVER",
      aws_secret_access_key: "S3RVER",
      aws_region: "us-east-1",
      aws_allow_http: "true",
    };
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("one writer adds, replaces, removes and finds; another process reads the same", async () => {
    const opened = await openLanceIndex("s3://clinic/evidence", { storage, writers: "one" });
    if (!opened.ok) throw new Error(opened.error.message);
    await opened.value.append([passage(1), passage(2)]);
    await opened.value.finish();
    await opened.value.add([passage(2), passage(3)]);
    await opened.value.remove([passage(1).version]);
    await opened.value.finish();
    const reader = await openLanceIndex("s3://clinic/evidence", { storage, writers: "one" });
    if (!reader.ok) throw new Error(reader.error.message);
    const found = await reader.value.search(query);
    expect(found.map((hit) => hit.passage.documentId).toSorted()).toEqual(["document-2", "document-3"]);
    expect(await reader.value.count()).toBe(2);
    await reader.value.close();
    await opened.value.close();
  }, 120_000);

  test("a store that overwrites is refused before anything is written", async () => {
    const opened = await openLanceIndex("s3://clinic/other", { storage });
    expect(opened).toMatchObject({ ok: false, error: { code: "evidence-bucket-unsafe" } });
    expect(JSON.stringify(opened)).not.toContain("S3RVER");
  });

  test("a bucket that is not there, a store that does not answer, and missing keys each say what to do", async () => {
    expect(await probeBucket("s3://nowhere/x", storage, "a")).toMatchObject({
      ok: false,
      error: { code: "evidence-bucket-unreachable" },
    });
    expect(await probeBucket("s3://clinic/x", { ...storage, aws_endpoint: "http://127.0.0.1:9" }, "a")).toMatchObject({
      ok: false,
      error: { code: "evidence-bucket-unreachable" },
    });
    expect(await probeBucket("s3://clinic/x", { aws_endpoint: "http://127.0.0.1:9" }, "a")).toMatchObject({
      ok: false,
      error: { code: "evidence-bucket-unchecked" },
    });
    expect(await probeBucket("s3://clinic/x", {}, "a")).toEqual({ ok: true, value: undefined });
  });
});

describe("probeBucket() at a store that refuses to overwrite", () => {
  const objects = new Set<string>();
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "";
    const refused = request.method === "PUT" && request.headers["if-none-match"] === "*" && objects.has(path);
    if (request.method === "PUT") objects.add(path);
    else objects.delete(path);
    request.resume().on("end", () => response.writeHead(refused ? 412 : 200).end());
  });
  let endpoint: string;
  beforeAll(async () => {
    await new Promise<void>((done) => {
      server.listen(0, "127.0.0.1", done);
    });
    const address = server.address();
    endpoint = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(() => void server.close());

  test("is content, and leaves nothing behind", async () => {
    const storage = { aws_endpoint: endpoint, aws_access_key_id: "key", aws_secret_access_key: "secret" };
    expect(await probeBucket("s3://clinic/evidence", storage, "probe")).toEqual({ ok: true, value: undefined });
    expect(objects.size).toBe(0);
  });
});
