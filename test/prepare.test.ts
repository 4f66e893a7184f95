/** A build keeps what starts take: the first start over an empty folder then reads no packs. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtFolder, ownPacks } from "../src/cli/compiled-code.ts";
import { prepare } from "../src/cli/prepare.ts";
import { digestOfPacks, findKeptPacks, keptFile } from "../src/packs/kept-packs.ts";
import { root } from "./support/product.ts";

const serve = [join(root, "src/cli/start.js"), "serve"];

/** Lets a server that is asked to end say whether Node had to load its own compiler of TypeScript. */
const tellsCompiler = `process.once("SIGTERM", () => {
  const loaded = process.moduleLoadList.some((name) => name.includes("amaro"));
  console.error(loaded ? "TypeScript was compiled" : "no TypeScript was compiled");
  process.exit();
})`;

/** What a server says until it ends, which it is asked to do as soon as it listens. */
function sayingsOf(dataFolder: string): Promise<string> {
  const env = { PATH: process.env["PATH"] ?? "", RANVIER_DATA: dataFolder, RANVIER_PORT: "0" };
  const args = ["--import", `data:text/javascript,${encodeURIComponent(tellsCompiler)}`, ...serve];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
  child.stdout.on("data", (piece: Buffer) => (said += piece.toString()));
  child.stdout.once("data", () => child.kill());
  return new Promise((done) => child.once("close", () => done(said)));
}

test("what a build kept is found by the first start over any folder, which keeps no packs there", async () => {
  rmSync(keptFile(builtFolder), { force: true });
  const folder = mkdtempSync(join(tmpdir(), "ranvier-prepared-"));
  expect(await prepare(serve)).toBe(0);
  expect(findKeptPacks([builtFolder], digestOfPacks(ownPacks))?.packs.map(({ header }) => header.id)).toEqual([
    "anti-mag",
  ]);
  const said = await sayingsOf(join(folder, "data"));
  expect(said).toContain("Ranvier is at http://localhost:");
  expect(said).not.toContain("Reading and checking the packs");
  expect(said).toContain("no TypeScript was compiled");
  expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
  expect(() => statSync(keptFile(join(folder, "data", "compiled")))).toThrow("ENOENT");
  rmSync(folder, { recursive: true, force: true });
}, 240_000);
