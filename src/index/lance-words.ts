/** The words of the index and its totals, kept in two small tables beside the passages. */
import { makeArrowTable } from "@lancedb/lancedb";
import type { TermReader } from "../evidence/ranking/terms.ts";
import { PassageAnalyser } from "./analyse-passage.ts";
import { withCommitRetry } from "./commit-retry.ts";
import { collectionOf, type KnownCollection } from "./collection-of.ts";
import { shownColumn, toPassages } from "./lance-rows.ts";
import { type Tables, totalsSchema, wordsSchema } from "./lance-tables.ts";
import { addTotals, type CollectionTotals, mostWords, noTotals, trimWords } from "./word-counts.ts";

async function readWords(tables: Tables): Promise<Map<string, number>> {
  const rows = await tables.words.query().select(["word", "passages"]).toArrow();
  const [words, passages] = [rows.getChild("word"), rows.getChild("passages")];
  const counts = new Map<string, number>();
  for (let at = 0; at < rows.numRows; at++) counts.set(String(words?.get(at)), Number(passages?.get(at)));
  return counts;
}

async function readTotals(tables: Tables): Promise<CollectionTotals> {
  const [row] = (await tables.totals.query().toArray()) as readonly CollectionTotals[];
  return row === undefined
    ? noTotals
    : { passages: row.passages, terms: row.terms, headings: row.headings, headingTerms: row.headingTerms };
}

async function write(tables: Tables, words: ReadonlyMap<string, number>, totals: CollectionTotals): Promise<void> {
  const rows = Array.from(words, ([word, passages]) => ({ word, passages }));
  await withCommitRetry(() => tables.words.add(makeArrowTable(rows, { schema: wordsSchema }), { mode: "overwrite" }));
  await withCommitRetry(() =>
    tables.totals.add(makeArrowTable([{ ...totals }], { schema: totalsSchema }), { mode: "overwrite" }),
  );
}

/** Below this share of the passages, counts were lost with a process that ended before it kept them. */
const leastCounted = 0.9;

async function recount(tables: Tables, reader: TermReader): Promise<void> {
  const analyser = new PassageAnalyser(reader);
  for await (const part of tables.passages.query().select([shownColumn]))
    for (const passage of toPassages(part)) analyser.analyse(passage);
  await write(tables, analyser.passagesWith(), analyser.totals);
}

/**
 * Adds new counts to those kept, or counts everything again where too much was lost. What is taken out later is not taken off:
 * a rebuild counts anew.
 */
export async function keepWords(tables: Tables, counted: PassageAnalyser, reader: TermReader): Promise<void> {
  const totals = addTotals(await readTotals(tables), counted.totals);
  if (totals.passages < leastCounted * (await tables.passages.countRows())) await recount(tables, reader);
  else if (counted.totals.passages > 0) {
    const words = await readWords(tables);
    for (const [word, passages] of counted.passagesWith()) words.set(word, (words.get(word) ?? 0) + passages);
    if (words.size > mostWords) trimWords(words);
    await write(tables, words, totals);
  }
  counted.clear();
}

/** Reads what is known of the collection, and again whenever another process has added to it. */
export function createKnowledge(tables: Tables, reader: TermReader): () => Promise<KnownCollection> {
  let known: { readonly version: number; readonly collection: Promise<KnownCollection> } | undefined;
  const read = async (): Promise<KnownCollection> =>
    collectionOf(await readTotals(tables), await readWords(tables), reader);
  return async () => {
    const version = await tables.totals.version();
    if (known?.version !== version) known = { version, collection: read() };
    return known.collection;
  };
}
