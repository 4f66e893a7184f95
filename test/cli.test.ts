/** The command line as a person or script meets it. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { AssessReport } from "../src/contract/assess.ts";
import { Answer } from "../src/core/answer/answer.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const ranvier = (args: readonly string[], env: Record<string, string> = {}): Promise<Run> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, "src/cli/main.ts"), ...args],
      {
        cwd: root,
        env: { PATH: process.env["PATH"] ?? "", RANVIER_DATA: join(folder, "data"), ...env },
        maxBuffer: 1e8,
      },
      (error, out, err) =>
        done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err }),
    );
  });

describe("ranvier ask --patient", () => {
  const record = join(root, "examples/patients/bundles/example-11.json");
  test("answers from the chart of a record", async () => {
    const { code, out } = await ranvier(["ask", "Can rituximab be given?", "--patient", record, "--json"]);
    expect(code).toBe(0);
    const [first] = Answer.parse(JSON.parse(out)).forThisPatient;
    expect(first).toMatchObject({ kind: "stop", rule: "anti-mag/hard-stops-anti-cd20" });
  });

  test.each([
    ["a file that is not there", () => join(folder, "none.json"), /There is no file/],
    ["a folder", () => folder, /is a folder/],
    [
      "several patients",
      () => {
        const path = join(folder, "two.json");
        const entry = ["a", "b"].map((id) => ({ resource: { resourceType: "Patient", id } }));
        writeFileSync(path, JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
        return path;
      },
      /holds 2 patients; a question is about one/,
    ],
  ])("%s is refused in one sentence", async (_, file, message) => {
    const { code, err } = await ranvier(["ask", "What is due?", "--patient", file()]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe("ranvier ask", () => {
  test("prints a readable page with references, and nothing on stderr", async () => {
    const { code, out, err } = await ranvier(["ask", "Does rituximab work in anti-MAG neuropathy?"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Not yet reviewed by clinicians");
    expect(out).toContain("In short");
    expect(out).toMatch(/\[1\] .*Dalakas/);
    expect(Math.max(...out.split("\n").map((l) => l.length))).toBeLessThanOrEqual(100);
  });
  test("--json is the contract, --markdown is Markdown", async () => {
    const json = await ranvier(["ask", "Is IVIG useful?", "--json"]);
    expect(Answer.parse(JSON.parse(json.out)).question).toBe("Is IVIG useful?");
    const markdown = await ranvier(["ask", "Is IVIG useful?", "--markdown", "--audience", "patient"]);
    expect(markdown.out).toMatch(/^# Is IVIG useful\?/);
  });
  test("wrong use ends with 2 and one sentence that says what to do", async () => {
    for (const args of [
      ["ask"],
      ["ask", "x", "--audience", "robot"],
      ["ask", "x", "--packs", "nope"],
      ["ask", "x", "--nope"],
      ["nope"],
      ["ask", "y".repeat(9000)],
    ]) {
      const { code, out, err } = await ranvier(args);
      expect([code, out], args.join(" ").slice(0, 40)).toEqual([2, ""]);
      expect(err.trim().length).toBeGreaterThan(10);
    }
  });
});

describe("ranvier calc", () => {
  test("lists, computes and refuses", async () => {
    expect((await ranvier(["calc"])).out).toContain("terminal-latency-index");
    const done = await ranvier(["calc", "bsa-mosteller", "height=175 cm", "weight=80 kg"]);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining("1.97 m²")]);
    const bare = await ranvier(["calc", "bsa-mosteller", "height=175", "weight=80 kg"]);
    expect([bare.code, bare.err]).toEqual([2, expect.stringContaining("no unit")]);
    expect((await ranvier(["calc", "bsa-mosteller", "height=5,200 cm", "weight=80 kg"])).err).toContain(
      "can be read as",
    );
  });
});

describe("ranvier config, sources and help", () => {
  test("config names settings with origin and refuses typos", async () => {
    expect((await ranvier(["config"])).out).toMatch(/RANVIER_PORT = 4000 {2}\[default\]/);
    expect(await ranvier(["config"], { RANVIER_PROT: "1" })).toMatchObject({
      code: 2,
      err: expect.stringContaining("RANVIER_PROT is not a setting"),
    });
  });
  test("sources are listed and help fits a screen", async () => {
    expect((await ranvier(["sources", "--json"])).out).toContain("dalakas-2009");
    const help = await ranvier(["--help"]);
    expect(help.code).toBe(0);
    expect(help.out.split("\n").length).toBeLessThan(30);
  });
});

describe("a broken pack", () => {
  test("stops the server with every problem, file and line", async () => {
    const packs = join(folder, "packs");
    cpSync(join(root, "packs"), packs, { recursive: true });
    writeFileSync(
      join(packs, "anti-mag", "claims", "zz-broken.yaml"),
      "- id: Broken Id\n  topic: nowhere/at-all\n- id: second\n  topic: [\n",
    );
    writeFileSync(
      join(packs, "anti-mag", "sources", "zz-broken.yaml"),
      "- id: no-design\n  citation: Somebody. Somewhere 2001.\n",
    );
    const { code, out, err } = await ranvier(["serve"], { RANVIER_PACKS: packs, RANVIER_PORT: "0" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/claims\/zz-broken\.yaml:\d+/);
    expect(err).toMatch(/sources\/zz-broken\.yaml:1/);
    expect(err).toContain("The server does not start");
  });
});

describe("ranvier read", () => {
  const papers = mkdtempSync(join(tmpdir(), "ranvier-read-"));
  afterAll(() => rmSync(papers, { recursive: true, force: true }));
  writeFileSync(
    join(papers, "protocol.md"),
    "# Rituximab protocol\n\n## Checks\n\nHepatitis B is tested first. No infusion before the result.\n",
  );
  writeFileSync(join(papers, "scan.pdf"), "not a pdf at all \u0000\u0001\u0002");

  test("shows what is read of every file, names what is not, stores nothing, and ends with 1", async () => {
    const { code, out, err } = await ranvier(["read", papers]);
    expect(code).toBe(1);
    expect(out).toContain("Rituximab protocol");
    expect(out).toMatch(/markdown · .*2 sections · 1 passages/);
    expect(err).toContain("scan.pdf");
    expect(err).toContain("2 files, 1 document, 1 problem. Nothing was stored.");
  });
  test("--json gives one document or problem a line", async () => {
    const { out } = await ranvier(["read", join(papers, "protocol.md"), "--json"]);
    const [line, ...more] = out.trim().split("\n");
    expect(more).toEqual([]);
    const { document } = JSON.parse(line ?? "") as {
      document: { text: string; blocks: readonly { start: number; end: number }[] };
    };
    expect(document.blocks.map((b) => document.text.slice(b.start, b.end))).toContain(
      "Hepatitis B is tested first. No infusion before the result.",
    );
  });
  test("a path with nothing at it ends with 2", async () => {
    const { code, err } = await ranvier(["read", join(papers, "none.pdf")]);
    expect(code).toBe(2);
    expect(err).toMatch(/^There is nothing at .*none\.pdf\.\n$/);
  });
});

describe("ranvier assess", () => {
  const file = join(folder, "record.json");
  const record = {
    resourceType: "Bundle",
    type: "collection",
    entry: [
      { resource: { resourceType: "Patient", id: "p1" } },
      {
        resource: {
          resourceType: "Condition",
          id: "c1",
          subject: { reference: "Patient/p1" },
          clinicalStatus: { coding: [{ code: "active" }] },
          code: { text: "Anti-MAG neuropathy" },
        },
      },
      { resource: { resourceType: "Observation", id: "o1", status: "final", code: { text: "IgM" } } },
    ],
  };
  test("prints what is said of each patient, and ends with 0 although something could not be read", async () => {
    writeFileSync(file, JSON.stringify(record));
    const { code, out, err } = await ranvier(["assess", file, "--today", "2026-11-21", "--proofs"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Not yet reviewed by clinicians");
    expect(out).toContain("Patient p1: confirmed");
    expect(out).toContain("Observation/o1");
    expect(Math.max(...out.split("\n").map((l) => l.length))).toBeLessThanOrEqual(100);
  });
  test("--json is the contract", async () => {
    writeFileSync(file, JSON.stringify(record));
    const { out } = await ranvier(["assess", file, "--json"]);
    expect(AssessReport.parse(JSON.parse(out)).patients.map((p) => p.id)).toEqual(["p1"]);
  });
  test("wrong use ends with 2", async () => {
    writeFileSync(file, "igm 52");
    for (const args of [
      ["assess"],
      ["assess", "nowhere.json"],
      ["assess", file],
      ["assess", file, "--today", "soon"],
    ]) {
      const { code, out, err } = await ranvier(args);
      expect([code, out], args.join(" ")).toEqual([2, ""]);
      expect(err.trim().length).toBeGreaterThan(10);
    }
  });
});
