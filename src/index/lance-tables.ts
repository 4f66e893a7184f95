/** The tables of the index on LanceDB. Their names carry the version of the layout: another layout is another table. */
import { Bool, Field, Int32, List, Schema, Utf8 } from "apache-arrow";
import { type Connection, Index, type Table } from "@lancedb/lancedb";

/** Raise it when a column, a term or a tokenizer changes; the index is then empty until it is rebuilt. */
export const layoutVersion = 4;

export const tableNames = {
  passages: `passages_v${layoutVersion}`,
  words: `words_v${layoutVersion}`,
  totals: `totals_v${layoutVersion}`,
} as const;

const text = (name: string): Field => new Field(name, new Utf8(), false);
/** Digests hardly get smaller, and trying costs as much as for prose. */
const digest = (name: string): Field =>
  new Field(name, new Utf8(), false, new Map([["lance-encoding:compression", "none"]]));
const optionalText = (name: string): Field => new Field(name, new Utf8(), true);
const texts = (name: string): Field => new Field(name, new List(new Field("item", new Utf8(), true)), false);

/** What is filtered by has a column of its own; all that is only shown is one text, since every column read costs a search time. */
export const passagesSchema = new Schema([
  digest("id"),
  digest("version"),
  digest("documentId"),
  text("shown"),
  new Field("year", new Int32(), true),
  optionalText("language"),
  optionalText("design"),
  text("format"),
  new Field("retracted", new Bool(), false),
  texts("identifiers"),
  text("heading"),
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
const termsIndex = (withPosition: boolean): Index => Index.fts({ ...asTheyStand, maxTokenLength: 60, withPosition });

/** An index of labels would hold a set of rows for each identifier in memory. */
const identifiersIndex = (): Index => Index.fts({ ...asTheyStand, maxTokenLength: 400, withPosition: false });

/** Builds every index of the passages anew, each as one piece. */
export async function buildIndexes(passages: Table): Promise<void> {
  await passages.createIndex("terms", { config: termsIndex(true) });
  await passages.createIndex("heading", { config: termsIndex(false) });
  for (const column of ["id", "version", "documentId", "year"])
    await passages.createIndex(column, { config: Index.btree() });
  for (const column of ["retracted", "language", "format", "design"])
    await passages.createIndex(column, { config: Index.bitmap() });
  await passages.createIndex("identifiers", { config: identifiersIndex() });
}

export interface Tables {
  readonly passages: Table;
  readonly words: Table;
  readonly totals: Table;
}

async function openTable(connection: Connection, name: string, schema: Schema): Promise<Table> {
  const names = await connection.tableNames();
  if (names.includes(name)) return connection.openTable(name);
  // Another process may make the table at the same moment; either's is as good.
  return connection.createEmptyTable(name, schema, { mode: "create", existOk: true });
}

/** Opens the tables, made empty where they are not there yet. */
export async function openTables(connection: Connection): Promise<Tables> {
  return {
    passages: await openTable(connection, tableNames.passages, passagesSchema),
    words: await openTable(connection, tableNames.words, wordsSchema),
    totals: await openTable(connection, tableNames.totals, totalsSchema),
  };
}
