/**
 * How search holds up as the index grows: time, memory and size on disk, beside SQLite FTS5 over the same passages.
 *
 *   node bench/scale.ts <data folder> [--passages 300000] [--peer]
 *
 * Passages are those of the collections in the data folder, repeated in varied form until there are enough. Ours is asked as the
 * product asks it, with the packs' glossaries. `--peer` fills and asks SQLite FTS5 too: the same questions, the twenty best passages
 * with their text from both, and of the documented ways to ask it the fastest (bench/scale/fts5.ts). Every question goes to each in
 * turn, so that noise of the machine hits all alike. Wall-clock times on a shared machine are noisy even so: the processor time a
 * question, over all threads, is printed beside them.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createLiteratureSearch } from "../src/app/literature/search.ts";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import { searchWordsOf } from "../src/compose/literature.ts";
import type { IndexedPassage } from "../src/evidence/indexed-passage.ts";
import { openLanceIndex } from "../src/index/lance-index.ts";
import { openFts5 } from "./scale/fts5.ts";
import { newSpent, ratioLine, spentLine, timed } from "./scale/spent.ts";
import { variedPassages } from "./scale/varied-passages.ts";

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
/** Passages that an answer reads. */
const limit = 20;
const warming = 20;

const { queries, passageAt } = variedPassages(dataFolder);
const knowledge = loadKnowledge(join(resolve(import.meta.dirname, ".."), "packs"));
if (!knowledge.ok) throw new Error("the packs do not pass their check");

function* batches(): Generator<readonly IndexedPassage[]> {
  for (let at = 0; at < wantedCount; at += batch)
    yield Array.from({ length: Math.min(batch, wantedCount - at) }, (_, i) => passageAt(at + i));
}

const folder = mkdtempSync(join(tmpdir(), "ranvier-scale-"));
const sizeOf = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath, entry.name)).size, 0);
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

try {
  const opened = await openLanceIndex(join(folder, "evidence"));
  if (!opened.ok) throw new Error(opened.error.message);
  const filling = opened.value;
  let began = performance.now();
  for (const some of batches()) await filling.append(some);
  const appended = seconds(began);
  began = performance.now();
  await filling.finish();
  say(
    `${wantedCount} passages: appended in ${appended} s, indexed in ${seconds(began)} s, ` +
      `${megabytes(sizeOf(folder))} MB on disk, ${megabytes(process.memoryUsage().rss)} MB resident`,
  );
  await filling.close();
  // A server searches what another process took in.
  const reopened = await openLanceIndex(join(folder, "evidence"));
  if (!reopened.ok) throw new Error(reopened.error.message);
  const index = reopened.value;
  const search = createLiteratureSearch({ index, ...searchWordsOf(knowledge.value) });
  const peer = values.peer === true ? openFts5(batches(), join(folder, "fts5.db")) : undefined;
  for (const query of queries.slice(0, warming)) {
    await search.find(query, {}, limit);
    peer?.search(query, limit);
  }
  const [ours, theirs, helped] = [newSpent(), newSpent(), newSpent()];
  for (const query of queries) {
    await timed(ours, () => search.find(query, {}, limit));
    if (peer === undefined) continue;
    await timed(theirs, () => peer.search(query, limit));
    await timed(helped, () => peer.searchWithoutCommonWords(query, limit));
  }
  say(`${spentLine("Ranvier", ours)}, ${megabytes(process.memoryUsage().rss)} MB resident`);
  if (peer !== undefined) {
    say(spentLine("SQLite FTS5", theirs));
    say(`  takes ${ratioLine(ours, theirs)}`);
    say(spentLine("SQLite FTS5, words too common to find by left out of the question", helped));
    say(`  takes ${ratioLine(ours, helped)}`);
    peer.close();
  }
  say(`load of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
  await index.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
