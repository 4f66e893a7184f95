/** Passages as rows of the table, and back. */
import { type Data, makeData, RecordBatch, Struct, Table, type Vector } from "apache-arrow";
import type { IndexedPassage } from "../evidence/indexed-passage.ts";
import { type TermText, toTermText } from "../evidence/ranking/term-text.ts";
import type { AnalysedPassage } from "./analyse-passage.ts";
import { flagColumn, numberColumn, textColumn, textsColumn } from "./arrow-columns.ts";
import { passagesSchema } from "./lance-tables.ts";

/** A passage with the terms of its heading, apart by spaces, and all of its terms: ranking then needs no other column. */
export interface PassageRow {
  readonly passage: IndexedPassage;
  readonly heading: string;
  readonly terms: TermText;
}

export const toRow = ({ passage, heading, terms }: AnalysedPassage): PassageRow => ({
  passage,
  heading: heading.join(" "),
  terms: toTermText(heading, terms),
});

/** All of a passage as one text; its id says its version. Retraction comes first: it is then seen without reading the rest. */
const shownOf = ({ version: _version, retracted, ...shown }: IndexedPassage): string =>
  JSON.stringify({ retracted, ...shown });

export const isRetracted = (shown: string): boolean => shown.startsWith('{"retracted":true');

/** The columns of passages, by name. */
function columnsOf(rows: readonly PassageRow[]): Readonly<Record<string, Data>> {
  const each = <T>(value: (passage: IndexedPassage) => T): readonly T[] => rows.map(({ passage }) => value(passage));
  return {
    id: textColumn(each((p) => p.id)),
    version: textColumn(each((p) => p.version)),
    documentId: textColumn(each((p) => p.documentId)),
    shown: textColumn(each(shownOf)),
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

/** The column a passage is made of. */
export const shownColumn = "shown";

/** A value of that column as a passage. The index was written by us, so that shapes are trusted. */
export function toPassage(shown: string): IndexedPassage {
  const passage = JSON.parse(shown) as Omit<IndexedPassage, "version">;
  return { ...passage, version: passage.id.slice(0, passage.id.indexOf("#")) };
}

/** A table or a part of one. */
export interface Rows {
  readonly numRows: number;
  readonly getChild: (name: string) => Vector | null;
}

/** Rows as passages. */
export const toPassages = (rows: Rows): readonly IndexedPassage[] =>
  Array.from(rows.getChild(shownColumn) ?? [], (shown) => toPassage(String(shown)));
