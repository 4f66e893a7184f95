/** Records as people hand them to the command line: files, folders, streams, and what is none; each refusal in one sentence. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AssessReport } from "../src/contract/assess.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-records-"));
const example = readFileSync(join(root, "examples/patients/bundles/example-11.json"), "utf8");
const line = JSON.stringify(JSON.parse(example));
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  mkdirSync(file("several"));
  mkdirSync(file("empty"));
  writeFileSync(file("several/a.json"), example);
  writeFileSync(file("several/b.ndjson"), `${line}\n{broken\n`);
  writeFileSync(file("table.csv"), "patient,date,name,value\np,2026-11-01,IgM,5\n");
  writeFileSync(file("cut.json"), example.slice(0, 500));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const run = (command: string, args: readonly string[], input: string): Promise<Run> =>
  new Promise((done) => {
    const env = { PATH: process.env["PATH"] ?? "", RANVIER_DATA: file("data") };
    const child = spawn(command, [...args], { cwd: root, env });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
    child.on("close", (code) => done({ code, out, err }));
    // A command that refuses before it reads closes its end.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
const main = join(root, "src/cli/main.ts");
const ranvier = (args: readonly string[], input = ""): Promise<Run> => run(process.execPath, [main, ...args], input);

const rulesIn = (text: string): readonly string[] =>
  AssessReport.parse(JSON.parse(text)).patients.flatMap(({ recommendations }) =>
    recommendations.map(({ rule }) => rule),
  );

describe("a record on standard input", () => {
  test("is assessed as its file is, also through a pipe that has a name", async () => {
    const named = await ranvier(["assess", file("several/a.json"), "--json"]);
    expect(rulesIn(named.out).length).toBeGreaterThan(3);
    const piped = 'cat | "$0" "$1" assess /dev/stdin --json';
    for (const { code, out } of [
      await ranvier(["assess", "-", "--json"], example),
      await run("sh", ["-c", piped, process.execPath, main], example),
    ])
      expect([code, rulesIn(out)]).toEqual([0, rulesIn(named.out)]);
  });

  test("is counted in a cohort and asked about", async () => {
    const counted = await ranvier(["cohort", "-", "--json"], line);
    expect([counted.code, JSON.parse(counted.out)]).toMatchObject([0, { charts: 1 }]);
    expect((await ranvier(["ask", "What is due?", "--patient", "-", "--json"], example)).code).toBe(0);
  });
});

test("of several files, each problem names its file and line, and the rest is counted", async () => {
  const { code, out, err } = await ranvier(["cohort", file("several"), "--json"]);
  expect([code, JSON.parse(out)]).toMatchObject([0, { charts: 1 }]);
  expect(err).toContain("1 thing in the records could not be used:");
  expect(err).toMatch(/b\.ndjson: line 2: This is not valid JSON/);
});

test.each<readonly [readonly string[], RegExp]>([
  [["assess", file("table.csv")], /is a table; assess reads FHIR R4.*Patients/],
  [["assess", file("several")], /is a folder/],
  [["assess", file("cut.json")], /not valid JSON/],
  [["assess", "-"], /input is empty/],
  [["cohort", file("empty")], /no \.json or \.ndjson file in/],
  [["cohort", file("cut.json")], /cut\.json: This is not valid JSON/],
  [["help", "nothing"], /no command “nothing”/],
])("%j ends with 2 and one sentence", async (args, message) => {
  const { code, out, err } = await ranvier(args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(message);
  expect(err.trim().split("\n")).toHaveLength(1);
});

test("--version tells the version alone", async () => {
  expect(await ranvier(["--version"])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
