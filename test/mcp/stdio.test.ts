/** `ranvier mcp` over standard input and output, met by the protocol's own client. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unreviewedBanner } from "../../src/core/answer/answer.ts";
import { exampleRecords } from "../../src/examples/example-records.ts";
import { openStore } from "../../src/store/open-store.ts";
import { createAuditLog } from "../../src/store/audit.ts";
import { root } from "../support/product.ts";
import { type CalledTool, textOf } from "./called-tool.ts";

const today = new Date().toISOString().slice(0, 10);

describe("ranvier mcp over stdio", () => {
  let folder: string;
  let client: Client;
  let stderr = "";
  const call = async (name: string, given: Record<string, unknown>): Promise<CalledTool> =>
    (await client.callTool({ name, arguments: given })) as CalledTool;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ranvier-mcp-"));
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(root, "src/cli/main.ts"), "mcp"],
      cwd: root,
      env: { RANVIER_DATA: folder, PATH: process.env["PATH"] ?? "" },
      stderr: "pipe",
    });
    transport.stderr?.on("data", (text: Buffer) => {
      stderr += text.toString();
    });
    client = new Client({ name: "test", version: "1" });
    await client.connect(transport);
  }, 120_000);
  afterAll(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("lists four tools with JSON Schemas, and says how to use them", async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["ask", "search_evidence", "assess_patient", "calculate"]);
    for (const { inputSchema, outputSchema, annotations } of tools) {
      expect(inputSchema["additionalProperties"]).toBe(false);
      expect(outputSchema?.properties).toHaveProperty("banner");
      expect(annotations?.readOnlyHint).toBe(true);
    }
    expect(tools.at(-1)?.description).toContain("terminal-latency-index (");
    expect(client.getInstructions()).toContain(unreviewedBanner);
  });

  test("ask: an answer with banner, citations and references, valid by its published schema", async () => {
    const result = await call("ask", { question: "How is anti-MAG neuropathy treated?" });
    const { banner, answer } = result.structuredContent as {
      banner: string;
      answer: { references: unknown[]; bottomLine: { citations: unknown[] }[] };
    };
    expect(banner).toBe(unreviewedBanner);
    expect(answer.references.length).toBeGreaterThan(5);
    for (const sentence of answer.bottomLine) expect(sentence.citations.length).toBeGreaterThan(0);
    expect(textOf(result)).toContain(unreviewedBanner);
    expect(textOf(result)).toContain("## References");
  });

  test("ask: a patient gets plain words and no dose", async () => {
    const question = "What rituximab regimen and schedule is used in anti-MAG neuropathy?";
    const lay = await call("ask", { question, audience: "patient" });
    expect(textOf(lay)).not.toMatch(/mg\/m2|mg\/m²|\d+ mg/);
    expect(textOf(await call("ask", { question, audience: "clinician" }))).toMatch(/375 mg\/m2/);
  });

  test("assess_patient: recommendations with citations, and an entry of the audit", async () => {
    const [flare] = exampleRecords(today);
    const result = await call("assess_patient", { record: flare?.bundle });
    const { banner, patients, withheld } = result.structuredContent as {
      banner: string;
      withheld: number;
      patients: { population: string; recommendations: { say: { citations: unknown[] }[] }[] }[];
    };
    expect({ banner, withheld }).toEqual({ banner: unreviewedBanner, withheld: 0 });
    expect(patients[0]?.population).toBe("confirmed");
    for (const sentence of patients[0]?.recommendations.flatMap((r) => r.say) ?? [])
      expect(sentence.citations.length).toBeGreaterThan(0);
    expect(textOf(result)).toMatch(/^\*\*Not yet reviewed by clinicians\*\*/);
    const store = await openStore({ kind: "sqlite", file: join(folder, "ranvier.db") });
    if (!store.ok) throw new Error(store.error.message);
    const entries = await createAuditLog(store.value).list({ after: 0, limit: 100 });
    await store.value.destroy();
    expect(entries.filter((e) => e.action === "patient.assessed")).toMatchObject([
      { actor: "local", origin: "mcp", subject: "pack/anti-mag" },
    ]);
    expect(JSON.stringify(entries)).not.toContain("example-01");
  });

  test.each(["patient", "carer"])("assess_patient: closed to a %s", async (audience) => {
    const [flare] = exampleRecords(today);
    const result = await call("assess_patient", { record: flare?.bundle, audience });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain("for professionals");
  });

  test("search_evidence: says that there are no documents, and is closed to patients", async () => {
    const result = await call("search_evidence", { query: "rituximab IgM flare" });
    expect(textOf(result)).toContain("No documents were taken in here");
    expect(textOf(result)).toContain(unreviewedBanner);
    expect((await call("search_evidence", { query: "rituximab", audience: "patient" })).isError).toBe(true);
  });

  test("calculate: result, formula and source; dose calculators are closed to patients", async () => {
    const inputs = {
      distance: { value: 70, unit: "mm" },
      velocity: { value: 40, unit: "m/s" },
      latency: { value: 8, unit: "ms" },
      nerve: "median",
    };
    const result = await call("calculate", { calculator: "terminal-latency-index", inputs });
    expect(result.isError).toBeUndefined();
    expect(textOf(result)).toMatch(/0\.22/);
    const dose = { calculator: "rituximab-dose", inputs: {}, audience: "patient" };
    expect(textOf(await call("calculate", dose))).toContain("for professionals");
  });

  test.each([
    ["ask", {}, "question"],
    ["ask", { question: "IVIG?", packs: ["none-such"] }, "No pack named none-such is loaded"],
    ["assess_patient", {}, "give either record or patient"],
    ["assess_patient", { record: { resourceType: "Bundle" }, extra: 1 }, "extra"],
    ["assess_patient", { patient: "00000000-0000-7000-8000-000000000000" }, "There is no such patient here"],
    ["calculate", { calculator: "none", inputs: {} }, "use one of: terminal-latency-index"],
  ])("%s %j: the error says what to do", async (name, given, words) => {
    const result = await call(name, given);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
  });

  test("an unknown tool is a protocol error that names the tools", async () => {
    await expect(call("prescribe", {})).rejects.toThrow("use one of: ask, search_evidence");
  });

  test("standard output holds the protocol alone, and no question is in the log", () => {
    expect(stderr).toBe("");
  });
});
