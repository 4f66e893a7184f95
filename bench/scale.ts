/**
 * How search holds up as the index grows: time, memory and size on disk, beside SQLite FTS5 over the same passages.
 *
 *   node bench/scale.ts <data folder> [--passages 300000] [--peer]
 *
 * Passages are those of the collections in the data folder, repeated in varied form until there are enough: sentences in
 * another order, and one word in twelve taken from another passage. `--peer` fills and asks SQLite FTS5 too; every query goes
 * to both in turn, so that noise of the machine hits both alike. Wall-clock times on a shared machine are noisy even so: the
 * processor time a query, over all threads, is printed beside them.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createLiteratureSearch } from "../src/app/literature/search.ts";
import type { IndexedPassage } from "../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { collectionsIn } from "./retrieval/collections.ts";
import { sqliteFts5 } from "./retrieval/peers.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { passages: { type: "string", default: "300000" }, peer: { type: "boolean" } },
});
const [dataFolder] = positionals;
if (dataFolder === undefined || !existsSync(dataFolder)) {
  process.stderr.write("Name the data folder: node bench/scale.ts <data folder> [--passages N] [--peer]\n");
  process.exit(2);
}
const wantedCount = Number(values.passages);
const batch = 5000;
/** Longer answers are cut to what a passage of the product has. */
const longestText = 1200;

const originals: IndexedPassage[] = [];
const queries: string[] = [];
for (const collection of collectionsIn(dataFolder).read()) {
  if (/message|judged/.test(collection.name)) continue;
  originals.push(...collection.passages.filter((p) => p.text.length > 80));
  queries.push(...collection.queries.slice(0, 60).map((q) => q.text));
}

/** The `number`-th passage: an original, or a varied copy of one. */
function passageAt(number: number): IndexedPassage {
  const original = originals[number % originals.length];
  if (original === undefined) throw new Error("the data folder has no passages");
  const round = Math.floor(number / originals.length);
  const text = original.text.slice(0, longestText);
  const varied = round === 0 ? text : vary(text, number, round);
  const version = number.toString(16).padStart(64, "0");
  return { ...original, version, id: `${version}#0-${varied.length}`, documentId: String(number), text: varied };
}

function vary(text: string, number: number, round: number): string {
  const donor = (originals[(number * 7919 + round) % originals.length]?.text ?? "").split(" ");
  const sentences = text.split(/(?<=\.) /);
  const turned = [...sentences.slice(round % sentences.length), ...sentences.slice(0, round % sentences.length)];
  return turned
    .join(" ")
    .split(" ")
    .map((word, at) => ((at + number) % 12 === 0 ? (donor[at % donor.length] ?? word) : word))
    .join(" ");
}

const folder = mkdtempSync(join(tmpdir(), "ranvier-scale-"));
const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** What queries took. */
interface Spent {
  readonly times: number[];
  processorMs: number;
}

const newSpent = (): Spent => ({ times: [], processorMs: 0 });

async function timed(spent: Spent, work: () => unknown): Promise<void> {
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  spent.times.push(performance.now() - began);
  spent.processorMs += (user + system) / 1000;
}

function* batches(): Generator<readonly IndexedPassage[]> {
  for (let at = 0; at < wantedCount; at += batch)
    yield Array.from({ length: Math.min(batch, wantedCount - at) }, (_, i) => passageAt(at + i));
}

try {
  const opened = await openLanceIndex(join(folder, "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  const index = opened.value;
  let began = performance.now();
  for (const some of batches()) await index.append(some);
  const appendSeconds = (performance.now() - began) / 1000;
  began = performance.now();
  await index.finish();
  say(
    `${wantedCount} passages: appended in ${appendSeconds.toFixed(1)} s (${Math.round(wantedCount / appendSeconds)} a second), ` +
      `indexed in ${((performance.now() - began) / 1000).toFixed(1)} s, ${megabytes(sizeOf(folder))} MB on disk, ` +
      `${megabytes(process.memoryUsage().rss)} MB resident`,
  );
  const search = createLiteratureSearch({ index, lexicons: [], isOrdinary: () => false });
  const peer = values.peer === true ? sqliteFts5(batches(), join(folder, "fts5.db")) : undefined;
  for (const query of queries.slice(0, 20)) await search.find(query, {}, 20);
  const [ours, theirs]: [Spent, Spent] = [newSpent(), newSpent()];
  for (const query of queries) {
    await timed(ours, () => search.find(query, {}, 20));
    if (peer !== undefined) await timed(theirs, () => peer.search(query));
  }
  const line = (name: string, { times, processorMs }: Spent): string => {
    const sorted = [...times].sort((a, b) => a - b);
    return `${name}: p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms, ${(processorMs / sorted.length).toFixed(1)} ms of processor time each over ${sorted.length} queries`;
  };
  say(`${line("Ranvier", ours)}, ${megabytes(process.memoryUsage().rss)} MB resident`);
  if (peer !== undefined) {
    const median = (times: readonly number[]): number =>
      quantile(
        [...times].sort((a, b) => a - b),
        0.5,
      );
    const sum = (times: readonly number[]): number => times.reduce((a, b) => a + b, 0);
    say(line("SQLite FTS5", theirs));
    say(
      `SQLite FTS5 takes ${(median(theirs.times) / median(ours.times)).toFixed(1)} times as long at the median, ${(sum(theirs.times) / sum(ours.times)).toFixed(1)} times in all, ${(theirs.processorMs / ours.processorMs).toFixed(1)} times the processor time`,
    );
    await peer.close();
  }
  await index.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
