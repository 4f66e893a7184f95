/** Passages as rows of the table, and back. */
import { type Data, makeData, RecordBatch, Struct, Table, type Vector } from "apache-arrow";
import { IndexedPassage } from "../evidence/indexed-passage.ts";
import type { AnalysedPassage } from "./analyse-passage.ts";
import { flagColumn, numberColumn, textColumn, textsColumn } from "./arrow-columns.ts";
import { passagesSchema } from "./lance-tables.ts";

/** A passage with the terms of its heading and of the whole in one text each, apart by spaces. */
export interface PassageRow {
  readonly passage: IndexedPassage;
  readonly heading: string;
  readonly terms: string;
}

export const toRow = ({ passage, heading, terms }: AnalysedPassage): PassageRow => ({
  passage,
  heading: heading.join(" "),
  terms: terms.join(" "),
});

/** The columns of passages, by name. */
function columnsOf(rows: readonly PassageRow[]): Readonly<Record<string, Data>> {
  const each = <T>(value: (passage: IndexedPassage) => T): readonly T[] => rows.map(({ passage }) => value(passage));
  return {
    id: textColumn(each((p) => p.id)),
    version: textColumn(each((p) => p.version)),
    documentId: textColumn(each((p) => p.documentId)),
    title: textColumn(each((p) => p.title)),
    question: textColumn(each((p) => p.question)),
    keywords: textsColumn(each((p) => p.keywords ?? [])),
    section: textsColumn(each((p) => p.section)),
    role: textColumn(each((p) => p.role)),
    kind: textColumn(each((p) => p.kind)),
    text: textColumn(each((p) => p.text)),
    page: numberColumn(each((p) => p.page)),
    year: numberColumn(each((p) => p.year)),
    language: textColumn(each((p) => p.language)),
    design: textColumn(each((p) => p.design)),
    format: textColumn(each((p) => p.format)),
    retracted: flagColumn(each((p) => p.retracted)),
    identifiers: textsColumn(each((p) => p.identifiers)),
    heading: textColumn(rows.map(({ heading }) => heading)),
    terms: textColumn(rows.map(({ terms }) => terms)),
  };
}

/** A table with the columns of `passagesSchema`. */
export function toTable(rows: readonly PassageRow[]): Table {
  const columns = columnsOf(rows);
  const children = passagesSchema.fields.map(({ name }) => {
    const column = columns[name];
    if (column === undefined) throw new Error(`the column ${name} is not made`);
    return column;
  });
  const data = makeData({ type: new Struct(passagesSchema.fields), length: rows.length, nullCount: 0, children });
  return new Table(passagesSchema, new RecordBatch(passagesSchema, data));
}

const plainValue = (value: unknown): unknown =>
  typeof value === "object" && value !== null && Symbol.iterator in value
    ? Array.from(value as Iterable<unknown>)
    : typeof value === "bigint"
      ? Number(value)
      : value;

const columns = Object.keys(IndexedPassage.unwrap().shape);

/** The columns a passage is made of. */
export const passageColumns: readonly string[] = columns;

/** A table or a part of one. */
export interface Rows {
  readonly numRows: number;
  readonly getChild: (name: string) => Vector | null;
}

/** Rows as passages. The index was written by us, so that shapes are trusted; what was not stated is left out. */
export function toPassages(rows: Rows): readonly IndexedPassage[] {
  const vectors = columns.map((name) => [name, rows.getChild(name)] as const);
  return Array.from({ length: rows.numRows }, (_, at) => {
    const entries = vectors
      .map(([name, vector]) => [name, plainValue(vector?.get(at))] as const)
      .filter(([name, value]) => value !== null && !(name === "keywords" && (value as unknown[]).length === 0));
    return Object.fromEntries(entries) as IndexedPassage;
  });
}
