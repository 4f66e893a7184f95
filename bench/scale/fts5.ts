/**
 * SQLite FTS5 as its documentation has it: one table of its own with its own tokenizer and bm25(), merged into one b-tree after the
 * load (`optimize`), words of a question joined by OR. `order by bm25()` with a limit is asked, not `order by rank`: over 300,000
 * passages the latter takes nearly twice the processor time, since it sorts every match.
 */
import { DatabaseSync } from "node:sqlite";
import { isCommonWord } from "../../src/evidence/ranking/terms.ts";
import type { IndexedPassage } from "../../src/evidence/indexed-passage.ts";
import { wholeText } from "../retrieval/peers.ts";

export interface Fts5Passage {
  readonly id: string;
  readonly text: string;
}

export interface Fts5 {
  readonly search: (question: string, limit: number) => readonly Fts5Passage[];
  /** The same with help from outside: it has no list of common words of its own, and spends most of its time on them. */
  readonly searchWithoutCommonWords: (question: string, limit: number) => readonly Fts5Passage[];
  readonly close: () => void;
}

export function openFts5(batches: Iterable<readonly IndexedPassage[]>, file: string): Fts5 {
  const db = new DatabaseSync(file);
  db.exec("create virtual table passages using fts5(id unindexed, text)");
  const insert = db.prepare("insert into passages (id, text) values (?, ?)");
  db.exec("begin");
  for (const passages of batches) for (const passage of passages) insert.run(passage.id, wholeText(passage));
  db.exec("commit");
  db.exec("insert into passages (passages) values ('optimize')");
  const select = db.prepare("select id, text from passages where passages match ? order by bm25(passages) limit ?");
  const ask = (words: readonly string[], limit: number): readonly Fts5Passage[] =>
    words.length === 0
      ? []
      : select
          .all(words.map((word) => `"${word}"`).join(" OR "), limit)
          .map((row) => ({ id: String(row["id"]), text: String(row["text"]) }));
  const wordsOf = (question: string): readonly string[] => [
    ...new Set(question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []),
  ];
  return {
    search: (question, limit) => ask(wordsOf(question), limit),
    searchWithoutCommonWords: (question, limit) =>
      ask(
        wordsOf(question).filter((word) => !isCommonWord(word)),
        limit,
      ),
    close: () => db.close(),
  };
}
