/** The tables of the index on LanceDB. Their names carry the version of the layout: another layout is another table. */
import { Bool, Field, Int32, List, Schema, Utf8 } from "apache-arrow";
import { type Connection, Index, type Table } from "@lancedb/lancedb";
import { withCommitRetry } from "./commit-retry.ts";
import { openOrMakeTable } from "./open-table.ts";

/** Raise it when a column, a term or a tokenizer changes; the index is then empty until it is rebuilt. */
export const layoutVersion = 5;

export const tableNames = {
  passages: `passages_v${layoutVersion}`,
  words: `words_v${layoutVersion}`,
  totals: `totals_v${layoutVersion}`,
} as const;

/** Kept as it is: packed, the texts take half the room, but twice the time to write and to bring together. */
const asItIs = new Map([["lance-encoding:compression", "none"]]);
const text = (name: string): Field => new Field(name, new Utf8(), false, asItIs);
const optionalText = (name: string): Field => new Field(name, new Utf8(), true);
const texts = (name: string): Field => new Field(name, new List(new Field("item", new Utf8(), true, asItIs)), false);

/** What is filtered by has a column of its own; all that is only shown is one text, since every column read costs a search time. */
export const passagesSchema = new Schema([
  text("id"),
  text("version"),
  text("documentId"),
  text("shown"),
  new Field("year", new Int32(), true),
  optionalText("language"),
  optionalText("design"),
  text("format"),
  new Field("retracted", new Bool(), false),
  texts("identifiers"),
  text("terms"),
]);

export const wordsSchema = new Schema([text("word"), new Field("passages", new Int32(), false)]);

export const totalsSchema = new Schema(
  ["passages", "terms", "headings", "headingTerms"].map((name) => new Field(name, new Int32(), false)),
);

/** Words as they stand, apart by spaces. */
const asTheyStand = {
  baseTokenizer: "whitespace",
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
} as const;

/** The columns hold terms that are stemmed already. */
const termsIndex = (): Index => Index.fts({ ...asTheyStand, maxTokenLength: 60, withPosition: true });

/** An index of labels would hold a set of rows for each identifier in memory. */
const identifiersIndex = (): Index => Index.fts({ ...asTheyStand, maxTokenLength: 400, withPosition: false });

/** What is filtered by, and how its index is kept. */
const filters: readonly (readonly [string, () => Index])[] = [
  ...["id", "version", "documentId", "year"].map((column) => [column, () => Index.btree()] as const),
  ...["retracted", "language", "format", "design"].map((column) => [column, () => Index.bitmap()] as const),
  ["identifiers", identifiersIndex],
];

/** Builds every index of the passages anew, each as one piece: the index of words, by far the largest, beside the others. */
export async function buildIndexes({ passages, writers }: Tables): Promise<void> {
  const build = (column: string, config: Index): Promise<void> =>
    withCommitRetry(() => passages.createIndex(column, { config }));
  const buildOthers = async (): Promise<void> => {
    for (const [column, index] of filters) await build(column, index());
  };
  // Where the storage does not refuse to overwrite, two commits at once would lose one of them.
  if (writers === "many") await Promise.all([build("terms", termsIndex()), buildOthers()]);
  else {
    await build("terms", termsIndex());
    await buildOthers();
  }
}

export interface Tables {
  readonly passages: Table;
  readonly words: Table;
  readonly totals: Table;
  /** Whether the storage was found to refuse an overwrite, so that there may be many writers at once. */
  readonly writers: "one" | "many";
}

/** Opens the tables, made empty where they are not there yet. */
export async function openTables(connection: Connection, writers: Tables["writers"]): Promise<Tables> {
  return {
    passages: await openOrMakeTable(connection, tableNames.passages, passagesSchema),
    words: await openOrMakeTable(connection, tableNames.words, wordsSchema),
    totals: await openOrMakeTable(connection, tableNames.totals, totalsSchema),
    writers,
  };
}
