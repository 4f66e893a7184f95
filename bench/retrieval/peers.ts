/** What we compare with: MiniSearch as it comes, SQLite FTS5, and plain BM25 over stems in one text field. */
import { DatabaseSync } from "node:sqlite";
import MiniSearch from "minisearch";
import { stemmer } from "stemmer";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";

/** A search system filled with one collection. */
export interface System {
  readonly name: string;
  /** Document ids, best first, at most 100. */
  readonly search: (text: string) => Promise<readonly string[]> | readonly string[];
  readonly close: () => Promise<void> | void;
}

/** All that ours sees of a passage, as one text. */
export const wholeText = ({ title, keywords, question, section, text }: IndexedPassage): string =>
  [title, ...(keywords ?? []), question ?? "", ...section, text].filter((part) => part !== "").join("\n");

const depth = 100;

export function miniSearch(passages: readonly IndexedPassage[]): System {
  const index = new MiniSearch({ fields: ["text"], idField: "id" });
  index.addAll(passages.map((passage) => ({ id: passage.documentId, text: wholeText(passage) })));
  return {
    name: "MiniSearch as it comes",
    search: (text) =>
      index
        .search(text)
        .slice(0, depth)
        .map((hit) => String(hit.id)),
    close: () => undefined,
  };
}

/** Words of the question joined by OR, as FTS5 wants them; its own tokenizer and bm25(). */
export function sqliteFts5(batches: Iterable<readonly IndexedPassage[]>, file = ":memory:"): System {
  const db = new DatabaseSync(file);
  db.exec("create virtual table passages using fts5(id unindexed, text)");
  const insert = db.prepare("insert into passages (id, text) values (?, ?)");
  db.exec("begin");
  for (const passages of batches) for (const passage of passages) insert.run(passage.documentId, wholeText(passage));
  db.exec("commit");
  const select = db.prepare("select id from passages where passages match ? order by bm25(passages) limit 100");
  return {
    name: "SQLite FTS5",
    search: (text) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      if (words.length === 0) return [];
      const rows = select.all([...new Set(words)].map((word) => `"${word}"`).join(" OR "));
      return rows.map((row) => String(row["id"]));
    },
    close: () => db.close(),
  };
}

/** The stop words of Lucene's English analyser. */
const stopWords = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(
    " ",
  ),
);

/** BM25 with k1 = 1.2 and b = .75 over Porter stems, in one text field. */
export function plainBm25(passages: readonly IndexedPassage[]): System {
  const [k1, b] = [1.2, 0.75];
  const stems = new Map<string, string>();
  const stem = (word: string): string => {
    const known = stems.get(word) ?? stemmer(word);
    stems.set(word, known);
    return known;
  };
  const termsOf = (text: string): readonly string[] =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !stopWords.has(word)).map(stem);
  const postings = new Map<string, { readonly at: number[]; readonly counts: number[] }>();
  const lengths = passages.map((passage, at) => {
    const terms = termsOf(wholeText(passage));
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const list = postings.get(term) ?? { at: [], counts: [] };
      list.at.push(at);
      list.counts.push(count);
      postings.set(term, list);
    }
    return terms.length;
  });
  const average = lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, lengths.length);
  return {
    name: "BM25 1.2/.75, stems, one field",
    search: (text) => {
      const scores = new Map<number, number>();
      for (const term of termsOf(text)) {
        const list = postings.get(term);
        if (list === undefined) continue;
        const rarity = Math.log(1 + (passages.length - list.at.length + 0.5) / (list.at.length + 0.5));
        list.at.forEach((at, i) => {
          const count = list.counts[i] ?? 0;
          const part = (count * (k1 + 1)) / (count + k1 * (1 - b + (b * (lengths[at] ?? 0)) / average));
          scores.set(at, (scores.get(at) ?? 0) + rarity * part);
        });
      }
      return [...scores]
        .sort((x, y) => y[1] - x[1])
        .slice(0, depth)
        .map(([at]) => passages[at]?.documentId ?? "");
    },
    close: () => undefined,
  };
}
