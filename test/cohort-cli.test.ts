/** ranvier cohort as a person or a script meets it. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CohortReport } from "../src/core/cohort/report.ts";
import { pilotCohort } from "../src/examples/pilot-cohort.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-cohort-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const today = "2026-11-21";
const bundles = join(folder, "bundles");
mkdirSync(bundles);
for (const { id, bundle } of pilotCohort(today)) writeFileSync(join(bundles, `${id}.json`), JSON.stringify(bundle));

const ranvier = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((done) => {
    execFile(
      process.execPath,
      [join(root, "src/cli/main.ts"), "cohort", ...args],
      { cwd: root, env: { PATH: process.env["PATH"] ?? "", RANVIER_DATA: join(folder, "data") }, maxBuffer: 1e8 },
      (error, out, err) =>
        done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err }),
    );
  });

describe("ranvier cohort", { timeout: 240_000 }, () => {
  test("prints the table of a folder, with review state, intervals and notes", async () => {
    const { code, out, err } = await ranvier(bundles, "--today", today);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Not yet reviewed by clinicians\n/u);
    expect(out).toContain("improved: 6 of 9, 66.7 % (35.4 to 87.9)");
    expect(out).toContain("change: −58 % (−82 to −35)");
    expect(out).toContain("not validated");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(out).not.toMatch(/cohort.example/iu);
  });

  test("writes CSV, FHIR and a figure, and no figure over another file", async () => {
    const figure = join(folder, "figure.svg");
    const csv = await ranvier(bundles, "--today", today, "--csv", "--suppress-small", "--svg", figure);
    expect(csv.out).toMatch(/^group,outcome,.*\r\n/u);
    expect(csv.out).toContain("hidden");
    expect(readFileSync(figure, "utf8")).toMatch(/^<svg /u);
    const fhir = await ranvier(
      bundles,
      "--today",
      today,
      "--measure-report",
      "--base",
      "https://hospital.example/fhir",
    );
    expect(fhir.out).toContain('"url": "https://hospital.example/fhir/Measure/');
    expect((await ranvier(bundles, "--svg", figure)).code).toBe(2);
  });

  test("one person in two files counts once, and two people under one id count not at all", async () => {
    const [first] = pilotCohort(today);
    const person = (id: string, birthDate: string) =>
      JSON.stringify({
        resourceType: "Bundle",
        type: "collection",
        entry: [{ resource: { resourceType: "Patient", id, birthDate } }],
      });
    const [a, b, c] = ["a.json", "b.json", "c.json"].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(a, JSON.stringify(first?.bundle));
    writeFileSync(b, person("stranger", "1950-01-01"));
    writeFileSync(c, person("stranger", "1961-02-03"));
    const { out } = await ranvier(a, join(bundles, "cohort-example-01.json"), b, c, "--today", today, "--json");
    const report = CohortReport.parse(JSON.parse(out));
    expect([report.charts, report.patients, report.leftOut.map(({ reason }) => reason)]).toEqual([
      2,
      1,
      ["two-people"],
    ]);
    expect(report.groups[0]?.cells.find(({ outcome }) => outcome === "igm")?.n).toBe(1);
  });

  test("wrong use ends with 2 and says what to do", async () => {
    for (const args of [
      [],
      ["nowhere.json"],
      [bundles, "--json", "--csv"],
      [bundles, "--regimen", "none"],
      [bundles, "--course", "third"],
      [bundles, "--today", "2026"],
    ]) {
      const { code, out, err } = await ranvier(...args);
      expect([code, out], args.join(" ")).toEqual([2, ""]);
      expect(err.trim().length, args.join(" ")).toBeGreaterThan(10);
    }
    expect(existsSync(join(folder, "data", "ranvier.db"))).toBe(false);
  });
});
