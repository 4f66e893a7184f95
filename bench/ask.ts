/**
 * How fast the running server answers, against a named peer in the same run.
 *
 *   node bench/ask.ts [--n 1000] [--json]
 *
 * Starts the server in its own process with a temporary data folder, sends n different questions over loopback (one at a time,
 * then 16 at a time), and times retrieval alone beside a MiniSearch index over the same claims. Timings on shared machines are
 * noisy: quote the ratio.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import MiniSearch from "minisearch";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import { findClaims } from "../src/core/answer/find.ts";
import type { Library } from "../src/core/answer/library.ts";
import { readQuestion } from "../src/core/question/read-question.ts";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { n: { type: "string", default: "1000" }, json: { type: "boolean" } } });
const count = Number(values.n);

/** `count` different questions: every phrasing of every claim, with openings that make them differ. */
function questionsFrom(library: Library): readonly string[] {
  const openings = ["", "Please tell me: ", "In a 70-year-old: ", "Quick question. ", "For clinic tomorrow: "];
  const phrasings = library.pack.claims.flatMap((c) => c.answers);
  const all = openings.flatMap((o) => phrasings.map((p) => o + p));
  const step = Math.max(1, Math.floor(all.length / count));
  return [...new Set(all.filter((_, at) => at % step === 0))].slice(0, count);
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
const ms = (n: number): number => Number(n.toFixed(2));

/** What `npm start` gives to Node, so that the measured server is the one people run. */
function startArguments(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  const [program, ...rest] = scripts.start.split(" ");
  if (program !== "node") throw new Error("package.json: `start` no longer runs node directly; mend bench/ask.ts");
  return rest;
}

async function startServer(): Promise<{
  readonly url: string;
  readonly stop: () => Promise<void>;
  readonly pid: number;
  readonly startMs: number;
}> {
  const folder = mkdtempSync(join(tmpdir(), "ranvier-bench-"));
  const began = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: root,
    env: { ...process.env, RANVIER_PORT: "0", RANVIER_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((done, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:(\d+)/.exec(said);
      if (found !== null) done(`http://127.0.0.1:${found[1]}`);
    });
    child.once("exit", () => failed(new Error("the server did not start")));
  });
  await ask(url, "What is anti-MAG neuropathy?");
  const startMs = performance.now() - began;
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await new Promise((done) => child.once("exit", done));
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop, pid: child.pid ?? 0, startMs };
}

async function ask(url: string, question: string): Promise<void> {
  const response = await fetch(`${url}/api/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  await response.arrayBuffer();
}

async function load(
  url: string,
  questions: readonly string[],
  clients: number,
): Promise<{ readonly times: readonly number[]; readonly perSecond: number }> {
  const times: number[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let at = next++; at < questions.length; at = next++) {
        const start = performance.now();
        await ask(url, questions[at] ?? "");
        times.push(performance.now() - start);
      }
    }),
  );
  return { times: times.sort((a, b) => a - b), perSecond: (1000 * questions.length) / (performance.now() - began) };
}

/** Retrieval alone, ours and MiniSearch's over the same claims; each in turn per question, so that noise hits both alike. */
function againstMiniSearch(
  library: Library,
  questions: readonly string[],
): { readonly oursMs: number; readonly peerMs: number } {
  const peer = new MiniSearch({ fields: ["answers", "text"], searchOptions: { boost: { answers: 2 }, prefix: false } });
  peer.addAll(
    library.pack.claims.map((c) => ({
      id: c.id,
      answers: c.answers.join(" . "),
      text: `${c.say.clinician} ${c.say.patient}`,
    })),
  );
  const read = questions.map((q) => readQuestion(q, library));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (const [at, question] of questions.entries()) {
    const reading = read[at];
    if (reading === undefined) continue;
    const start = performance.now();
    findClaims(reading, library);
    const middle = performance.now();
    peer.search(question);
    ours.push(middle - start);
    theirs.push(performance.now() - middle);
  }
  const median = (xs: number[]): number =>
    quantile(
      xs.sort((a, b) => a - b),
      0.5,
    );
  return { oursMs: median(ours), peerMs: median(theirs) };
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

const knowledge = loadKnowledge(join(root, "packs"));
if (!knowledge.ok) throw new Error("the packs do not pass their check");
const library = knowledge.value.libraries.find((l) => l.pack.header.id === "anti-mag");
if (library === undefined) throw new Error("the anti-MAG pack is not loaded");
const questions = questionsFrom(library);
const server = await startServer();
try {
  await load(server.url, questions.slice(0, 100), 1);
  const one = await load(server.url, questions, 1);
  const sixteen = await load(server.url, questions, 16);
  const peer = againstMiniSearch(library, questions);
  const figures = {
    questions: questions.length,
    startToFirstAnswerMs: ms(server.startMs),
    oneClient: {
      p50Ms: ms(quantile(one.times, 0.5)),
      p95Ms: ms(quantile(one.times, 0.95)),
      p99Ms: ms(quantile(one.times, 0.99)),
      perSecond: Math.round(one.perSecond),
    },
    sixteenClients: {
      p50Ms: ms(quantile(sixteen.times, 0.5)),
      p95Ms: ms(quantile(sixteen.times, 0.95)),
      p99Ms: ms(quantile(sixteen.times, 0.99)),
      perSecond: Math.round(sixteen.perSecond),
    },
    residentMb: Math.round(residentMb(server.pid)),
    retrieval: {
      oursMedianMs: Number(peer.oursMs.toFixed(3)),
      miniSearchMedianMs: Number(peer.peerMs.toFixed(3)),
      ratio: Number((peer.peerMs / peer.oursMs).toFixed(2)),
    },
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await server.stop();
}
