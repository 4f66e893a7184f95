/**
 * Kills `ranvier ingest` at random moments and lets the next run go on: in the end the store holds exactly what an undisturbed
 * run holds, and the index as many passages.
 *
 * Each round starts with an empty data folder and has two acts: files are taken in, then some of them are changed, added and
 * removed and they are taken in again. Runs are killed with SIGKILL after a random time until `n` kills were made.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pubmedFile, pubmedRecord } from "../bench/pubmed-records.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { createAuditLog } from "../src/store/audit.ts";
import { openSqlite } from "../src/store/sqlite.ts";
import { createRandom, type Random } from "../test/mutations/random.ts";
import type { Soak } from "./main.ts";

const root = resolve(import.meta.dirname, "..");
const defaultKills = 50;
/** Records of a file; several pieces of the reading thread. */
const perFile = 700;
/** Runs that are not killed, so that rounds come to an end. */
const spared = 0.2;

const jsonl = (count: number, word: string): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({ id: n, title: `Question ${n}`, text: `Answer ${n} is ${word}. It has two sentences.` }),
  ).join("\n");

/** The files of the first act. */
function writeFirst(folder: string): void {
  mkdirSync(join(folder, "notes"), { recursive: true });
  for (let n = 0; n < 3; n++)
    writeFileSync(join(folder, `pubmed-${n}.xml`), [...pubmedFile(3, n * perFile, perFile)].join(""));
  writeFileSync(join(folder, "answers.jsonl"), jsonl(400, "short"));
  for (let n = 0; n < 40; n++) writeFileSync(join(folder, "notes", `${n}.md`), `# Note ${n}\n\nText of note ${n}.\n`);
}

/** What the second act makes of them: a file gone, one shorter, one with other wording, one more. */
function changeToSecond(folder: string): void {
  rmSync(join(folder, "pubmed-0.xml"));
  writeFileSync(join(folder, "pubmed-1.xml"), [...pubmedFile(3, perFile, perFile / 2)].join(""));
  const changed = Array.from({ length: 100 }, (_, n) =>
    pubmedRecord(3, 2 * perFile + n).replaceAll("patients", "people"),
  );
  writeFileSync(join(folder, "pubmed-3.xml"), `<PubmedArticleSet>${changed.join("")}</PubmedArticleSet>`);
  writeFileSync(join(folder, "answers.jsonl"), jsonl(300, "long"));
  for (let n = 0; n < 10; n++) writeFileSync(join(folder, "notes", `${n}.md`), `# Note ${n}\n\nOther text.\n`);
}

interface Ended {
  readonly killed: boolean;
  readonly code: number | null;
  /** What it said on standard error. */
  readonly said: string;
  readonly ms: number;
}

/** One run; killed after `killAfterMs` unless it ended before. */
async function run(files: string, data: string, killAfterMs?: number): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, "src/cli/main.ts"), "ingest", files], {
    cwd: root,
    env: { PATH: process.env["PATH"] ?? "", RANVIER_DATA: data },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(child.stderr);
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  clearTimeout(timer);
  return { killed: code === null, code, said: await said, ms: performance.now() - began };
}

/** Everything that must not depend on how often a run was killed. */
async function stateOf(data: string): Promise<string> {
  const db = await openSqlite(join(data, "ranvier.db"));
  const evidence = await openLanceIndex(join(data, "evidence"));
  if (!evidence.ok) throw new Error(evidence.error.message);
  try {
    const documents = await db
      .selectFrom("documents")
      .select(["identity", "version", "title", "retired_because"])
      .orderBy("identity")
      .execute();
    const versions = await db
      .selectFrom("document_versions")
      .select(["version", "superseded_by", "indexed"])
      .orderBy("version")
      .execute();
    const held = await db
      .selectFrom("document_files as h")
      .innerJoin("ingest_files as f", "f.id", "h.file_id")
      .innerJoin("documents as d", "d.id", "h.document_id")
      .select(["f.path", "d.identity", "h.version"])
      .orderBy("f.path")
      .orderBy("d.identity")
      .execute();
    const lock = await db.selectFrom("ingest_lock").selectAll().execute();
    const { ok } = await createAuditLog(db).verify();
    const passages = await evidence.value.count();
    return JSON.stringify({ passages, auditHolds: ok, lock, documents, versions, held });
  } finally {
    await evidence.value.close();
    await db.destroy();
  }
}

interface Acts {
  readonly folder: string;
  readonly files: string;
  readonly random: Random;
  /** What an undisturbed run holds after each act, and how long it took. */
  readonly expected: readonly { readonly state: string; readonly ms: number }[];
}

async function undisturbed(folder: string, files: string): Promise<Acts["expected"]> {
  const expected: { readonly state: string; readonly ms: number }[] = [];
  for (const prepare of [writeFirst, changeToSecond]) {
    prepare(files);
    const { code, ms } = await run(files, join(folder, "calm"));
    if (code !== 0) throw new Error(`an undisturbed run ended with ${code}`);
    expected.push({ state: await stateOf(join(folder, "calm")), ms });
  }
  return expected;
}

const difference = (state: string, expected: string): string => {
  let at = 0;
  while (at < state.length && state[at] === expected[at]) at++;
  return `…${state.slice(Math.max(0, at - 120), at + 160)}…\n  instead of\n…${expected.slice(Math.max(0, at - 120), at + 160)}…`;
};

/** One act, killed and begun again until it ends by itself. Gives the kills made, or throws with what differs. */
async function act(acts: Acts, number: number, data: string, kills: number): Promise<number> {
  const { state, ms } = acts.expected[number] ?? { state: "", ms: 0 };
  let made = 0;
  for (;;) {
    const isSpared = made >= kills || (made > 0 && acts.random.next() < spared);
    const ended = await run(acts.files, data, isSpared ? undefined : acts.random.next() * ms * 1.2);
    if (ended.killed) made++;
    else if (ended.code !== 0) throw new Error(`a run ended with ${ended.code}: ${ended.said}`);
    else break;
  }
  const now = await stateOf(data);
  if (now !== state) throw new Error(`after ${made} kills in act ${number + 1}: ${difference(now, state)}`);
  return made;
}

async function campaign(kills: number, seed: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-kill-"));
  const files = join(folder, "in");
  try {
    const acts: Acts = { folder, files, random: createRandom(seed), expected: await undisturbed(folder, files) };
    let [made, rounds] = [0, 0];
    while (made < kills) {
      const data = join(folder, `data-${rounds++}`);
      for (const [number, prepare] of [writeFirst, changeToSecond].entries()) {
        if (number === 0) rmSync(files, { recursive: true, force: true });
        prepare(files);
        made += await act(acts, number, data, kills - made);
      }
      rmSync(data, { recursive: true, force: true });
      console.log(`${made} kills in ${rounds} rounds: nothing lost, nothing twice`);
    }
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const soak: Soak = { run: ({ n, seed }) => campaign(n ?? defaultKills, seed) };
