/**
 * How long whole answers take over very many documents: ingest, size, memory, and answers to messages and to short questions.
 *
 *   node bench/answers-at-scale.ts <data folder> [--passages 1000000] [--keep <folder>]
 *
 * Documents of three paragraphs are made from the passages of the data folder's collections in varied form
 * (bench/scale/varied-passages.ts), and taken in with `ranvier ingest` in a process of its own. LiveQA's questions are then asked in another (bench/documents.ts), with
 * the packs switched off: the persons' messages, then the summaries and paraphrases of them. With `--keep` the folder stays, and a
 * second run over it only asks. Wall-clock times on a shared machine are noisy: processor times are printed beside them.
 */
import { spawn } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { variedPassages } from "./scale/varied-passages.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { passages: { type: "string", default: "1000000" }, keep: { type: "string" } },
});
const [dataFolder] = positionals;
const questions = join(dataFolder ?? "", "medquad-liveqa", "queries.jsonl");
if (dataFolder === undefined || !existsSync(questions)) {
  process.stderr.write(
    "Name the data folder, with medquad-liveqa/ in it: node bench/answers-at-scale.ts <data folder>\n",
  );
  process.exit(2);
}
const root = resolve(import.meta.dirname, "..");
const paragraphsEach = 3;
/** Ingest joins short paragraphs, so that a document of three has fewer passages on average. */
const passagesEach = 2.04;
const documents = Math.ceil(Number(values.passages) / passagesEach);
const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), "ranvier-answers-")) : resolve(values.keep);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** A document as a line: three varied forms of one passage are its paragraphs, so that it is about one subject. */
function* lines(): Generator<string> {
  const { passageAt, count } = variedPassages(dataFolder ?? "");
  for (let number = 0; number < documents; number++) {
    const [round, at] = [Math.floor(number / count), number % count];
    const paragraphs = Array.from({ length: paragraphsEach }, (_, i) =>
      passageAt((round * paragraphsEach + i) * count + at),
    );
    const { title, question, keywords } = passageAt(number);
    const text = paragraphs.map((p) => p.text.replace(/\s+/g, " ")).join("\n\n");
    yield `${JSON.stringify({ id: String(number), title, question, keywords, text })}\n`;
  }
}

const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);

const peakMbOf = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Runs a script of ours over the folder's data; gives the peak of its memory in megabytes. */
async function run(script: string, args: readonly string[], stdout: "ignore" | "inherit"): Promise<number> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, RANVIER_DATA: join(folder, "data") },
    stdio: ["ignore", stdout, "inherit"],
  });
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, peakMbOf(child.pid ?? 0))), 200);
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return Math.round(peak);
}

try {
  if (!existsSync(join(folder, "data"))) {
    mkdirSync(join(folder, "in"), { recursive: true });
    await pipeline(Readable.from(lines()), createWriteStream(join(folder, "in", "documents.jsonl")));
    const began = performance.now();
    const peak = await run("src/cli/main.ts", ["ingest", join(folder, "in")], "ignore");
    const seconds = (performance.now() - began) / 1000;
    say(`${documents} documents taken in and indexed in ${seconds.toFixed(0)} s, ${peak} MB at the peak`);
  }
  const evidence = join(folder, "data", "evidence");
  const opened = await openLanceIndex(evidence);
  if (!opened.ok) throw new Error(opened.error.message);
  say(`${await opened.value.count()} passages, evidence index ${megabytes(sizeOf(evidence))} MB on disk`);
  await opened.value.close();
  for (const [name, fields] of [
    ["messages", "text"],
    ["short questions", "summary,paraphrase"],
  ] as const) {
    say(`Whole answers to ${name}:`);
    const peak = await run("bench/documents.ts", [questions, "--field", fields], "inherit");
    say(`${peak} MB at the peak; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  }
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
