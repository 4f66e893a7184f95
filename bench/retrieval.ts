/**
 * How well and how fast passages are found, ours against named peers in the same run.
 *
 *   node bench/retrieval.ts <data folder> [--only SciFact,BioASQ,sentences] [--json]
 *
 * The data folder holds scifact/, bioasq/, med1033/, pubmedqa/ and medquad-liveqa/ in the forms that
 * bench/retrieval/collections.ts reads; what is absent is said and passed over. Timings on shared machines are noisy: each
 * query is given to every system in turn, so that noise hits all alike; quote the ratio.
 */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadKnowledge } from "../src/compose/knowledge.ts";
import { searchWordsOf } from "../src/compose/literature.ts";
import { collectionsIn, type TestCollection } from "./retrieval/collections.ts";
import { type Figures, figuresOf, ndcgByQuery, pairedBootstrap, type Run } from "./retrieval/measures.ts";
import { ours, type PackWords } from "./retrieval/ours.ts";
import { supportLines } from "./retrieval/support.ts";
import { miniSearch, plainBm25, sqliteFts5, type System } from "./retrieval/peers.ts";

interface Row extends Figures {
  readonly collection: string;
  readonly system: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

interface Measured {
  readonly run: Run;
  readonly times: readonly number[];
}

/** Runs every query through every system, one query after the other. */
async function measure(systems: readonly System[], collection: TestCollection): Promise<readonly Measured[]> {
  const runs = systems.map(() => ({ run: new Map<string, readonly string[]>(), times: [] as number[] }));
  for (const { id, text } of collection.queries)
    for (const [at, system] of systems.entries()) {
      const began = performance.now();
      const ranked = await system.search(text);
      runs[at]?.times.push(performance.now() - began);
      runs[at]?.run.set(id, ranked);
    }
  return runs.map(({ run, times }) => ({ run, times: times.sort((a, b) => a - b) }));
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Our gain over plain BM25 in nDCG@10 with its interval, over all queries and over each half of them by id. */
function gainLines(ours_: Run, bm25: Run, { judgements, graded }: TestCollection): readonly string[] {
  const [a, b] = [ndcgByQuery(ours_, judgements), ndcgByQuery(bm25, judgements)];
  const differences = [...a].map(([query, value]) => ({ query, difference: value - (b.get(query) ?? 0) }));
  const halves = [...differences].sort((x, y) => Number(x.query) - Number(y.query));
  const line = (name: string, list: readonly { readonly difference: number }[]): string => {
    const { mean, low, high } = pairedBootstrap(list.map(({ difference }) => difference));
    return `  over BM25, ${name}: ${mean >= 0 ? "+" : ""}${mean.toFixed(4)} nDCG@10 [${low.toFixed(4)}, ${high.toFixed(4)}], ${list.length} queries`;
  };
  if (!graded) return [line("all", differences)];
  return [
    line("all", differences),
    line(
      "odd half",
      halves.filter((_, at) => at % 2 === 0),
    ),
    line(
      "even half",
      halves.filter((_, at) => at % 2 === 1),
    ),
  ];
}

async function benchOne(collection: TestCollection, words: PackWords): Promise<readonly Row[]> {
  const { passages } = collection;
  const systems = [miniSearch(passages), sqliteFts5([passages]), plainBm25(passages), await ours(passages, words)];
  const measured = await measure(systems, collection);
  for (const system of systems) await system.close();
  const rows = systems.map(({ name }, at) => {
    const { run, times } = measured[at] ?? { run: new Map(), times: [] };
    const { ndcg10, map10, recall100, first } = figuresOf(run, collection);
    return {
      collection: collection.name,
      system: name,
      ndcg10: round(ndcg10, 4),
      map10: round(map10, 4),
      recall100: round(recall100, 4),
      ...(first === undefined ? {} : { first: round(first, 3) }),
      p50Ms: round(quantile(times, 0.5), 2),
      p95Ms: round(quantile(times, 0.95), 2),
    };
  });
  process.stderr.write(`\n${collection.name}: ${passages.length} passages, ${collection.queries.length} queries\n`);
  for (const row of rows)
    process.stderr.write(
      `  ${row.system.padEnd(32)} nDCG@10 ${row.ndcg10.toFixed(4)}  MAP@10 ${row.map10.toFixed(4)}  R@100 ${row.recall100.toFixed(4)}` +
        `${row.first === undefined ? "" : `  avg@1 ${row.first.toFixed(3)}`}  p50 ${row.p50Ms.toFixed(2)} ms  p95 ${row.p95Ms.toFixed(2)} ms\n`,
    );
  const [, , bm25, our] = measured;
  if (bm25 !== undefined && our !== undefined)
    for (const line of gainLines(our.run, bm25.run, collection)) process.stderr.write(`${line}\n`);
  return rows;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string" }, json: { type: "boolean" } },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write(
    folder === undefined
      ? "Name the data folder: node bench/retrieval.ts <data folder>\n"
      : `There is no folder ${folder}; nothing was measured.\n`,
  );
  process.exit(2);
}
const knowledge = loadKnowledge(join(resolve(import.meta.dirname, ".."), "packs"));
if (!knowledge.ok) throw new Error("the packs do not pass their check");
const wanted = values.only?.split(",");
const { absent, read } = collectionsIn(folder);
for (const name of absent) process.stderr.write(`${name}/ is not in ${folder}: passed over.\n`);
const rows: Row[] = [];
for (const collection of read())
  if (wanted === undefined || wanted.some((name) => collection.name.startsWith(name)))
    rows.push(...(await benchOne(collection, searchWordsOf(knowledge.value))));

/** Means over the four collections that are not graded. */
const plainNames = ["SciFact", "BioASQ", "MED1033", "PubMedQA"];
for (const system of new Set(rows.map((row) => row.system))) {
  const four = rows.filter((row) => row.system === system && plainNames.includes(row.collection));
  if (four.length === plainNames.length)
    process.stderr.write(
      `mean nDCG@10 of four, ${system}: ${(four.reduce((sum, row) => sum + row.ndcg10, 0) / 4).toFixed(4)}\n`,
    );
}
if (wanted === undefined || wanted.includes("sentences"))
  for (const line of supportLines(folder)) process.stderr.write(`${line}\n`);
if (values.json === true) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
