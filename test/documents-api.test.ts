/** The clinic's documents over HTTP: upload, look up, correct, retire, and what is refused. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compose } from "../src/compose/compose.ts";
import { parseConfig } from "../src/config.ts";
import {
  DocumentList,
  DocumentRecordView,
  DocumentVersionView,
  IngestView,
  largestUpload,
} from "../src/contract/documents.ts";
import { ProblemDetails } from "../src/contract/problem-details.ts";
import { createApp } from "../src/server/app.ts";
import { packsFolder } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-documents-"));
let app: ReturnType<typeof createApp>;
let close: () => Promise<void>;

beforeAll(async () => {
  const config = parseConfig({ RANVIER_DATA: folder, RANVIER_PACKS: packsFolder });
  if (!config.ok) throw new Error(config.error[0]?.message);
  const composed = await compose(config.value);
  if (!composed.ok) throw new Error(composed.error[0]?.message);
  close = composed.value.close;
  app = createApp({
    application: composed.value.application,
    version: "0.0.0",
    onFailure: (error) => console.error(error),
  });
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string): Promise<unknown> => {
  const response = await app.request(path);
  expect(response.status, path).toBe(200);
  return response.json();
};
const post = (path: string, body: unknown) =>
  app.request(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

function formOf(...files: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, content] of files) form.append("files", new File([content], name));
  return form;
}

/** Uploads, and waits for the process that reads. */
async function upload(...files: readonly (readonly [string, string])[]): Promise<IngestView> {
  const response = await app.request("/api/documents", { method: "POST", body: formOf(...files) });
  expect(response.status).toBe(202);
  let ingest = IngestView.parse(await response.json());
  while (ingest.state === "waiting" || ingest.state === "running") {
    await wait(100);
    ingest = IngestView.parse(await get(`/api/ingests/${ingest.id}`));
  }
  return ingest;
}

const list = async (query = ""): Promise<DocumentList> => DocumentList.parse(await get(`/api/documents${query}`));
const problem = async (response: Response, status: number): Promise<string | undefined> => {
  expect(response.status).toBe(status);
  return ProblemDetails.parse(await response.json()).problems[0]?.code;
};

const protocol =
  "# Infusion protocol\n\n## Dose\n\nThe drug is given slowly. It takes 4 hours.\n\n## Watch\n\nMeasure blood pressure.\n";

describe("documents over HTTP", { timeout: 120_000 }, () => {
  test("an empty library is an empty list", async () => {
    expect(await list()).toEqual({ documents: [], total: 0 });
  });

  test("an upload is read in a process of its own, and its report names what was not read", async () => {
    const ingest = await upload(["protocol.md", protocol], ["../../etc/evil.bin", "\u0000\u0001\u0002".repeat(500)]);
    expect(ingest.state).toBe("finished");
    expect(ingest.progress).toMatchObject({ added: 1, problems: 1 });
    expect(ingest.problems[0]?.where?.file).toBe("evil.bin");
    expect(ingest.files).toEqual(["protocol.md", "evil.bin"]);
    expect(readdirSync(join(folder, "uploads")).sort()).toEqual(["evil.bin", "protocol.md"]);
    expect((await list()).documents.map((d) => [d.title, d.origin.file])).toEqual([
      ["Infusion protocol", "protocol.md"],
    ]);
  });

  test("a version has its text, sections, and passages by place; no folder of the machine is told", async () => {
    const [document] = (await list()).documents;
    const [id, version] = [document?.id, document?.version];
    const view = DocumentVersionView.parse(await get(`/api/documents/${id}/versions/${version}`));
    expect(view.passages.map(({ start, end }) => view.text.slice(start, end))).toEqual([
      "The drug is given slowly. It takes 4 hours.",
      "Measure blood pressure.",
    ]);
    expect(view.sections.map((s) => s.title)).toContain("Dose");
    expect(JSON.stringify([view, await get(`/api/documents/${id}`)])).not.toContain(folder);
    const lay = await app.request(`/api/documents/${id}/versions/${version}?audience=patient`);
    expect(await problem(lay, 403)).toBe("closed-to-audience");
  });

  test("a file of the same name is a new version; the old one stays and says so", async () => {
    const [before] = (await list()).documents;
    const ingest = await upload(["protocol.md", protocol.replace("4 hours", "6 hours")]);
    expect(ingest.progress).toMatchObject({ added: 0, changed: 1 });
    const record = DocumentRecordView.parse(await get(`/api/documents/${before?.id}`));
    expect(record.versions.length).toBe(2);
    const old = DocumentVersionView.parse(await get(`/api/documents/${before?.id}/versions/${before?.version}`));
    expect(old.text).toContain("4 hours");
    expect(old.supersededBy).toBe(record.version);
  });

  test("correct, take back, retire and restore, each in the history", async () => {
    const id = (await list()).documents[0]?.id ?? "";
    const corrected = await post(`/api/documents/${id}/correction`, {
      set: { title: "Other", date: "2024" },
      reason: "r",
    });
    expect(DocumentRecordView.parse(await corrected.json())).toMatchObject({ title: "Other", date: "2024" });
    const back = await post(`/api/documents/${id}/correction`, { set: {}, takeBack: ["title"] });
    expect(DocumentRecordView.parse(await back.json()).title).toBe("Infusion protocol");
    await post(`/api/documents/${id}/retirement`, { reason: "out of date" });
    expect([(await list()).total, (await list("?show=retired")).total]).toEqual([0, 1]);
    const restored = DocumentRecordView.parse(await (await post(`/api/documents/${id}/restoration`, {})).json());
    expect(restored.retiredAt).toBeUndefined();
    expect(restored.changes.map((c) => c.field)).toEqual(["retired", "retired", "title", "title", "date"]);
  });

  test("what cannot be done is said as a problem", async () => {
    const id = (await list()).documents[0]?.id ?? "";
    const version = "0".repeat(64);
    expect(await problem(await app.request("/api/documents/nope"), 404)).toBe("not-found");
    expect(await problem(await app.request(`/api/documents/${id}/versions/${version}`), 404)).toBe("not-found");
    expect(await problem(await app.request("/api/ingests/nope"), 404)).toBe("not-found");
    expect(await problem(await post("/api/documents/nope/retirement", {}), 404)).toBe("not-found");
    expect(await problem(await post(`/api/documents/${id}/correction`, { set: { date: "soon" } }), 400)).toBe(
      "bad-request",
    );
    expect(await problem(await post(`/api/documents/${id}/correction`, { set: {} }), 400)).toBe("bad-request");
    expect(await problem(await app.request("/api/documents?limit=9999"), 400)).toBe("bad-request");
    const empty = await app.request("/api/documents", { method: "POST", body: new FormData() });
    expect(await problem(empty, 400)).toBe("bad-request");
    const json = await post("/api/documents", { files: [] });
    expect(await problem(json, 400)).toBe("bad-request");
    const huge = await app.request("/api/documents", {
      method: "POST",
      headers: { "content-type": "multipart/form-data; boundary=x", "content-length": String(largestUpload + 1) },
      body: "x",
    });
    expect(await problem(huge, 413)).toBe("too-large");
  });

  test("the calls are described", async () => {
    const { paths } = (await get("/openapi.json")) as { readonly paths: Readonly<Record<string, object>> };
    expect(Object.keys(paths["/api/documents"] ?? {})).toEqual(["get", "post"]);
    for (const path of ["/api/documents/{id}", "/api/documents/{id}/versions/{version}", "/api/ingests/{id}"])
      expect(paths[path]).toBeDefined();
  });
});
