/** ranvier ingest, documents, document and index, as a person or script meets them. */
import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pubmedFile } from "../bench/pubmed-records.ts";
import { root } from "./support/product.ts";

const folder = mkdtempSync(join(tmpdir(), "ranvier-ingest-cli-"));
const files = join(folder, "in");
mkdirSync(files);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = join(root, "src/cli/main.ts");
const env = { PATH: process.env["PATH"] ?? "", RANVIER_DATA: join(folder, "data") };

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const ranvier = (...args: readonly string[]): Promise<Run> =>
  new Promise((done) => {
    execFile(process.execPath, [main, ...args], { cwd: root, env, maxBuffer: 1e8 }, (error, out, err) =>
      done({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err }),
    );
  });

interface Listed {
  readonly documents: readonly { readonly id: string; readonly title: string; readonly version: string }[];
  readonly total: number;
}
const listed = async (...args: readonly string[]): Promise<Listed> =>
  JSON.parse((await ranvier("documents", "--json", ...args)).out) as Listed;

describe("the library at the command line", { timeout: 180_000 }, () => {
  beforeAll(() => {
    writeFileSync(join(files, "protocol.md"), "# Infusion protocol\n\nThe drug is given slowly over 4 hours.\n");
    writeFileSync(join(files, "broken.bin"), new Uint8Array(2000));
  });

  test("ingest reports what was read, skipped and why; a file that is not read is a finding", async () => {
    const { code, out, err } = await ranvier("ingest", files);
    expect(code).toBe(1);
    expect(out).toContain("2 files: 2 files read, 0 as before.");
    expect(out).toContain("1 added");
    expect(out).toMatch(/1 problem:\n.*broken\.bin: /);
    expect(err).toContain("Looking for files…");
    expect(err).not.toContain("\u001b");
    rmSync(join(files, "broken.bin"));
  });

  test("--json is one value on stdout, and the second run has nothing to do", async () => {
    const { code, out } = await ranvier("ingest", files, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      state: "finished",
      progress: { files: 1, filesUnchanged: 1, added: 0, changed: 0, problems: 0 },
      problems: [],
    });
  });

  test("documents lists, document shows, correct holds over a new version, retire takes out and restore brings back", async () => {
    const [first] = (await listed("infusion")).documents;
    const id = first?.id ?? "";
    expect(first?.title).toBe("Infusion protocol");
    expect((await ranvier("document", id, "--text")).out).toContain("given slowly over 4 hours");
    const corrected = await ranvier(
      "document",
      "correct",
      id,
      "title=Rituximab infusion",
      "date=2024-05",
      "--reason",
      "as printed",
    );
    expect(corrected.code).toBe(0);
    expect(corrected.out).toContain('title from "Infusion protocol" to "Rituximab infusion" (as printed)');
    writeFileSync(join(files, "protocol.md"), "# Infusion protocol\n\nThe drug is given slowly over 6 hours.\n");
    expect((await ranvier("ingest", files)).out).toContain("1 new version");
    const after = (await listed()).documents[0];
    expect([after?.id, after?.title]).toEqual([id, "Rituximab infusion"]);
    expect(after?.version).not.toBe(first?.version);
    await ranvier("document", "retire", id, "--reason", "old");
    expect([(await listed()).total, (await listed("--show", "retired")).total]).toEqual([0, 1]);
    expect((await ranvier("index", "check")).out).toContain("0 documents in use, 0 passages");
    await ranvier("document", "restore", id);
    expect((await ranvier("index", "check")).out).toContain("1 documents in use, 1 passages");
    expect((await ranvier("index", "rebuild")).out).toContain("1 documents in use, 1 passages");
  });

  test.each([
    [["ingest"], "Name the files"],
    [["ingest", "--nope", "x"], "--nope"],
    [["document"], "ranvier document <id>"],
    [["document", "no-such-id"], "There is no document"],
    [["document", "retire", "no-such-id"], "There is no document"],
    [["document", "correct", "x", "colour=blue"], "is not a correction"],
    [["document", "correct", "x", "date=yesterday"], "date"],
    [["documents", "--show", "some"], "--show takes"],
    [["index"], "ranvier index rebuild"],
  ])("%j ends with 2 and says what to do", async (args, words) => {
    const { code, out, err } = await ranvier(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(words);
  });

  test("Ctrl-C ends it cleanly, and the same command goes on to the end", async () => {
    const big = join(folder, "big");
    mkdirSync(big);
    for (let n = 0; n < 4; n++) writeFileSync(join(big, `${n}.xml`), [...pubmedFile(7, n * 700, 700)].join(""));
    const child = spawn(process.execPath, [main, "ingest", big, "--json"], { cwd: root, env });
    let [out, signalled] = ["", false];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      if (signalled || !/documents/.test(chunk.toString())) return;
      signalled = true;
      child.kill("SIGINT");
    });
    const code = await new Promise<number | null>((done) => child.once("close", done));
    const state = (JSON.parse(out) as { readonly state: string }).state;
    expect([code, state]).toEqual(state === "stopped" ? [130, "stopped"] : [0, "finished"]);
    const rest = await ranvier("ingest", big, "--json");
    expect((JSON.parse(rest.out) as { readonly state: string }).state).toBe("finished");
    expect((await listed("--limit", "1")).total).toBe(2801);
    expect((await ranvier("index", "check")).out).toContain("2801 documents in use, 8401 passages in the index, 0 ");
  });
});
