/**
 * How fast the running server answers, against a named peer in the same run.
 *
 *   node bench/ask.ts [--n 1000] [--json]
 *
 * Starts the server in its own process with a temporary data folder: with nothing kept (pages alone are built), as the first time
 * after a build, and once more. Then sends n different questions over loopback (one at a time, then 16 at a time), and times
 * retrieval alone beside a MiniSearch index over the same claims. Each answer must have the length it had before. Timings on shared machines are noisy: quote the ratio, and the
 * processor time, which is of the server alone (Linux).
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import MiniSearch from "minisearch";
import { builtFolder } from "../src/cli/compiled-code.ts";
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

interface Started {
  readonly port: number;
  readonly stop: () => Promise<void>;
  readonly pid: number;
  readonly startMs: number;
}

/** What the build does for starts. */
async function prepare(): Promise<void> {
  const child = spawn(process.execPath, [...startArguments(), "--prepare"], { cwd: root, stdio: "ignore" });
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Error("what the build keeps could not be kept; run npm run build");
}

/** Starts over a folder that is not there yet, asks once, and stops. */
async function figuresOfStart(folder: string): Promise<ReturnType<typeof startFigures>> {
  const server = await startServer(folder);
  const figures = startFigures(server);
  await server.stop();
  return figures;
}

async function startServer(folder: string): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, startArguments(), {
    cwd: root,
    env: { ...process.env, RANVIER_PORT: "0", RANVIER_DATA: folder },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const port = await new Promise<number>((done, failed) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/localhost:(\d+)/.exec(said);
      if (found !== null) done(Number(found[1]));
    });
    child.once("exit", () => failed(new Error("the server did not start")));
  });
  await ask(port, "What is anti-MAG neuropathy?");
  const startMs = performance.now() - began;
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await new Promise((done) => child.once("exit", done));
  };
  return { port, stop, pid: child.pid ?? 0, startMs };
}

/** Connections that stay open; the client shares the processors with the server, so it does as little as it can. */
const agent = new Agent({ keepAlive: true });

/** Asks, and gives the length of the answer in bytes. */
function ask(port: number, question: string): Promise<number> {
  const body = JSON.stringify({ question });
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((done, failed) => {
    const sent = request({ agent, host: "127.0.0.1", port, method: "POST", path: "/api/ask", headers }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => (length += chunk.length));
      response.once("end", () =>
        response.statusCode === 200 ? done(length) : failed(new Error(`HTTP ${response.statusCode}`)),
      );
    });
    sent.once("error", failed);
    sent.end(body);
  });
}

/** Lengths of answers by question. */
type Lengths = Map<string, number>;

async function load(
  { port, pid }: Started,
  questions: readonly string[],
  clients: number,
  lengths: Lengths,
): Promise<{ readonly times: readonly number[]; readonly perSecond: number; readonly serverCpuMs: number }> {
  const times: number[] = [];
  let next = 0;
  const [began, cpuBegan] = [performance.now(), cpuMs(pid)];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let at = next++; at < questions.length; at = next++) {
        const question = questions[at] ?? "";
        const start = performance.now();
        const length = await ask(port, question);
        times.push(performance.now() - start);
        if ((lengths.get(question) ?? length) !== length) throw new Error(`another answer than before: ${question}`);
        lengths.set(question, length);
      }
    }),
  );
  const perSecond = (1000 * questions.length) / (performance.now() - began);
  return {
    times: times.sort((a, b) => a - b),
    perSecond,
    serverCpuMs: (cpuMs(pid) - cpuBegan) / questions.length,
  };
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

/** Processor time of a process so far; Linux counts it in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

const figuresOf = ({ times, perSecond, serverCpuMs }: Awaited<ReturnType<typeof load>>) => ({
  p50Ms: ms(quantile(times, 0.5)),
  p95Ms: ms(quantile(times, 0.95)),
  p99Ms: ms(quantile(times, 0.99)),
  perSecond: Math.round(perSecond),
  serverCpuMsPerAnswer: ms(serverCpuMs),
});

const startFigures = ({ startMs, pid }: Started) => ({
  toFirstAnswerMs: ms(startMs),
  cpuMs: cpuMs(pid),
  residentMb: Math.round(residentMb(pid)),
});

const knowledge = loadKnowledge(join(root, "packs"));
if (!knowledge.ok) throw new Error("the packs do not pass their check");
const library = knowledge.value.libraries.find((l) => l.pack.header.id === "anti-mag");
if (library === undefined) throw new Error("the anti-MAG pack is not loaded");
const questions = questionsFrom(library);
const folder = mkdtempSync(join(tmpdir(), "ranvier-bench-"));
try {
  rmSync(builtFolder, { recursive: true, force: true });
  const fromNothing = await figuresOfStart(join(folder, "nothing"));
  await prepare();
  const afterBuild = await figuresOfStart(join(folder, "data"));
  const server = await startServer(join(folder, "data"));
  try {
    const laterStart = startFigures(server);
    const lengths: Lengths = new Map();
    await load(server, questions.slice(0, 100), 1, lengths);
    const one = await load(server, questions, 1, lengths);
    const sixteen = await load(server, questions, 16, lengths);
    const afterMb = Math.round(residentMb(server.pid));
    const peer = againstMiniSearch(library, questions);
    const figures = {
      questions: questions.length,
      firstStart: { fromNothing, afterBuild },
      laterStart,
      oneClient: figuresOf(one),
      sixteenClients: figuresOf(sixteen),
      residentMb: afterMb,
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
} finally {
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
