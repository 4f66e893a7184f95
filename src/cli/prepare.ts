/** Starts the server once over an empty folder, for what it keeps for later starts: checked packs and compiled code. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digestOfPacks, findKeptPacks } from "../packs/kept-packs.ts";
import { builtFolder, ownPacks } from "./compiled-code.ts";
import { say } from "./output.ts";

/** What code a server runs is compiled as it runs: a message that asserts something and a question bring most of it. */
const warmUp: readonly string[] = ["I was told that it is cured by now. What should be checked?", "What is it?"];

/** How long the packs may take to be kept once the server runs. */
const longestMs = 120_000;

/** The settings of a server that nobody is to notice. */
function quietSettings(folder: string): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith("RANVIER_"));
  return { ...Object.fromEntries(others), RANVIER_DATA: folder, RANVIER_PACKS: ownPacks, RANVIER_PORT: "0" };
}

/** The server's address, once it says it; nothing when it ends before. What it says beside is shown when it fails. */
function addressOf(server: ChildProcess): Promise<string | undefined> {
  let [said, complained] = ["", ""];
  return new Promise((done) => {
    server.stdout?.on("data", (piece: Buffer) => {
      said += piece.toString();
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (address !== undefined) done(address);
    });
    server.stderr?.on("data", (piece: Buffer) => (complained += piece.toString()));
    server.once("close", () => {
      if (!said.includes("http://")) say(complained.trimEnd());
      done(undefined);
    });
  });
}

const ask = async (address: string, question: string): Promise<void> => {
  const headers = { "content-type": "application/json" };
  await fetch(`${address}/api/ask`, { method: "POST", headers, body: JSON.stringify({ question }) }).then((a) =>
    a.text(),
  );
};

/** The packs are kept by a process that goes on when the server has its packs. */
async function areKept(): Promise<boolean> {
  const digest = digestOfPacks(ownPacks);
  for (const end = performance.now() + longestMs; performance.now() < end;) {
    if (findKeptPacks([builtFolder], digest) !== undefined) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

/** Tells by the exit code whether later starts find packs and code. `server` are the arguments that start one. */
export async function prepare(server: readonly string[]): Promise<number> {
  say("Reading and checking the packs, and compiling the program, for later starts…");
  const folder = mkdtempSync(join(tmpdir(), "ranvier-prepare-"));
  const child = spawn(process.execPath, server, { env: quietSettings(folder), stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise<void>((done) => child.once("close", () => done()));
  try {
    const address = await addressOf(child);
    if (address === undefined) return 1;
    for (const question of warmUp) await ask(address, question);
    const kept = await areKept();
    say(kept ? "Kept." : `They could not be kept in ${builtFolder}; starts take longer.`);
    return kept ? 0 : 1;
  } finally {
    // Compiled code is written when the process ends.
    child.kill("SIGTERM");
    await closed;
    rmSync(folder, { recursive: true, force: true });
  }
}
